package rapport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rapport.edge.Throttle.Whose;
import rapport.intake.LateBudget.Allowance;
import rapport.limit.Limit;

/// What comes faster than it may.
class ThrottledTest {

  private static final Wiring.Bounds FEW =
      new Wiring.Bounds(
          Map.of(
              Whose.ADDRESS, new Limit(60, 3),
              Whose.PUBLIC_KEY, new Limit(600, 5),
              Whose.SERVER_KEY, new Limit(6, 2)),
          new Allowance(Duration.ofHours(24), 240));

  private final IntakeWorld world = new IntakeWorld(FEW);

  private static APIGatewayV2HTTPEvent form(String address) {
    var event = IntakeWorld.event("post-form");
    event.setIsBase64Encoded(false);
    event.setBody("key=" + IntakeWorld.PUB + "&recommend=9&why=%3Cb%3E+%26+so&attributes.x=y");
    event.getRequestContext().getHttp().setSourceIp(address);
    return event;
  }

  @Test
  void aServerIsToldWhenToComeAgainAndNothingOfItsIsTaken() {
    world.send("post-event");
    world.send("post-event");

    var answer = world.send("post-event");

    assertThat(answer.getStatusCode()).isEqualTo(429);
    assertThat(answer.getHeaders())
        .containsEntry("retry-after", "10")
        .containsEntry("content-type", "application/problem+json");
    assertThat(IntakeWorld.json(answer).get("detail").textValue())
        .isEqualTo(
            "Too much came with this key: 6 a minute may, and 2 at once. Nothing of this was"
                + " taken.");
    assertThat(world.queue.messages()).hasSize(2);
    world.now = world.now.plusSeconds(10);
    assertThat(world.send("post-event").getStatusCode()).isEqualTo(202);
  }

  @Test
  void importsCountWithTheKeyTheyComeBy() {
    world.send("post-import");
    world.send("post-import");

    assertThat(world.send("post-import").getStatusCode()).isEqualTo(429);
  }

  @Test
  void aFormIsKeptOnAPageThatSendsItAgain() {
    for (int i = 0; i < 3; i++) {
      assertThat(world.send(form("192.0.2.1")).getStatusCode()).isEqualTo(303);
    }

    var answer = world.send(form("192.0.2.1"));

    assertThat(answer.getStatusCode()).isEqualTo(429);
    assertThat(answer.getHeaders())
        .containsEntry("content-type", "text/html; charset=utf-8")
        .containsEntry("retry-after", "1");
    assertThat(answer.getBody())
        .contains("<form method=\"post\"", "send them again in 1 s.")
        .contains("name=\"key\" value=\"" + IntakeWorld.PUB + "\"")
        .contains("name=\"recommend\" value=\"9\"")
        .contains("name=\"why\" value=\"&lt;b&gt; &amp; so\"")
        .contains("name=\"attributes.x\" value=\"y\"");
    assertThat(world.send(form("192.0.2.2")).getStatusCode()).isEqualTo(303);
  }

  @Test
  void eventsOfOneRequestWithAPublicKeyAreCountedEach() {
    var response =
        """
        {"specversion":"1.0","source":"web","type":"survey.response",
         "data":{"survey":"relationship-2026","answers":{"recommend":9}}}""";
    var event = IntakeWorld.event("bad-public-key");
    event.setBody("[" + response + "," + response + "]");
    var tooMany = IntakeWorld.event("bad-public-key");
    tooMany.setBody("[" + String.join(",", Collections.nCopies(5, response)) + "]");

    assertThat(world.send(event).getStatusCode()).isEqualTo(202);
    assertThat(world.send(event).getStatusCode()).isEqualTo(429);
    world.now = world.now.plusSeconds(60);
    var refused = world.send(tooMany);
    assertThat(refused.getStatusCode()).isEqualTo(413);
    assertThat(IntakeWorld.json(refused).get("detail").textValue())
        .isEqualTo("A request from this address may bring 3 events, this has 5.");
  }

  @Test
  void guessingLinksOrKeysIsStoppedBeforeAnythingIsLookedUp() {
    var secret = "_" + "A".repeat(43);
    for (String guess :
        List.of("lnk_" + "A".repeat(100), "pub" + secret, "srv" + secret, "read" + secret)) {
      for (int i = 0; i < 10; i++) {
        world.send(by(guess));
      }
      var before = world.summary.consumed();

      assertThat(world.send(by(guess)).getStatusCode()).isEqualTo(429);
      assertThat(world.summary.consumed()).isEqualTo(before);
      world.now = world.now.plusSeconds(60);
    }
  }

  /// Whoever shares its address with guessers: a key is asked about once a minute.
  @Test
  void aServersKeyThatIsRememberedIsNotStoppedByWhatOthersGuessFromItsAddress() {
    assertThat(world.send(by(IntakeWorld.SRV)).getStatusCode()).isEqualTo(303);
    for (int i = 0; i < 10; i++) {
      world.send(by("srv_" + "A".repeat(43)));
    }

    assertThat(world.send(by(IntakeWorld.SRV)).getStatusCode()).isEqualTo(303);
    assertThat(world.send(by(IntakeWorld.PUB)).getStatusCode()).isEqualTo(429);
  }

  private static APIGatewayV2HTTPEvent by(String key) {
    var event = form("192.0.2.1");
    event.setBody("key=" + key + "&recommend=9");
    return event;
  }

  /// All come from the distribution's address.
  @Test
  void visitorsWhoComeByTheDistributionAreCountedEachByItsOwnAddress() {
    for (int i = 0; i < 3; i++) {
      assertThat(world.send(byFront("192.0.2.1")).getStatusCode()).isEqualTo(303);
    }

    assertThat(world.send(byFront("192.0.2.1")).getStatusCode()).isEqualTo(429);
    assertThat(world.send(byFront("192.0.2.2")).getStatusCode()).isEqualTo(303);
  }

  @Test
  void whoOnlySaysThatItComesByTheDistributionGainsNothing() {
    for (int i = 0; i < 3; i++) {
      assertThat(world.send(pretending("192.0.2." + i)).getStatusCode()).isEqualTo(303);
    }

    assertThat(world.send(pretending("192.0.2.9")).getStatusCode()).isEqualTo(429);
  }

  private static APIGatewayV2HTTPEvent byFront(String visitor) {
    return with(IntakeWorld.FRONT_SECRET, visitor);
  }

  private static APIGatewayV2HTTPEvent pretending(String visitor) {
    return with("a guess", visitor);
  }

  private static APIGatewayV2HTTPEvent with(String secret, String visitor) {
    var event = form("198.51.100.7");
    var headers = new HashMap<>(event.getHeaders());
    headers.put("x-rapport-front", secret);
    headers.put("x-rapport-viewer", visitor);
    event.setHeaders(headers);
    return event;
  }

  @Test
  void noLineOfTheLogHasAnAddress() {
    for (int i = 0; i < 10; i++) {
      world.send(form("192.0.2.77"));
    }

    assertThat(world.lines).hasSize(10).noneMatch(line -> line.contains("192.0.2.77"));
  }
}
