package rapport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.intake.IntakeWorld.json;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.edge.EventTime;
import rapport.edge.Json;

final class PostEventsTest {

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
