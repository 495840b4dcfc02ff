package rapport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.intake.IntakeWorld.json;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is taken by its content type, and in which form the rest is refused.
final class ContentTypeTest {

  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

  private final IntakeWorld world = new IntakeWorld();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "APPLICATION/JSON; CHARSET=UTF-8",
        "application/json;charset=\"utf-8\"",
        "application/json ; profile=x ; charset=utf-8",
        "application/cloudevents+json",
        "application/cloudevents-batch+json; charset=utf-8"
      })
  void eventsAreTakenHoweverTheirTypeIsWritten(String type) {
    assertThat(send("post-events-array", type, "*/*").getStatusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "text/plain",
        "text/json",
        "application/json; charset=iso-8859-1",
        "application/json, application/json",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded"
      })
  void otherTypesOfEventsAreAProblemEvenInABrowser(String type) {
    var answer = send("post-events-array", type, BROWSER);

    assertThat(answer.getStatusCode()).isEqualTo(415);
    assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
  }

  @Test
  void aTypeLeftOutIsNotGuessed() {
    var event = IntakeWorld.event("post-events-array");
    event.getHeaders().remove("content-type");

    assertThat(world.send(event).getStatusCode()).isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "multipart/form-data; boundary=x|text/html,*/*;q=0.8",
        "multipart/form-data; boundary=x|*/*",
        "text/plain|text/html,*/*;q=0.8",
        "Text/Plain; charset=utf-8|''",
        "application/x-www-form-urlencoded; charset=iso-8859-1|*/*",
        "application/x-www-form-urlencoded;charset=windows-1252|text/html,application/json;q=0.9",
        "''|text/html,*/*;q=0.8",
        "application/xml|text/html,*/*;q=0.8"
      })
  void aPersonIsToldByAPageWhatIsWrongWithTheForm(String type, String accept) {
    var answer = send("post-form", type, accept);

    assertThat(answer.getStatusCode()).isEqualTo(415);
    assertThat(answer.getHeaders()).containsEntry("content-type", "text/html; charset=utf-8");
    assertThat(answer.getBody())
        .contains("<h1>Your answers were not taken</h1>", "plain form fields in UTF-8");
    assertThat(world.queue.messages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json; charset=iso-8859-1|text/html,*/*;q=0.8",
        "application/vnd.api+json|text/html",
        "text/plain|application/json",
        "multipart/form-data; boundary=x|application/problem+json, text/html;q=0.5",
        "''|*/*",
        "application/xml|''"
      })
  void aProgramIsToldByAProblem(String type, String accept) {
    var answer = send("post-response", type, accept);

    assertThat(answer.getStatusCode()).isEqualTo(415);
    assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
    assertThat(json(answer).get("detail").textValue()).contains("application/json", "UTF-8");
  }

  private APIGatewayV2HTTPResponse send(String fixture, String type, String accept) {
    var event = IntakeWorld.event(fixture);
    event.getHeaders().put("content-type", type);
    event.getHeaders().put("accept", accept);
    return world.send(event);
  }
}
