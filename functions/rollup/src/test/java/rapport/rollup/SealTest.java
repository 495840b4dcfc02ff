package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.rollup.RollupWorld.RETENTION;
import static rapport.rollup.RollupWorld.SCORES;
import static rapport.rollup.RollupWorld.answer;
import static rapport.rollup.RollupWorld.open;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rapport.fact.Family;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;

/// A record whose log begins to expire is final.
class SealTest {

  private final RollupWorld world = new RollupWorld();

  @Test
  void aRecordKnowsWhenItsLogBeginsToExpire() {
    world.record(answer("1", "2026-03-01T08:00:00Z", 9));
    world.now = world.now.plus(Duration.ofDays(2));
    world.record(answer("2", "2026-03-01T09:00:00Z", 9));

    world.rollup.run();

    assertThat(world.record(Level.DAY, "2026-03-01", SCORES).sealAt())
        .isEqualTo(world.now.minus(Duration.ofDays(2)).plus(RETENTION));
    assertThat(world.record(Level.MONTH, "2026-03", SCORES).sealAt())
        .isEqualTo(SummaryRecord.NEVER);
  }

  @Test
  void aFinalRecordIsNotFoldedAgainAndWhatCameLateIsPutAsideWhole() {
    world.record(answer("1", "2026-03-01T08:00:00Z", 9), open("5", "2026-03-01T08:00:00Z", 1));
    world.rollup.run();
    world.now =
        world.now.plus(RETENTION).minus(SummaryRecord.SEAL_MARGIN).plus(Duration.ofMillis(500));
    world.record(answer("2", "2026-03-01T08:30:00Z", 3));
    world.record(answer("3", "2026-03-01T08:40:00Z", 4));
    world.now = world.now.plusSeconds(30);
    world.mark(RollupWorld.TENANT, world.marks().getFirst().hour());

    world.rollup.run();

    assertThat(world.marks()).isEmpty();
    assertThat(world.day("2026-03-01").state(0).values("score:0-10")).isEqualTo(Map.of(9, 1L));
    assertThat(world.record(Level.DAY, "2026-03-01", SCORES).revision()).isEqualTo(1);
    assertThat(world.quarantine()).hasSize(2).allMatch(kept -> kept.reason().startsWith("sealed"));
    assertThat(world.quarantine()).anyMatch(kept -> kept.body().contains("value=3"));
    assertThat(world.quarantine()).anyMatch(kept -> kept.body().contains("value=4"));
  }

  /// The recorder logs first and marks then, by another reading of the clock.
  @Test
  void whatWasLoggedAMomentBeforeItsMarkIsPutAsideToo() {
    world.record(answer("1", "2026-03-01T08:00:00Z", 9));
    world.rollup.run();
    world.now = world.now.plus(RETENTION).minus(Duration.ofDays(1));
    var late = answer("2", "2026-03-01T08:30:00Z", 3);
    world.log.append(RollupWorld.TENANT, java.util.List.of(late), world.now);
    world.now = world.now.plusMillis(1300);
    world.mark(RollupWorld.TENANT, late.hour());

    world.rollup.run();

    assertThat(world.quarantine()).singleElement();
  }

  @Test
  void whatIsCountedInAFamilyThatIsNotFinalIsNotPutAside() {
    world.record(answer("1", "2026-03-01T08:00:00Z", 9));
    world.rollup.run();
    world.now = world.now.plus(RETENTION).minus(Duration.ofDays(1));
    world.record(open("2", "2026-03-01T08:30:00Z", 1));

    world.rollup.run();

    assertThat(world.part(Level.DAY, "2026-03-01", Family.BACKLOG).state(0).count("open"))
        .isEqualTo(1);
    assertThat(world.quarantine()).isEmpty();
  }

  @Test
  void aSecondBeforeItsTimeARecordIsStillFolded() {
    world.record(answer("1", "2026-03-01T08:00:00Z", 9));
    world.rollup.run();
    world.now = world.now.plus(RETENTION).minus(SummaryRecord.SEAL_MARGIN).minusSeconds(1);
    world.record(answer("2", "2026-03-01T08:30:00Z", 3));

    world.rollup.run();

    assertThat(world.day("2026-03-01").state(0).values("score:0-10"))
        .isEqualTo(Map.of(3, 1L, 9, 1L));
    assertThat(world.quarantine()).isEmpty();
  }
}
