package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.rollup.RollupWorld.TENANT;
import static rapport.rollup.RollupWorld.answer;
import static rapport.rollup.RollupWorld.open;
import static rapport.rollup.RollupWorld.voidOf;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.bytes.ByteWriter;
import rapport.period.Calendar;
import rapport.store.Jobs;
import rapport.store.contract.Steps;

/// A run may die, or a call fail, at any step, applied or not. Clean runs afterwards leave every
/// record right and no mark.
class CrashTest {

  private static final int MAX_STEPS = 2_000;
  private static final int MAX_RUNS_OF_A_CHANGE = 6;
  private static final Calendar INDIA = RollupWorld.calendar(1, "Asia/Kolkata");
  private static final Calendar NEW_YORK = RollupWorld.calendar(2, "America/New_York");
  private static final LocalDate FIRST = LocalDate.of(2025, 12, 30);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 2);
  private static final Wanted WINTER = new Wanted(INDIA, FIRST);
  private static final Wanted LARGE_DAY = new Wanted(INDIA, LocalDate.of(2026, 3, 1));

  /// What there must be in the end.
  ///
  /// @param first the first day that has anything
  private record Wanted(Calendar calendar, LocalDate first) {}

  /// Records of before, marks of several days and months, a retraction, a wake that is due, one to
  /// be made, and a change of the time zone.
  private static RollupWorld scenario(boolean announced) {
    var world = new RollupWorld();
    world.zone("Asia/Kolkata");
    world.record(
        answer("1", "2026-02-28T08:00:00Z", 9),
        open("2", "2025-12-31T20:00:00Z", 1),
        answer("3", "2026-03-01T10:06:30Z", 4));
    world.rollup.run();
    world.now = Instant.parse("2026-03-01T10:07:00Z");
    world.record(
        voidOf(answer("1", "2026-02-28T08:00:00Z", 9), 1),
        answer("4", "2026-02-28T18:40:00Z", 7),
        open("5", "2026-01-03T20:00:00Z", 1),
        answer("6", "2026-03-01T10:09:00Z", 8));
    if (announced) {
      world.announce("Asia/Kolkata", "America/New_York");
      new Jobs(world.events)
          .start(
              TENANT, JobSteps.CALENDAR, new ByteWriter().writeByte(1).toBytes(), BigInteger.ONE);
    }
    return world;
  }

  @Test
  void whereverAProcessDiesOneCleanRunOfAnotherSetsAllRight() {
    whereverItDies(scenario(false), WINTER);
  }

  @Test
  void whereverOneCallFailsTheSameProcessSetsAllRightInTwoRuns() {
    whereverOneCallFails(() -> scenario(false), WINTER);
  }

  @Test
  void theSameHoldsForTheFirstStepOfAChangeOfTheTimeZone() {
    whereverItDies(scenario(true), new Wanted(NEW_YORK, FIRST));
  }

  @ParameterizedTest(name = "kept by its hours already: {0}")
  @ValueSource(booleans = {true, false})
  void theSameHoldsOfADayThatIsTooLargeToBeFoldedWhole(boolean already) {
    whereverItDies(largeDay(already), LARGE_DAY);
    whereverOneCallFails(() -> largeDay(already), LARGE_DAY);
  }

  /// More facts of one day, one of them ahead, one taken back.
  private static RollupWorld largeDay(boolean already) {
    var world = RollupWorld.byTheHour();
    world.zone("Asia/Kolkata");
    if (already) {
      world.record(answer("1", "2026-03-01T08:00:00Z", 9), open("2", "2026-03-01T09:00:00Z", 1));
      world.rollup.run();
    }
    world.now = Instant.parse("2026-03-01T10:07:00Z");
    world.record(
        voidOf(answer("1", "2026-03-01T08:00:00Z", 9), 1),
        open("3", "2026-03-01T09:30:00Z", -1),
        answer("4", "2026-03-01T10:09:00Z", 8));
    return world;
  }

  private static void whereverItDies(RollupWorld world, Wanted wanted) {
    var left = leftByTheDead(world);
    assertThat(left).as("writes of the scenario").hasSizeGreaterThan(20);
    for (int n = 0; n < left.size(); n++) {
      assertSetRight(left.get(n), wanted, "died after write " + n);
    }
  }

  /// Whatever a run can leave behind where it dies: its tables are the same from one write to the
  /// next, however far it came with reading.
  private static List<RollupWorld> leftByTheDead(RollupWorld world) {
    var left = new ArrayList<RollupWorld>();
    left.add(world.copy());
    world.steps.restart(
        step -> {
          if (step.hasWritten()) {
            left.add(world.copy());
          }
        });
    world.rollup.run();
    return left;
  }

  private static void whereverOneCallFails(Supplier<RollupWorld> scenario, Wanted wanted) {
    int n = 1;
    for (boolean failed = true; failed; n++) {
      assertThat(n).isLessThan(MAX_STEPS);
      var world = scenario.get();
      world.steps.failAt(n);
      try {
        world.rollup.run();
      } catch (Steps.Died _) {
        // Lambda would say so and try again
      }
      failed = world.steps.count() >= n;
      world.steps.rest();
      assertSetRight(world, wanted, "failed at step " + n);
    }
    assertThat(n).as("steps of the scenario").isGreaterThan(50);
  }

  private static void assertSetRight(RollupWorld world, Wanted wanted, String context) {
    world.rollup.run();
    if (!world.marks.of(TENANT).isEmpty()) {
      world.rollup.run();
    }

    assertRight(world, wanted, context);
    world.now = Instant.parse("2026-03-01T10:10:00Z");
    world.rollup.run();
    world.rollup.run();
    assertRight(world, wanted, "woken, " + context);
  }

  private static void assertRight(RollupWorld world, Wanted wanted, String context) {
    finishChange(world, context);
    assertThat(world.calendars().all()).as(context).containsExactly(wanted.calendar());
    assertThat(world.marks()).as(context).isEmpty();
    world.assertRecordsAreTheLog(wanted.calendar(), wanted.first(), LAST, context);
  }

  private static void finishChange(RollupWorld world, String context) {
    var jobs = new Jobs(world.events);
    for (int run = 0; jobs.find(TENANT, JobSteps.CALENDAR).isPresent(); run++) {
      assertThat(run).as(context).isLessThan(MAX_RUNS_OF_A_CHANGE);
      world.now = world.now.plusSeconds(1);
      world.rollup.run();
    }
  }
}
