package rapport.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The simulator finds nothing in what is right, and soon what is wrong.
class SimulationTest {

  private static final long SEEDS = 100;
  private static final long MOST_SEEDS = 20_000;
  private static final Duration LONG = Duration.ofMinutes(10);

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {1, 20_260_301})
  void noFigureIsWrongWhateverFails(long from) {
    var report = Campaign.run(from, SEEDS, LONG, Plant.NOTHING);

    assertThat(report.failed()).as("seeds from %d", from).isEmpty();
    assertThat(report.seeds()).isEqualTo(SEEDS);
    assertThat(report.faults()).isGreaterThan(45 * SEEDS);
  }

  /// Others each time; a failure prints the seed that replays it.
  @Test
  void neitherIsOneWithSeedsThatNobodyHasTried() {
    long from = new SplittableRandom().nextLong(1L << 40);
    System.out.println("fresh seeds from " + from);

    var report = Campaign.run(from, SEEDS, LONG, Plant.NOTHING);

    assertThat(report.failed()).as("seeds from %d", from).isEmpty();
    assertThat(report.seeds()).isEqualTo(SEEDS);
  }

  @Test
  void aRunThatThrowsHasFailedAndIsShrunkLikeOthers() {
    var plant = Plant.ERROR_LET_THROUGH;
    var failed = Campaign.run(1, MOST_SEEDS, LONG, plant).failed().getFirst();

    assertThat(failed.result().fault())
        .startsWith(Simulation.THROWN + "java.lang.AssertionError: the plant")
        .contains(SabotagedTable.class.getName());
    var shorter = Shrinking.shrink(failed.seed(), plant, failed.result(), 30);
    assertThat(shorter.fault()).startsWith(Simulation.THROWN);
    assertThat(shorter.choices().length).isLessThan(failed.result().choices().length);
  }

  @Test
  void theSameSeedDoesTheSameAgain() {
    for (long seed = 1; seed <= 10; seed++) {
      var first = run(seed, Choices.of(seed));
      var second = run(seed, Choices.of(seed));

      assertThat(second.trace()).as("seed %d", seed).isEqualTo(first.trace());
      assertThat(run(seed + 1000, Choices.of(seed + 1000)).trace()).isNotEqualTo(first.trace());
    }
  }

  @Test
  void aRunIsReplayedFromItsChoices() {
    for (long seed = 1; seed <= 10; seed++) {
      var first = run(seed, Choices.of(seed));

      var replayed =
          run(seed, Choices.replaying(ChoiceList.read(ChoiceList.write(first.choices()))));

      assertThat(replayed.trace()).as("seed %d", seed).isEqualTo(first.trace());
    }
  }

  @Test
  void withoutAnyChoiceNothingGoesWrong() {
    var result = run(1, Choices.replaying(new int[0]));

    assertThat(result.fault()).isEmpty();
    assertThat(result.faults()).isZero();
  }

  /// What only runs of weeks show, or those that erase, is looked for where such a run is near.
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "MARK_BEFORE_DATA, 1",
    "ONLY_FIRST_HOUR_MARKED, 1",
    "UNPROCESSED_DROPPED, 1",
    "NOTHING_REPUBLISHED, 1",
    "UNCONDITIONAL_RECORD, 1",
    "UNCONDITIONAL_ENTITY, 1",
    "CONFLICT_IGNORED, 1",
    "PARENT_LOST, 1",
    "LOG_READ_EVENTUALLY, 1",
    "MARKS_READ_EVENTUALLY, 1",
    "ACKNOWLEDGED_FIRST, 1",
    "FAILURES_ACKNOWLEDGED, 1",
    "DEAD_LETTERS_DROPPED, 1",
    "TENANT_OF_THE_FIRST, 1",
    "ACCEPTED_UNSENT, 1",
    "DAY_LOST, 1",
    "MARKS_KEPT, 1",
    "OTHERS_READ, 1",
    "RECORDS_WRITTEN_AGAIN, 389",
    "CLOCK_AHEAD, 3519",
    "NONSENSE_DROPPED, 1",
    "OLD_DAYS_DELETED, 389",
    "MARKS_READ_TWICE, 1",
    "COUNTER_TOKEN, 1",
    "CONSTANT_TOKEN, 1",
    "SAME_RANDOM, 41",
    "WAKE_FORGOTTEN, 59",
    "ERASURE_NOTED_LAST, 1",
    "ERASED_LEARNT_ONCE, 1",
    "ERASURE_SAVED_FIRST, 15",
    "BURIED_UNMARKED, 15",
    "NAMELESS_DELETED, 15",
    "REWRITTEN_KEPT, 1",
    "WORDS_KEPT, 1",
    "QUARANTINE_KEPT, 23",
    "ERASED_NOT_EMPTIED, 556"
  })
  void aPlantedBugIsFoundByTheCheckThatIsForIt(Plant plant, long from) {
    var report = Campaign.run(from, MOST_SEEDS, LONG, plant);

    assertThat(report.failed()).as("%s in %d seeds", plant, report.seeds()).isNotEmpty();
    assertThat(report.failed()).allMatch(failed -> plant.isCaughtBy(failed.result().fault()));
  }

  @Test
  void everyCheckHasABugThatItMustFind() {
    var faults =
        List.of(
            "I1: answered",
            "I1: not in quarantine",
            "I2:",
            "I3:",
            "I4: amid all",
            "I4: refused too early",
            "I5:",
            "I6:",
            "I7:",
            "I8:",
            "I9: a final record changed",
            "I9: final records are gone",
            "I10:",
            "erased: the log names",
            "erased: the log quotes",
            "erased: the quarantine names",
            "erased: the entity");

    for (String fault : faults) {
      assertThat(Plant.values()).as(fault).anyMatch(plant -> plant.isCaughtBy(fault));
    }
  }

  @Test
  void aFailingRunIsShrunkToFewChoicesThatFailAgain() {
    var plant = Plant.ONLY_FIRST_HOUR_MARKED;
    var failed = Campaign.run(1, MOST_SEEDS, LONG, plant).failed().getFirst();

    var shorter = Shrinking.shrink(failed.seed(), plant, failed.result(), 500);

    assertThat(shorter.choices().length).isLessThan(failed.result().choices().length);
    var again = Choices.replaying(shorter.choices());
    assertThat(Simulation.run(failed.seed(), again, plant, new Tally.OfRun()).fault())
        .isEqualTo(shorter.fault());
    assertThat(run(failed.seed(), Choices.replaying(shorter.choices())).fault()).isEmpty();
  }

  private static Simulation.Result run(long seed, Choices choices) {
    return Simulation.run(seed, choices, Plant.NOTHING, new Tally.OfRun());
  }
}
