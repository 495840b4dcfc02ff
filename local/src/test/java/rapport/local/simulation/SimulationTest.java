package rapport.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/// The simulator finds nothing in what is right, and soon what is wrong.
class SimulationTest {

  private static final long SEEDS = 300;
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final long MOST_SEEDS = 20_000;
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Map<Plant, Long> NEAR =
      Map.of(
          Plant.UNCONDITIONAL_REMOVAL, 1800L,
          Plant.CLOCK_AHEAD, 2470L,
          Plant.REVISION_READ_AGAIN, 2165L,
          Plant.CONFLICT_IGNORED, 2080L,
          Plant.ERASED_NOT_EMPTIED, 256L,
          Plant.NAMELESS_DELETED, 160L,
          Plant.WAKE_FORGOTTEN, 128L,
          Plant.RECORDS_WRITTEN_AGAIN, 54L,
          Plant.OLD_DAYS_DELETED, 54L);

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

    var report = Campaign.run(from, Long.MAX_VALUE, FRESH, Plant.NOTHING);

    assertThat(report.failed()).as("seeds from %d", from).isEmpty();
    assertThat(report.seeds()).isPositive();
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

  /// What few runs show is looked for where such a run is near. Where that is changes with what a
  /// run does: the test stays right and takes longer, and prints where it had to look.
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NOTHING")
  void aPlantedBugIsFoundByTheCheckThatIsForIt(Plant plant) {
    var report = Campaign.run(NEAR.getOrDefault(plant, 1L), MOST_SEEDS, LONG, plant);

    assertThat(report.failed()).as("%s in %d seeds", plant, report.seeds()).isNotEmpty();
    assertThat(report.failed()).allMatch(failed -> plant.isCaughtBy(failed.result().fault()));
    System.out.printf(
        "%s was found by seed %d, after %d in all%n",
        plant, report.failed().getFirst().seed(), report.seeds());
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
