package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.rollup.RollupWorld.TENANT;
import static rapport.rollup.RollupWorld.answer;
import static rapport.rollup.RollupWorld.open;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rapport.period.UtcHour;

/// What is logged and marked while a run is at work.
class RaceTest {

  private static final LocalDate LAST = LocalDate.of(2026, 3, 2);

  private final RollupWorld world = new RollupWorld();

  @Test
  void aMarkSetAgainWhileItsDayIsFoldedStays() {
    world.record(answer("1", "2026-03-01T08:00:00Z", 9));
    world.steps.restart(
        step -> {
          if (step.call().equals("before delete")) {
            world.steps.rest();
            world.record(answer("2", "2026-03-01T08:30:00Z", 3));
          }
        });

    world.rollup.run();

    assertThat(world.marks()).hasSize(1);
    assertThat(world.scores("2026-03-01")).isEqualTo(Map.of(9, 1L));
    world.rollup.run();
    assertThat(world.marks()).isEmpty();
    assertThat(world.scores("2026-03-01")).isEqualTo(Map.of(3, 1L, 9, 1L));
  }

  @Test
  void aFactLoggedButNotYetMarkedIsNotLostWhenItsHourIsWorkedOffMeanwhile() {
    world.record(answer("1", "2026-03-01T08:00:00Z", 9));
    world.steps.restart(
        step -> {
          if (step.call().equals("after query") && step.sort().startsWith("00#")) {
            world.steps.rest();
            world.log.append(TENANT, List.of(answer("2", "2026-03-01T08:30:00Z", 3)), world.now);
          }
        });

    world.rollup.run();
    world.mark(TENANT, UtcHour.of(Instant.parse("2026-03-01T08:00:00Z")));
    world.rollup.run();

    assertThat(world.scores("2026-03-01")).isEqualTo(Map.of(3, 1L, 9, 1L));
  }

  /// At each step of a run, another run does everything with more facts; the first goes on with
  /// what it had read.
  @Test
  void aRunThatReadTheLogEarlierNeverOverwritesANewerRecord() {
    var calendar = RollupWorld.calendar(1, "UTC");
    int n = 1;
    for (boolean more = true; more; n++) {
      assertThat(n).isLessThan(1000);
      var at = new RollupWorld();
      at.record(answer("1", "2026-03-01T08:00:00Z", 9), open("2", "2026-02-28T08:00:00Z", 1));
      if (n % 2 == 0) {
        at.rollup.run();
        at.record(answer("3", "2026-03-01T08:10:00Z", 5));
      }
      int when = n;
      at.steps.restart(
          step -> {
            if (step.number() == when) {
              at.record(
                  answer("4", "2026-03-01T08:30:00Z", 3), open("5", "2026-02-28T09:00:00Z", 1));
              at.rival().run();
            }
          });
      at.rollup.run();
      more = at.steps.count() >= n;
      at.steps.rest();
      assertThat(at.scores("2026-03-01").containsKey(3)).as("step %d", n).isEqualTo(more);

      at.rollup.run();
      at.rollup.run();

      assertThat(at.marks()).as("step %d", n).isEmpty();
      at.assertRecordsAreTheLog(calendar, LocalDate.of(2026, 2, 1), LAST, "step " + n);
    }
  }
}
