package rapport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.intake.LateBudget.Allowance;

/// For how many hours of the past events may come late. It is 2026-03-01T10:05:00Z.
class LateBudgetTest {

  private static final Wiring.Bounds FIVE_HOURS =
      new Wiring.Bounds(Map.of(), new Allowance(Duration.ofHours(24), 5));

  private final IntakeWorld world = new IntakeWorld(FIVE_HOURS);

  private static String rated(String id, Instant time) {
    return """
        {"specversion":"1.0","id":"%s","source":"desk","type":"ticket.rated","time":"%s",
         "data":{"ticket":"T1","score":5,"scale":"1-5"}}"""
        .formatted(id, time);
  }

  private APIGatewayV2HTTPResponse post(Instant... times) {
    var events = new ArrayList<String>();
    for (Instant time : times) {
      events.add(rated("e" + events.size() + "-" + time, time));
    }
    return world.post("[" + String.join(",", events) + "]");
  }

  private Instant ago(int hours) {
    return world.now.minus(Duration.ofHours(hours)).minusSeconds(1);
  }

  @Test
  void eventsForFiveHoursAreTakenAndForASixthNoneOfTheRequest() {
    assertThat(post(ago(24), ago(30), ago(50), ago(51), ago(52)).getStatusCode()).isEqualTo(202);

    var answer = post(ago(1), ago(50), ago(60));

    assertThat(answer.getStatusCode()).isEqualTo(429);
    assertThat(answer.getHeaders()).containsEntry("retry-after", "50100"); // 13:55 h
    var body = IntakeWorld.json(answer);
    assertThat(body.get("detail").textValue())
        .contains("came late for 5 hours today", "POST /v1/imports");
    assertThat(body.get("errors")).hasSize(1);
    assertThat(body.at("/errors/0/pointer").textValue()).isEqualTo("/2/time");
    assertThat(world.queue.messages()).hasSize(1);
  }

  @Test
  void whatIsInTimeOrInAnHourThatWasCountedGoesOn() {
    post(ago(24), ago(30), ago(50), ago(51), ago(52));

    assertThat(post(ago(23), ago(0)).getStatusCode()).isEqualTo(202);
    assertThat(post(ago(50), ago(24)).getStatusCode()).isEqualTo(202);
  }

  /// It lies open in a page: whoever finds it must not spend what the server may need.
  @Test
  void aPublicKeyAddsHoursOnlyUntilHalfAreUsed() {
    assertThat(answer(ago(25)).getStatusCode()).isEqualTo(202);
    assertThat(answer(ago(26)).getStatusCode()).isEqualTo(202);

    var refused = answer(ago(27));

    assertThat(refused.getStatusCode()).isEqualTo(429);
    assertThat(IntakeWorld.json(refused).get("detail").textValue())
        .startsWith("Events came late for 2 hours today, and by a public key for 2 they may.");
    assertThat(post(ago(30), ago(50), ago(51)).getStatusCode()).isEqualTo(202);
    assertThat(answer(ago(30)).getStatusCode()).isEqualTo(202);
    assertThat(answer(ago(27)).getStatusCode()).isEqualTo(429);
    assertThat(post(ago(27)).getStatusCode()).isEqualTo(429);
  }

  @Test
  void anotherInstanceKeepsTheHalfOfAPublicKeyToo() {
    answer(ago(25));
    answer(ago(26));

    assertThat(world.send(answered(ago(27)), world.handler(FIVE_HOURS)).getStatusCode())
        .isEqualTo(429);
  }

  private APIGatewayV2HTTPResponse answer(Instant time) {
    return world.send(answered(time));
  }

  /// An answer by a public key.
  private static APIGatewayV2HTTPEvent answered(Instant time) {
    var event = IntakeWorld.event("bad-public-key");
    event.setBody(
        """
        {"specversion":"1.0","id":"%s","source":"web","type":"survey.response","time":"%s",
         "data":{"survey":"relationship-2026","answers":{"recommend":9}}}"""
            .formatted(time, time));
    return event;
  }

  @Test
  void anImportHasNoSuchLimit() {
    post(ago(24), ago(30), ago(50), ago(51), ago(52));
    var event = IntakeWorld.event("post-import");
    event.setBody(rated("1", ago(70)));

    assertThat(world.send(event).getStatusCode()).isEqualTo(202);
  }

  @Test
  void theNextDayBeginsAnew() {
    post(ago(24), ago(30), ago(50), ago(51), ago(52));
    world.now = Instant.parse("2026-03-02T00:00:00Z");

    assertThat(post(ago(100)).getStatusCode()).isEqualTo(202);
  }

  @Test
  void onlyNewHoursAreWrittenAndWhatIsKnownToBeTooMuchIsNotEvenReadFor() {
    post(ago(24), ago(30), ago(50));
    var before = world.events.consumed();
    for (int i = 0; i < 50; i++) {
      post(ago(30), ago(1));
    }
    assertThat(world.events.consumed()).isEqualTo(before);
    post(ago(60), ago(61));
    assertThat(world.events.consumed().since(before).writes()).isEqualTo(1);
    before = world.events.consumed();

    assertThat(post(ago(70)).getStatusCode()).isEqualTo(429);
    assertThat(world.events.consumed()).isEqualTo(before);
  }

  /// Three instances, in turns; the oracle knows all hours that were taken.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20_261_127})
  void instancesTogetherKeepTheLimitExactly(long seed) {
    var random = new Random(seed);
    var bounds = new Wiring.Bounds(Map.of(), new Allowance(Duration.ofHours(24), 20));
    var instances = List.of(world.handler(bounds), world.handler(bounds), world.handler(bounds));
    var taken = new TreeSet<Long>();
    for (int i = 0; i < 150; i++) {
      var hours = random.ints(1 + random.nextInt(4), 25, 200).boxed().collect(Collectors.toSet());
      var events = hours.stream().map(hour -> rated("e" + hour, ago(hour))).toList();
      var all = new TreeSet<>(taken);
      hours.forEach(hour -> all.add(ago(hour).getEpochSecond() / 3_600));
      var request = IntakeWorld.event("post-events-array");
      request.setBody("[" + String.join(",", events) + "]");

      int status = world.send(request, instances.get(random.nextInt(3))).getStatusCode();

      assertThat(status).as("seed %d, request %d", seed, i).isEqualTo(all.size() > 20 ? 429 : 202);
      if (status == 202) {
        taken.addAll(all);
      }
    }
    assertThat(taken).hasSizeGreaterThan(15);
  }

  @Test
  void aFormThatWasOpenForADayIsShownAgainAndThenTakenAsNew() {
    post(ago(24), ago(30), ago(50), ago(51), ago(52));
    var form = IntakeWorld.event("post-form");
    form.setIsBase64Encoded(false);
    form.setBody(
        "key=" + IntakeWorld.PUB + "&id=1&time=" + ago(40) + "&recommend=9&why=because+%22so%22");

    var answer = world.send(form);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody())
        .contains("open for too long", "because &quot;so&quot;", "value=\"9\"")
        .doesNotContain("name=\"time\"", "name=\"id\"");
  }
}
