package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.rollup.RollupWorld.TENANT;
import static rapport.rollup.RollupWorld.answer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.rollup.FinalDays.Reached;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;
import rapport.store.contract.SteppedTable;
import rapport.store.contract.Steps;

/// Sixty days of three months, all of them final, are taken over by another calendar.
class FinalDaysTest {

  private static final LocalDate FIRST = LocalDate.of(2025, 12, 20);
  private static final int DAYS = 60;
  private static final int MAX_STEPS = 100;

  private final RollupWorld world = new RollupWorld();
  private final FinalDays.Change change =
      new FinalDays.Change(
          TENANT, RollupWorld.calendar(1, "UTC"), RollupWorld.calendar(2, "America/New_York"));

  @BeforeEach
  void aYearAgo() {
    for (int day = 0; day < DAYS; day++) {
      world.record(answer("a" + day, FIRST.plusDays(day) + "T12:00:00Z", day % 11));
    }
    for (int run = 0; run < 5; run++) {
      world.rollup.run();
      world.now = world.now.plusSeconds(60);
    }
    assertThat(world.marks()).isEmpty();
    world.now = world.now.plus(RollupWorld.RETENTION);
  }

  @Test
  void inManyShortStepsAllAreTakenOverAndTheirMonthsFolded() {
    var days = finalDays(world.summaries, ticking());
    var reached = Reached.NOTHING;
    int steps = 0;
    for (; !reached.all(); steps++) {
      assertThat(steps).isLessThan(MAX_STEPS);
      reached = days.takeOver(change, reached, world.now);
    }

    assertThat(steps).as("one month of a part each").isGreaterThan(3);
    assertTakenOver();
  }

  @Test
  void whatIsDoneAgainChangesNothing() {
    var days = finalDays(world.summaries, world.clock);
    var later = world.now.plusSeconds(1);
    assertThat(days.takeOver(change, Reached.NOTHING, later)).isEqualTo(Reached.ALL);
    var taken = world.records(2, Level.DAY);

    assertThat(days.takeOver(change, Reached.NOTHING, later)).isEqualTo(Reached.ALL);

    assertThat(world.records(2, Level.DAY)).isEqualTo(taken);
    assertTakenOver();
  }

  @Test
  void daysThatAreNotFinalAreLeftToTheFold() {
    world.now = world.now.minus(RollupWorld.RETENTION);

    var reached =
        finalDays(world.summaries, world.clock)
            .takeOver(change, Reached.NOTHING, world.now.plusSeconds(1));

    assertThat(reached).isEqualTo(Reached.ALL);
    assertThat(world.records(2, Level.DAY)).isEmpty();
    assertThat(world.records(2, Level.MONTH)).isEmpty();
  }

  /// A run that folds a younger day of the same month may have read its days before these came.
  @Test
  void aMonthThatSomebodyElseWritesMeanwhileIsFoldedAgain() {
    var steps = new Steps();
    var stepped = new Summaries(new SteppedTable(world.summary, steps));
    steps.restart(
        step -> {
          if (step.call().equals("before put") && step.sort().startsWith("2#m#")) {
            steps.rest();
            writeEmptyMonth(step.sort());
          }
        });

    var reached =
        finalDays(stepped, world.clock).takeOver(change, Reached.NOTHING, world.now.plusSeconds(1));

    assertThat(reached).isEqualTo(Reached.ALL);
    assertTakenOver();
  }

  @Test
  void aMonthThatOthersWriteAgainAndAgainIsLeftToTheNextStep() {
    var steps = new Steps();
    var stepped = new Summaries(new SteppedTable(world.summary, steps));
    steps.restart(
        step -> {
          if (step.call().equals("before put") && step.sort().startsWith("2#m#")) {
            writeEmptyMonth(step.sort());
          }
        });
    var days = finalDays(stepped, world.clock);
    var later = world.now.plusSeconds(1);

    assertThat(days.takeOver(change, Reached.NOTHING, later)).isEqualTo(Reached.NOTHING);
    steps.rest();
    assertThat(days.takeOver(change, Reached.NOTHING, later)).isEqualTo(Reached.ALL);

    assertTakenOver();
  }

  private void writeEmptyMonth(String sort) {
    var names = sort.split("#");
    var part = new PartKey(new Family(names[2]), names[3]);
    var key = new SummaryKey(TENANT, 2, Level.MONTH, part, names[4]);
    var there = world.summaries.readAll(List.of(key)).get(key);
    long revision = there == null ? 0 : there.revision();
    world.summaries.save(
        key,
        new SummaryRecord(
            revision + 1, Part.EMPTY, SummaryRecord.NEVER, "America/New_York", "", 0));
  }

  /// All days are final, so each month of the new calendar has the content of the old one's.
  private void assertTakenOver() {
    assertThat(contents(2, Level.DAY)).isEqualTo(contents(1, Level.DAY)).hasSizeGreaterThan(DAYS);
    assertThat(contents(2, Level.MONTH)).isEqualTo(contents(1, Level.MONTH)).isNotEmpty();
  }

  private Map<String, Part> contents(int version, Level level) {
    return world.records(version, level).entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().part() + " " + entry.getKey().period(),
                Map.Entry::getValue));
  }

  private static FinalDays finalDays(Summaries summaries, Clock clock) {
    return new FinalDays(summaries, new AncestorRollup(summaries), clock);
  }

  /// A second later at each look.
  private Clock ticking() {
    var at = new Instant[] {world.now};
    InstantSource source = () -> at[0] = at[0].plus(Duration.ofSeconds(1));
    return source.withZone(ZoneOffset.UTC);
  }
}
