package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.rollup.RollupWorld.RETENTION;
import static rapport.rollup.RollupWorld.TENANT;
import static rapport.rollup.RollupWorld.answer;
import static rapport.rollup.RollupWorld.open;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.period.UtcHour;
import rapport.store.DayKey;
import rapport.store.HourRecord;
import rapport.store.HourRecords;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;

/// A day with more log than is folded again and again is kept by its hours.
class LargeDayTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final DayKey KEY = new DayKey(TENANT, 1, DAY);

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({
    "UTC,1",
    "Europe/Berlin,2",
    "Asia/Kolkata,3",
    "Asia/Kathmandu,4",
    "Pacific/Apia,5",
    "America/St_Johns,6"
  })
  void itsRecordsEqualAFoldOfTheLogLikeThoseOfAnyDay(String zone, long seed) {
    var world = RollupWorld.byTheHour();
    world.zone(zone);
    var random = new Random(seed);
    for (int run = 0; run < 4; run++) {
      world.record(TENANT, RollupTest.random(random, 60));
      world.rollup.run();
      world.workOff();
      if (random.nextBoolean()) {
        world.rollup = world.another();
      }
    }

    assertThat(world.marks()).isEmpty();
    world.assertRecordsAreTheLog(
        RollupWorld.calendar(1, zone), LocalDate.of(2025, 12, 30), DAY.plusDays(1), "seed " + seed);
  }

  @Test
  void aDayIsLargeFromAQuarterOfAMegabyteOfLogOn() {
    var world = new RollupWorld();
    world.record(TENANT, answers(8, 7_500));
    world.rollup.run();
    assertThat(hours(world)).isEmpty();

    world.record(TENANT, answers(9, 7_500));
    world.rollup.run();

    assertThat(hours(world)).hasSize(24);
    assertThat(world.marks()).isEmpty();
    assertThat(logBytes(world)).isGreaterThan(DayRollup.MAX_LOG_BYTES);
    world.assertRecordsAreTheLog(RollupWorld.calendar(1, "UTC"), DAY, DAY, "large");
  }

  /// What the rest of the day holds is not read again.
  @ParameterizedTest(name = "{0} answers in the hours before")
  @ValueSource(ints = {5_000, 50_000})
  void anAnswerCostsTheSameHoweverMuchTheRestOfItsDayHolds(int before) {
    var world = new RollupWorld(50_000);
    for (int hour = 0; hour < 5; hour++) {
      world.record(TENANT, answers(hour, before / 5));
    }
    world.rollup.run();
    world.record(answer("late", "2026-03-01T09:00:00Z", 9));
    var events = world.events.consumed();
    var summary = world.summary.consumed();

    world.rollup.run();

    var ofLog = world.events.consumed().since(events);
    var ofRecords = world.summary.consumed().since(summary);
    System.out.printf(
        "an answer into a day with %d others: %s of the log, %s of records%n",
        before, ofLog, ofRecords);
    assertThat(ofLog.reads()).isLessThanOrEqualTo(17);
    assertThat(ofRecords.reads()).isLessThanOrEqualTo(12);
    assertThat(ofRecords.writes()).isLessThanOrEqualTo(9);
  }

  /// A run that died after it had written hours does not fold them a second time.
  @Test
  void anHourIsNotFoldedAgainWhileItsMarkStaysTheSame() {
    var world = RollupWorld.byTheHour();
    world.record(answer("1", "2026-03-01T08:00:00Z", 9), answer("2", "2026-03-01T09:00:00Z", 9));
    world.rollup.run();
    world.record(answer("3", "2026-03-01T08:00:00Z", 9), answer("4", "2026-03-01T09:00:00Z", 9));
    world.steps.restart(
        step -> {
          if (step.call().equals("before put") && step.sort().startsWith("1#d#")) {
            throw new IllegalStateException("died");
          }
        });
    world.rollup.run();
    world.steps.rest();
    assertThat(hour(world, 8).revision()).isEqualTo(2);
    world.record(answer("5", "2026-03-01T09:00:00Z", 9));

    world.rollup.run();

    assertThat(hour(world, 8).revision()).isEqualTo(2);
    assertThat(hour(world, 9).revision()).isEqualTo(3);
    assertThat(world.day("2026-03-01").state(0).values("score:0-10")).isEqualTo(Map.of(9, 5L));
    assertThat(world.marks()).isEmpty();
  }

  @Test
  void whatLiesAheadIsCountedWhenItsTimeHasCome() {
    var world = RollupWorld.byTheHour();
    world.record(
        answer("1", "2026-03-01T10:00:00Z", 9),
        answer("2", "2026-03-01T10:08:20Z", 8),
        answer("3", "2026-03-01T11:01:00Z", 7));
    world.rollup.run();
    assertThat(world.day("2026-03-01").state(0).values("score:0-10")).isEqualTo(Map.of(9, 1L));

    world.now = Instant.parse("2026-03-01T10:09:00Z");
    world.rollup.run();
    world.rollup.run();
    assertThat(world.day("2026-03-01").state(0).values("score:0-10"))
        .isEqualTo(Map.of(8, 1L, 9, 1L));
    world.now = Instant.parse("2026-03-01T11:01:00Z");
    world.rollup.run();
    world.rollup.run();

    assertThat(world.day("2026-03-01").state(0).values("score:0-10"))
        .isEqualTo(Map.of(7, 1L, 8, 1L, 9, 1L));
    assertThat(world.marks()).isEmpty();
  }

  @Test
  void whatIsFinalStaysAndWhatComesLateForItIsPutAside() {
    var world = RollupWorld.byTheHour();
    world.record(answer("1", "2026-03-01T08:00:00Z", 9), answer("2", "2026-03-01T09:00:00Z", 8));
    world.rollup.run();
    world.now = world.now.plus(RETENTION).minus(Duration.ofDays(1));
    world.record(answer("3", "2026-03-01T08:30:00Z", 3), open("4", "2026-03-01T08:30:00Z", 1));

    world.rollup.run();

    assertThat(world.marks()).isEmpty();
    assertThat(world.day("2026-03-01").state(0).values("score:0-10"))
        .isEqualTo(Map.of(8, 1L, 9, 1L));
    assertThat(world.part(Level.DAY, "2026-03-01", Family.BACKLOG).state(0).count("open"))
        .isEqualTo(1);
    assertThat(world.quarantine())
        .singleElement()
        .satisfies(kept -> assertThat(kept.body()).contains("value=3"));
  }

  /// Also where a run died between the hour and the day.
  @Test
  void whatComesLateIsPutAsideEvenIfTheRunThatFoldedItsHourDied() {
    var world = RollupWorld.byTheHour();
    world.record(answer("1", "2026-03-01T08:00:00Z", 9));
    world.rollup.run();
    world.now = world.now.plus(RETENTION).minus(Duration.ofDays(1));
    world.record(answer("3", "2026-03-01T08:30:00Z", 3));
    world.steps.restart(
        step -> {
          if (step.call().equals("after put") && step.sort().startsWith("h#")) {
            throw new IllegalStateException("died");
          }
        });
    world.rollup.run();
    world.steps.rest();

    world.rollup.run();

    assertThat(world.marks()).isEmpty();
    assertThat(world.quarantine()).singleElement();
  }

  @Test
  void itsRecordsBeginToBeFinalWhenItsFirstFactExpires() {
    var world = RollupWorld.byTheHour();
    world.record(answer("1", "2026-03-01T08:00:00Z", 9));
    var first = world.now;
    world.now = world.now.plus(Duration.ofDays(2));
    world.record(answer("2", "2026-03-01T09:00:00Z", 9));

    world.rollup.run();

    assertThat(world.record(Level.DAY, "2026-03-01", RollupWorld.SCORES).sealAt())
        .isEqualTo(first.plus(RETENTION));
  }

  /// An hour was folded by other rules of its zone: it may lie in another day by now.
  @Test
  void anHourFoldedByOtherZoneRulesIsFoldedAgain() {
    var world = RollupWorld.byTheHour();
    world.record(answer("1", "2026-03-01T08:00:00Z", 9));
    world.rollup.run();
    var now = hour(world, 8);
    var old = new HourRecord(now.revision() + 1, now.token(), "1970a", 0, new TreeMap<>());
    new HourRecords(world.summary).save(KEY, UtcHour.of(DAY, 8), old);
    world.record(answer("2", "2026-03-01T09:00:00Z", 8));

    world.rollup.run();

    assertThat(world.day("2026-03-01").state(0).values("score:0-10"))
        .isEqualTo(Map.of(8, 1L, 9, 1L));
  }

  private static Map<UtcHour, HourRecord> hours(RollupWorld world) {
    return new HourRecords(world.summary).of(KEY).orElse(Collections.emptySortedMap());
  }

  private static HourRecord hour(RollupWorld world, int hour) {
    return hours(world).get(UtcHour.of(DAY, hour));
  }

  private static long logBytes(RollupWorld world) {
    SummaryRecord record = world.record(Level.DAY, "2026-03-01", RollupWorld.SCORES);
    return record.logBytes();
  }

  /// Answers within one hour.
  private static List<LoggedFact> answers(int hour, int count) {
    var answers = new ArrayList<LoggedFact>();
    for (int i = 0; i < count; i++) {
      var time = UtcHour.of(DAY, hour).start().plusMillis(i);
      answers.add(answer(hour + "-" + i, time.toString(), i % 11));
    }
    return answers;
  }
}
