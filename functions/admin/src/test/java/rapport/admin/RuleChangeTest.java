package rapport.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.store.Jobs;

/// Facts follow what the settings decide about tickets and customers.
class RuleChangeTest {

  private static final String WITH_JOURNEY = "{\"journeys\":{\"buy\":[\"cart\",\"paid\"]}}";

  private final AdminWorld world = new AdminWorld();

  @Test
  void otherRulesPublishEveryEntityAnew() {
    assertThat(put(WITH_JOURNEY)).isEqualTo(200);

    assertThat(world.jobs()).containsExactly("republish");
  }

  @Test
  void whatNoFactDependsOnPublishesNothing() {
    assertThat(put("{\"clvYears\":3,\"churnDenominator\":\"all\",\"smallN\":5}")).isEqualTo(200);

    assertThat(world.jobs()).isEmpty();
  }

  @Test
  void theSameRulesAgainBeginNothingAgain() {
    put(WITH_JOURNEY);
    var jobs = new Jobs(world.events);
    jobs.end(jobs.find("demo", "republish").orElseThrow());

    assertThat(put(WITH_JOURNEY)).isEqualTo(200);

    assertThat(world.jobs()).isEmpty();
  }

  @Test
  void aChangeWhileTheJobIsUnderWayBeginsItAgain() {
    put(WITH_JOURNEY);
    var jobs = new Jobs(world.events);
    var running = jobs.find("demo", "republish").orElseThrow();
    jobs.update(running, Bytes.of(new byte[] {1, 2, 5}), Instant.EPOCH, BigInteger.TEN);

    put("{}");

    assertThat(jobs.find("demo", "republish").orElseThrow().state())
        .isEqualTo(Bytes.of(new byte[] {1}));
  }

  @Test
  void silenceIsLookedForWhereItMeansLeaving() {
    put("{\"inactivityDays\":30}");
    put("{\"inactivityDays\":30}");

    assertThat(world.jobs()).containsExactlyInAnyOrder("republish", "silence");
  }

  private int put(String body) {
    return world.send("put-settings", body).getStatusCode();
  }
}
