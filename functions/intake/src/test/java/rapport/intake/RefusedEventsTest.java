package rapport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.intake.IntakeWorld.json;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a request is told of events that can never count, and of itself where it is for nobody
/// here.
final class RefusedEventsTest {

  private static final String RESPONSE =
      """
      {"specversion":"1.0","id":"1","source":"s","type":"survey.response","time":"%s",
       "data":{"survey":"%s","answers":{"recommend":11,"happy":0,"effort":1.5}}}
      """;

  private final IntakeWorld world = new IntakeWorld();

  @ParameterizedTest
  @CsvSource({
    "bad-malformed-json,400,''",
    "bad-unknown-type,400,/type",
    "bad-missing-field,400,/data/ticket",
    "bad-unknown-field,400,/data/chanel",
    "bad-rating-off-scale,400,/data/score",
    "bad-answer-off-scale,400,/data/answers/recommend",
    "bad-unknown-question,400,/data/answers/recomend",
    "bad-unknown-survey,400,/data/survey",
    "bad-too-late,400,/time",
    "bad-too-far-ahead,400,/time",
    "bad-id-without-time,400,/time",
    "bad-invalid-utf8,400,''",
    "bad-depth-1000,400,/data/attributes/a/0/0/0/0/0",
    "bad-id-10000-characters,400,/id",
    "bad-duplicate-name,400,/data/ticket",
    "bad-empty,400,''"
  })
  void badInputIsAProblemThatNamesTheField(String fixture, int status, String pointer) {
    var answer = world.send(fixture);

    assertThat(answer.getStatusCode()).isEqualTo(status);
    assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
    assertThat(json(answer).get("status").intValue()).isEqualTo(status);
    assertThat(json(answer).get("errors").findValuesAsText("pointer")).contains(pointer);
    assertThat(world.queue.messages()).isEmpty();
  }

  @Test
  void anAnswerThatCannotBeReadHidesNoOtherThatIsOffItsScale() {
    assertThat(errors("relationship-2026", "2026-03-01T10:00:00Z"))
        .containsExactlyInAnyOrder(
            "/data/answers/recommend takes a whole number from 0 to 10, got 11",
            "/data/answers/happy takes a whole number from 1 to 5, got 0",
            "/data/answers/effort takes a whole number from 1 to 7, got 1.5");
  }

  @Test
  void anEventThatIsFlawedAndLateIsToldBoth() {
    assertThat(errors("relationship-2026", "2025-03-01T10:00:00Z"))
        .hasSize(4)
        .anyMatch(error -> error.startsWith("/time "));
  }

  @Test
  void withoutASurveyThatCanBeReadThereIsNothingToCompareAnswersWith() {
    assertThat(errors("no name", "2026-03-01T10:00:00Z"))
        .hasSize(2)
        .anyMatch(error -> error.startsWith("/data/survey must be a name"))
        .anyMatch(error -> error.startsWith("/data/answers/effort must be a whole number"));
    assertThat(errors("unknown", "2026-03-01T10:00:00Z"))
        .hasSize(2)
        .contains("/data/survey there is no survey \"unknown\"");
  }

  @Test
  void aPublicKeyLearnsNothingOfASurveyItIsNotForFromAFlawedEvent() {
    var event = IntakeWorld.event("bad-public-key");
    event.setBody(RESPONSE.formatted("2026-03-01T10:00:00Z", "another"));

    var errors = json(world.send(event)).get("errors");

    assertThat(errors.findValuesAsText("pointer")).containsExactly("/data/answers/effort");
  }

  /// Of a response with an answer above its scale, one below, and one that is no whole number.
  private List<String> errors(String survey, String time) {
    var errors = json(world.post(RESPONSE.formatted(time, survey))).get("errors");
    return StreamSupport.stream(errors.spliterator(), false)
        .map(error -> error.get("pointer").textValue() + " " + error.get("message").textValue())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "bad-content-type,415",
    "bad-charset,415",
    "bad-no-key,401",
    "bad-unknown-key,401",
    "bad-read-key,403",
    "bad-public-key,403"
  })
  void aRequestThatIsNotForUsIsAProblem(String fixture, int status) {
    var answer = world.send(fixture);

    assertThat(answer.getStatusCode()).isEqualTo(status);
    assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
    assertThat(json(answer).get("detail").textValue()).isNotEmpty();
    assertThat(world.queue.messages()).isEmpty();
  }

  @Test
  void aWrongContentTypeIsNamedWithTheRightOnes() {
    assertThat(json(world.send("bad-content-type")).get("detail").textValue())
        .contains("Content-Type", "application/json", "application/x-ndjson");
  }

  @Test
  void badEventsAreRejectedOneByOneAndTheirNeighboursTaken() {
    var answer = world.send("bad-among-good");

    assertThat(answer.getStatusCode()).isEqualTo(202);
    assertThat(json(answer).get("accepted").intValue()).isEqualTo(4);
    assertThat(world.queued().findValuesAsText("ticket")).containsExactly("G1", "G2", "G3", "G4");
    var rejected = json(answer).get("rejected");
    assertThat(rejected.findValuesAsText("index")).containsExactly("1", "3", "4", "5", "6", "8");
    assertThat(rejected.findValuesAsText("id")).containsExactly("1", "2", "3", "4", "", "1");
    assertThat(rejected.findValuesAsText("pointer"))
        .containsExactly(
            "/type",
            "/data/score",
            "/data/ticket",
            "/time",
            "/id",
            "/data/attributes/a/0/0/0/0",
            "/data/attributes/a");
  }

  @Test
  void aBadLineSpoilsNoOther() {
    var answer = world.send("bad-line");

    assertThat(answer.getStatusCode()).isEqualTo(202);
    assertThat(json(answer).get("rejected").findValuesAsText("index")).containsExactly("1");
    assertThat(world.queued().findValuesAsText("ticket")).containsExactly("G1", "G2");
  }

  @Test
  void whatIsRejectedIsListedToo() {
    var problem = json(world.post("[{},{\"specversion\":\"1.0\"}]"));

    assertThat(problem.get("errors").findValuesAsText("pointer")).contains("/0/type", "/1/data");
    assertThat(problem.get("rejected").findValuesAsText("index")).containsExactly("0", "1");
    assertThat(problem.at("/rejected/1/errors").findValuesAsText("pointer")).contains("/data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /v1/nothing", "$default", "POST /v1/settings"})
  void anotherRouteIs404(String route) {
    var event = IntakeWorld.event("post-event");
    event.setRouteKey(route);

    assertThat(world.send(event).getStatusCode()).isEqualTo(404);
  }
}
