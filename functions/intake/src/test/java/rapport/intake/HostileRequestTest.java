package rapport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.intake.IntakeWorld.json;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.edge.Json;
import rapport.survey.Question;
import rapport.survey.Survey;

/// Requests at the edge of what is allowed, and those of senders who mean harm.
final class HostileRequestTest {

  private static final String RESPONSE =
      "{\"specversion\":\"1.0\",\"source\":\"s\",\"type\":\"survey.response\",\"data\":"
          + "{\"survey\":\"%s\",\"answers\":{\"recommend\":%s}}}";
  private static final String OTHER = "secret-2026";

  private final IntakeWorld world = new IntakeWorld();

  @Test
  void headersMayBeWrittenInAnyCase() {
    var event = IntakeWorld.event("post-events-array");
    var headers = new HashMap<String, String>();
    event.getHeaders().forEach((name, value) -> headers.put(name.toUpperCase(Locale.ROOT), value));
    event.setHeaders(headers);

    assertThat(world.send(event).getStatusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic x", "bearer srv_", "Bearer a b"})
  void whatIsNoKeyIs401(String authorization) {
    var event = IntakeWorld.event("post-events-array");
    event.getHeaders().put("authorization", authorization);

    var answer = world.send(event);

    assertThat(answer.getStatusCode()).isEqualTo(401);
    assertThat(answer.getHeaders()).containsEntry("www-authenticate", "Bearer");
  }

  @Test
  void aBodyMayComeInBase64() {
    var body = IntakeWorld.event("post-events-array").getBody();

    assertThat(encoded(body).getStatusCode()).isEqualTo(202);
    assertThat(world.queued()).hasSize(4);
  }

  @Test
  void aBodyMayHave256KilobytesInEitherForm() {
    var body = IntakeWorld.event("post-events-array").getBody();
    var most = body + " ".repeat(Json.MAX_BODY_BYTES - body.length());

    assertThat(world.post(most).getStatusCode()).isEqualTo(202);
    assertThat(encoded(most).getStatusCode()).isEqualTo(202);
    assertThat(world.post(most + " ").getStatusCode()).isEqualTo(413);
    assertThat(encoded(most + " ").getStatusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\uFEFF[]",
        "[]",
        "NaN",
        "[NaN]",
        "[Infinity]",
        "[1e400]",
        "[-]",
        "null",
        "[null]",
        "\"\"",
        "[[]]",
        "{\"a\":1e99999999999}"
      })
  void whatIsNoEventIsAProblem(String body) {
    assertThat(world.post(body).getStatusCode()).isEqualTo(400);
    assertThat(encoded(body).getStatusCode()).isEqualTo(400);
  }

  @Test
  void aBodyLeftOutIsAProblem() {
    assertThat(world.post(null).getStatusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"9,9", "9.0,9", "0.9e1,9", "1E1,10", "-0,0", "-0.0,0"})
  void aScoreIsAWholeNumberHoweverItIsWritten(String written, int score) {
    assertThat(world.post(response(written)).getStatusCode()).isEqualTo(202);

    assertThat(world.queued().at("/0/data/answers/recommend").toString())
        .isEqualTo(Integer.toString(score));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9.5",
        "\"9\"",
        "\"good\"",
        "11",
        "-1",
        "1e400",
        "1e-400",
        "1e99999999999",
        "4294967305",
        "18446744073709551625",
        "99999999999999999999999999999999999999999",
        "true",
        "[9]",
        "{\"score\":9}"
      })
  void anyOtherScoreIsNamed(String written) {
    var answer = world.post(response(written));

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(json(answer).get("errors").findValuesAsText("pointer"))
        .isNotEmpty()
        .containsOnly("/data/answers/recommend");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "source", "subject"})
  void halfACharacterIsNeverKeptNorSentBack(String name) {
    var body = response("9").replace("{\"spec", "{\"" + name + "\":\"x\\ud800\",\"spec");

    var answer = world.post(body);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(answer.getBody())).isTrue();
    assertThat(json(answer).get("errors").findValuesAsText("pointer")).contains("/" + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\ud800"})
  void halfACharacterInANameIsNeverSentBack(String half) {
    var body = response("9").replace("{\"survey", "{\"sub" + half + "ject\":1,\"survey");

    var answer = world.post(body);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(answer.getBody())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"post-response", "post-form"})
  void aPathThatIsNoNameIsNoSurvey(String fixture) {
    for (String name : List.of("x".repeat(2_000), "relationship-2026#1", "\ud800", " ")) {
      var event = IntakeWorld.event(fixture);
      event.setPathParameters(Map.of("survey", name));
      asServer(event);

      assertThat(world.send(event).getStatusCode()).as(name).isEqualTo(404);
    }
  }

  /// Neither by what is wrong with an answer nor by how long it takes: a public key stands in web
  /// pages.
  @Test
  void aPublicKeyLearnsNothingOfOtherSurveys() {
    var nps = List.<Question>of(new Question.Nps("recommend"));
    world.define(new Survey(OTHER, 1, new TreeMap<>(), nps, "", List.of()));
    var before = world.summary.consumed();
    var answers =
        List.of(
            publicly(RESPONSE.formatted(OTHER, "9")),
            publicly(RESPONSE.formatted(OTHER, "11")),
            publicly(RESPONSE.formatted("nothing", "9")));

    assertThat(Set.copyOf(answers)).hasSize(1);
    assertThat(answers.getFirst().getStatusCode()).isEqualTo(403);
    assertThat(world.summary.consumed().since(before).reads()).isZero();
  }

  @Test
  void aPublicKeyCannotHaveManySurveysLookedUp() {
    var many =
        IntStream.range(0, 500)
            .mapToObj(i -> RESPONSE.formatted("s" + i, "9"))
            .collect(Collectors.joining(",", "[", "]"));
    var before = world.summary.consumed();

    var answer = publicly(many);

    assertThat(answer.getStatusCode()).isEqualTo(403);
    assertThat(world.summary.consumed().since(before).reads()).isZero();
  }

  private static String response(String score) {
    return RESPONSE.formatted("relationship-2026", score);
  }

  private APIGatewayV2HTTPResponse publicly(String body) {
    var event = IntakeWorld.event("post-events-array");
    event.getHeaders().put("authorization", "Bearer " + IntakeWorld.PUB);
    event.setBody(body);
    return world.send(event);
  }

  private APIGatewayV2HTTPResponse encoded(String body) {
    var event = IntakeWorld.event("post-events-array");
    event.setBody(Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
    event.setIsBase64Encoded(true);
    return world.send(event);
  }

  private static void asServer(APIGatewayV2HTTPEvent event) {
    event.getHeaders().put("authorization", "Bearer " + IntakeWorld.SRV);
    var body = event.getBody();
    if (event.getIsBase64Encoded()) {
      var form = new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
      var asServer = form.replace(IntakeWorld.PUB, IntakeWorld.SRV);
      event.setBody(Base64.getEncoder().encodeToString(asServer.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
