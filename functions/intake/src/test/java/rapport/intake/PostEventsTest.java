package rapport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.intake.IntakeWorld.json;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.edge.EventTime;
import rapport.edge.Json;

final class PostEventsTest {

  private static final String RESPONSE =
      """
      {"specversion":"1.0","id":"1","source":"s","type":"survey.response","time":"%s",
       "data":{"survey":"%s","answers":{"recommend":11,"happy":0,"effort":1.5}}}
      """;

  private final IntakeWorld world = new IntakeWorld();

  @Test
  void oneEventIsTakenAndGetsItsIdAndTimeFromTheServer() {
    var answer = world.send("post-event");

    assertThat(answer.getStatusCode()).isEqualTo(202);
    var id = json(answer).at("/ids/0").textValue();
    assertThat(EventTime.ofId(id)).contains(world.now);
    assertThat(json(answer))
        .isEqualTo(json("{\"accepted\":1,\"ids\":[\"" + id + "\"],\"rejected\":[]}"));
    assertThat(world.queued().at("/0/id").textValue()).isEqualTo(id);
    assertThat(world.queued().at("/0/time").textValue()).isEqualTo(world.now.toString());
    assertThat(world.queued().at("/0/surveyversion").intValue()).isEqualTo(1);
    assertThat(world.queued().at("/0/data/answers/recommend").intValue()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({"post-events-array,4", "post-events-lines,3"})
  void eventsOfOneRequestAreOneMessageInTheirOrder(String fixture, int count) {
    var answer = world.send(fixture);

    assertThat(answer.getStatusCode()).isEqualTo(202);
    assertThat(json(answer).get("accepted").intValue()).isEqualTo(count);
    assertThat(world.queued()).hasSize(count);
    assertThat(world.queued().findValuesAsText("id"))
        .isEqualTo(ids(json(answer).get("ids").toString()));
    assertThat(world.message().attributes()).containsOnlyKeys("tenant", "judged");
    assertThat(world.message().attributes()).containsEntry("tenant", "demo");
    assertThat(world.message().attributes()).containsEntry("judged", "true");
    assertThat(world.message().group()).isEqualTo("demo");
  }

  /// By any way: so its events are others than those of the tenant, whatever they are called.
  @Test
  void onlyWhatAPublicKeyBringsIsPublic() {
    world.send("post-response");
    world.send("post-form");
    var event = IntakeWorld.event("bad-public-key");
    event.setBody(
        """
        {"specversion":"1.0","id":"1","source":"crm","type":"survey.response","time":"%s",
         "data":{"survey":"relationship-2026","answers":{"recommend":9}}}"""
            .formatted(world.now));
    world.send(event);
    world.send("post-event");

    assertThat(world.queue.messages())
        .extracting(message -> message.attributes().get("public"))
        .containsExactly("true", "true", "true", null);
  }

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

  @Test
  void tenMegabytesAre413() {
    var answer = world.post("[" + " ".repeat(10 * 1024 * 1024) + "]");

    assertThat(answer.getStatusCode()).isEqualTo(413);
    assertThat(json(answer).get("detail").textValue()).contains("262144 bytes");
  }

  @Test
  void aRequestMayBring500Events() {
    assertThat(world.post(paused(500)).getStatusCode()).isEqualTo(202);
    assertThat(world.post(paused(501)).getStatusCode()).isEqualTo(413);
  }

  @Test
  void aBodyAsLargeAsAllowedFitsInItsMessages() {
    var comment = "é\\\"".repeat(2_000);
    var rated =
        "{\"specversion\":\"1.0\",\"source\":\"s\",\"type\":\"ticket.rated\",\"data\":"
            + "{\"ticket\":\"T%d\",\"score\":1,\"scale\":\"1-5\",\"comment\":\""
            + comment
            + "\"}}";
    var events =
        IntStream.range(0, 32).mapToObj(i -> rated.formatted(i % 2)).collect(Collectors.toList());
    while (events.stream().mapToInt(IntakeIo::bytes).sum() + 33 < Json.MAX_BODY_BYTES) {
      events.add(
          "{\"specversion\":\"1.0\",\"source\":\"s\",\"type\":\"ticket.paused\",\"data\":"
              + "{\"ticket\":\"T2\"}}");
      if (events.size() == 500) {
        break;
      }
    }
    events.removeLast();

    var answer = world.post("[" + String.join(",", events) + "]");

    assertThat(answer.getStatusCode()).isEqualTo(202);
    var messages = world.queue.messages();
    assertThat(messages.size()).isBetween(1, 2);
    var ids = new ArrayList<String>();
    messages.forEach(message -> ids.addAll(json(message.body()).findValuesAsText("id")));
    assertThat(ids).containsExactlyInAnyOrderElementsOf(ids(json(answer).get("ids").toString()));
  }

  @Test
  void lateIsJudgedByTheClock() {
    var event =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"ticket.paused\","
            + "\"time\":\"%s\",\"data\":{\"ticket\":\"T\"}}";

    assertThat(world.post(event.formatted(world.now.minus(Duration.ofDays(35)))).getStatusCode())
        .isEqualTo(202);
    assertThat(
            world
                .post(event.formatted(world.now.minus(Duration.ofDays(35)).minusMillis(1)))
                .getStatusCode())
        .isEqualTo(400);
    assertThat(world.post(event.formatted(world.now.plusSeconds(300))).getStatusCode())
        .isEqualTo(202);
    assertThat(world.post(event.formatted(world.now.plusSeconds(301))).getStatusCode())
        .isEqualTo(400);
  }

  @Test
  void aPublicKeyMayBringAnswersToItsSurveyHereToo() {
    var event = IntakeWorld.event("post-event");
    event.getHeaders().put("authorization", "Bearer " + IntakeWorld.PUB);
    assertThat(world.send(event).getStatusCode()).isEqualTo(202);

    event.setBody(event.getBody().replace("\"complete\":true", "\"void\":true"));
    assertThat(world.send(event).getStatusCode()).isEqualTo(403);
  }

  @Test
  void whenTheQueueFailsNothingIsPromised() {
    world.queue.fail(true);

    var answer = world.send("post-event");

    assertThat(answer.getStatusCode()).isEqualTo(503);
    assertThat(answer.getHeaders()).containsKey("retry-after");
    assertThat(world.lines).anySatisfy(line -> assertThat(line).contains("UnsentException"));
  }

  @Test
  void aNewQuestionCountsAtOnceAlthoughDefinitionsAreRemembered() {
    world.send("post-event");
    world.define(IntakeWorld.later());
    var event = IntakeWorld.event("post-event");
    event.setBody(event.getBody().replace("\"happy\":5", "\"again\":5"));

    var answer = world.send(event);

    assertThat(answer.getStatusCode()).isEqualTo(202);
    var stamped = json(world.queue.messages().getLast().body()).at("/0/surveyversion");
    assertThat(stamped.intValue()).isEqualTo(2);
  }

  @Test
  void manyWrongAnswersReadTheDefinitionOnceMore() {
    world.send("post-event");
    var before = world.summary.consumed();
    var wrong =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    "{\"specversion\":\"1.0\",\"source\":\"s\",\"type\":\"survey.response\","
                        + "\"data\":{\"survey\":\"relationship-2026\",\"answers\":{\"x\":1}}}")
            .collect(Collectors.joining(",", "[", "]"));

    assertThat(world.post(wrong).getStatusCode()).isEqualTo(400);
    assertThat(world.summary.consumed().since(before).reads()).isEqualTo(1.0);
  }

  @Test
  void nothingThatWasSentIsLogged() {
    world.send("post-event");
    world.send("bad-answer-off-scale");

    assertThat(world.lines)
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).doesNotContain("customer-42", "fast", "EMEA"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /v1/nothing", "$default", "POST /v1/settings"})
  void anotherRouteIs404(String route) {
    var event = IntakeWorld.event("post-event");
    event.setRouteKey(route);

    assertThat(world.send(event).getStatusCode()).isEqualTo(404);
  }

  private static String paused(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                "{\"specversion\":\"1.0\",\"source\":\"s\",\"type\":\"ticket.paused\","
                    + "\"data\":{\"ticket\":\"T"
                    + i
                    + "\"}}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static List<String> ids(String array) {
    var ids = new ArrayList<String>();
    json(array).forEach(id -> ids.add(id.textValue()));
    return ids;
  }
}
