package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.rollup.RollupWorld.SCORES;
import static rapport.rollup.RollupWorld.TENANT;
import static rapport.rollup.RollupWorld.answer;
import static rapport.rollup.RollupWorld.open;
import static rapport.rollup.RollupWorld.voidOf;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.store.SummaryKey.Level;

/// A run makes every record the fold of its log.
class RollupTest {

  private static final LocalDate FIRST = LocalDate.of(2025, 12, 30);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 2);

  private final RollupWorld world = new RollupWorld();

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({
    "UTC,1",
    "Europe/Berlin,2",
    "Asia/Kolkata,3",
    "Asia/Kathmandu,4",
    "Pacific/Apia,5",
    "America/St_Johns,6"
  })
  void daysMonthsAndYearsEqualAFoldOfTheLog(String zone, long seed) {
    world.zone(zone);
    var random = new Random(seed);
    for (int run = 0; run < 4; run++) {
      world.record(TENANT, random(random, 80));
      world.rollup.run();
      world.workOff();
      if (random.nextBoolean()) {
        world.rollup = world.another();
      }
    }

    assertThat(world.marks()).isEmpty();
    world.assertRecordsAreTheLog(RollupWorld.calendar(1, zone), FIRST, LAST, "seed " + seed);
  }

  /// Answers, corrections and retractions, and tickets, from the end of 2025 to March 2026.
  static List<LoggedFact> random(Random random, int count) {
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < count; i++) {
      var time =
          Instant.parse("2025-12-31T00:00:00Z")
              .plus(Duration.ofMinutes(random.nextInt(60 * 24 * 60)));
      var id = "f" + random.nextInt(60);
      switch (random.nextInt(4)) {
        case 0 -> facts.add(open(id, time.toString(), random.nextBoolean() ? 1 : -1));
        case 1 ->
            facts.add(
                answer(
                    id,
                    new Version(random.nextInt(4), false),
                    time.toString(),
                    random.nextInt(11)));
        case 2 -> {
          var fact = answer(id + "v", time.toString(), random.nextInt(11));
          facts.add(fact);
          if (random.nextBoolean()) {
            facts.add(voidOf(fact, 1));
          }
        }
        default -> facts.add(answer(id, time.toString(), random.nextInt(11)));
      }
    }
    return facts;
  }

  @Test
  void whatLiesAheadIsCountedWhenItsTimeHasCome() {
    world.record(
        answer("1", "2026-03-01T10:00:00Z", 9),
        answer("2", "2026-03-01T10:08:20Z", 8),
        answer("3", "2026-03-01T10:09:40Z", 7));

    world.rollup.run();

    assertThat(world.marks()).isEmpty();
    assertThat(world.scores("2026-03-01")).isEqualTo(Map.of(9, 1L));
    world.now = Instant.parse("2026-03-01T10:08:59Z");
    world.rollup.run();
    assertThat(world.scores("2026-03-01")).isEqualTo(Map.of(9, 1L));
    world.now = Instant.parse("2026-03-01T10:09:00Z");
    world.rollup.run();
    world.rollup.run();
    assertThat(world.scores("2026-03-01")).isEqualTo(Map.of(8, 1L, 9, 1L));
    world.now = Instant.parse("2026-03-01T10:10:00Z");
    world.rollup.run();
    world.rollup.run();
    assertThat(world.scores("2026-03-01")).isEqualTo(Map.of(7, 1L, 8, 1L, 9, 1L));
    assertThat(world.marks()).isEmpty();
  }

  @Test
  void anIdleRunCostsSixteenReadUnitsAtMost() {
    world.record(answer("1", "2026-03-01T10:00:00Z", 9));
    world.rollup.run();
    var events = world.events.consumed();
    var summary = world.summary.consumed();

    world.rollup.run();

    assertThat(world.events.consumed().since(events).reads()).isLessThanOrEqualTo(16);
    assertThat(world.events.consumed().since(events).writes()).isZero();
    assertThat(world.summary.consumed().since(summary).reads()).isZero();
  }

  @Test
  void whatIsWrongWithOneTenantDoesNotStopTheOthers() {
    var clash =
        new LoggedFact(
            FactId.of("x"),
            Version.FIRST,
            Instant.parse("2026-03-01T08:00:00Z"),
            new LoggedFact.Origin(0, ""),
            new java.util.TreeMap<>(),
            List.of(
                new rapport.fact.Measure.Count(Family.TICKETS, "s", 1),
                new rapport.fact.Measure.Duration(Family.TICKETS, "s", 1)),
            new java.util.TreeMap<>());
    world.record("aaa", List.of(clash));
    world.record(answer("1", "2026-03-01T10:00:00Z", 9));
    world.record("zzz", List.of(answer("1", "2026-03-01T10:00:00Z", 9)));

    var report = world.rollup.run();

    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.removed()).isEqualTo(2);
    assertThat(world.marks.of("aaa")).hasSize(1);
    assertThat(world.marks()).isEmpty();
  }

  @Test
  void aRunSaysHowOldTheOldestMarkIs() {
    world.record(answer("1", "2026-03-01T10:00:00Z", 9));
    world.now = world.now.plusSeconds(125);

    assertThat(world.handle(RollupWorld.fixture("schedule")))
        .contains("\"OldestMarkAgeSeconds\":125");
  }

  @Test
  void aYearRecordIsKeptOfRunningFamiliesOnly() {
    world.record(open("1", "2026-03-01T10:00:00Z", 1), answer("2", "2026-03-01T10:00:00Z", 9));

    world.rollup.run();

    assertThat(world.records(1, Level.YEAR).keySet())
        .allMatch(key -> key.part().family().equals(Family.BACKLOG))
        .isNotEmpty();
    assertThat(world.part(Level.MONTH, "2026-03", SCORES)).isEqualTo(world.day("2026-03-01"));
  }
}
