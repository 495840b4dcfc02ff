package rapport.local.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.access.KeyRing;
import rapport.bytes.Bytes;
import rapport.edge.CalendarsJson;
import rapport.event.Version;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.local.repair.Rebuild.Days;
import rapport.local.repair.Rebuild.Ending;
import rapport.local.repair.Rebuild.Watcher;
import rapport.period.Calendar;
import rapport.period.UtcHour;
import rapport.settings.Calendars;
import rapport.store.DayKey;
import rapport.store.Documents;
import rapport.store.EventLog;
import rapport.store.HourRecords;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;
import rapport.store.KeyRings;
import rapport.store.Marks;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;
import rapport.store.memory.MemoryTable;

class RebuildTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:05:00Z");
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final LocalDate LAST = LocalDate.of(2026, 1, 31);

  private final MemoryTable events = new MemoryTable();
  private final MemoryTable summary = new MemoryTable();
  private final Marks marks = new Marks(events);
  private Instant now = NOW;
  private final InstantSource time = () -> now;
  private final Rebuild rebuild = new Rebuild(events, summary, time.withZone(ZoneOffset.UTC));
  private final List<String> told = new ArrayList<>();

  RebuildTest() {
    var calendar = new Calendar(1, ZoneId.of("Asia/Kathmandu"), DayOfWeek.MONDAY);
    new Documents(summary)
        .write("demo", "calendar", 0, CalendarsJson.write(new Calendars(calendar, List.of())));
    record(Level.MONTH, "2026-01", SummaryRecord.NEVER);
  }

  @Test
  void everyHourOfEveryLocalDayIsMarkedTenDaysAtATime() {
    var hours = new HashSet<UtcHour>();
    var watcher = new Folding(hours);

    var ending = rebuild.run(new Days("demo", FIRST, LAST), true, watcher);

    assertThat(ending).isEqualTo(Ending.FOLDED);
    assertThat(told).containsExactly("10 of 27", "20 of 27", "27 of 27");
    assertThat(hours)
        .contains(
            UtcHour.of(Instant.parse("2026-01-04T18:15:00Z")),
            UtcHour.of(Instant.parse("2026-01-31T18:00:00Z")))
        .doesNotContain(UtcHour.of(Instant.parse("2026-01-31T19:00:00Z")))
        .hasSize(27 * 24 + 1);
    assertThat(watcher.most).isLessThanOrEqualTo(10 * 24 + 1);
    assertThat(marks.of("demo")).isEmpty();
  }

  @Test
  void withoutWaitingAllIsMarkedAtOnce() {
    var ending = rebuild.run(new Days("demo", FIRST, LAST), false, new Folding(new HashSet<>()));

    assertThat(ending).isEqualTo(Ending.MARKED);
    assertThat(marks.of("demo")).hasSize(27 * 24 + 1);
  }

  @Test
  void whereNobodyFoldsItStopsAndMarksNoMore() {
    var watcher =
        new Watcher() {
          @Override
          public void marked(int days, int of) {
            told.add(days + " of " + of);
          }

          @Override
          public void bordering(UtcHour hour) {
            told.add("bordering");
          }

          @Override
          public void paused(Instant until) {
            told.add("paused");
          }

          @Override
          public boolean waiting(int left, Duration since) {
            return false;
          }
        };

    assertThat(rebuild.run(new Days("demo", FIRST, LAST), true, watcher)).isEqualTo(Ending.GAVE_UP);
    assertThat(told).containsExactly("10 of 27");
    assertThat(marks.of("demo")).hasSize(10 * 24 + 1);
  }

  /// It lasts up to an hour, and nobody is to give up meanwhile. What is waited for beside it
  /// counts.
  @Test
  void aPauseOfTheTenantIsSaidOnceAndNotCounted() {
    new Jobs(events).start(pause(NOW.plus(Duration.ofMinutes(50))));
    var counted = new ArrayList<Long>();
    var watcher =
        new Folding(new HashSet<>()) {
          @Override
          public boolean waiting(int left, Duration since) {
            counted.add(since.toMinutes());
            now = now.plus(Duration.ofMinutes(20));
            return counted.size() < 5 || super.waiting(left, since);
          }
        };

    var ending = rebuild.run(new Days("demo", FIRST, FIRST), true, watcher);

    assertThat(ending).isEqualTo(Ending.FOLDED);
    assertThat(counted).containsExactly(0L, 0L, 0L, 10L, 30L);
    assertThat(told).containsExactly("1 of 1", "paused until 2026-03-01T10:55:00Z");
  }

  @Test
  void aNextPauseIsSaidAgain() {
    var jobs = new Jobs(events);
    jobs.start(pause(NOW.plus(Duration.ofMinutes(15))));
    var watcher =
        new Folding(new HashSet<>()) {
          @Override
          public boolean waiting(int left, Duration since) {
            now = now.plus(Duration.ofMinutes(20));
            var old = jobs.find("demo", Jobs.FOLD_PAUSE).orElseThrow();
            jobs.update(old, Bytes.EMPTY, NOW.plus(Duration.ofMinutes(60)), BigInteger.TWO);
            return told.size() < 3 || super.waiting(left, since);
          }
        };

    rebuild.run(new Days("demo", FIRST, FIRST), true, watcher);

    assertThat(told)
        .containsExactly(
            "1 of 1", "paused until 2026-03-01T10:20:00Z", "paused until 2026-03-01T11:05:00Z");
  }

  private static Job pause(Instant until) {
    return Job.of("demo", Jobs.FOLD_PAUSE, Bytes.EMPTY, until, BigInteger.ONE);
  }

  @Test
  void aRangeWithFinalDaysIsRefusedWithTheirNamesAndNothingIsMarked() {
    record(Level.DAY, "2026-01-07", NOW.plus(Duration.ofDays(6)));
    record(Level.DAY, "2026-01-08", NOW.plus(Duration.ofDays(8)));

    assertThatThrownBy(
            () -> rebuild.run(new Days("demo", FIRST, LAST), true, new Folding(new HashSet<>())))
        .isInstanceOf(CantRepairException.class)
        .hasMessageContaining("1 of these days are final (2026-01-07)")
        .hasMessageContaining("Nothing was marked");
    assertThat(marks.of("demo")).isEmpty();
  }

  /// Half past: the hours from 18:00 on are of two days each.
  @Test
  void anHourThatIsOfAFinalDayTooIsNotMarkedAndRingsNoAlarm() {
    record(Level.DAY, FIRST.minusDays(1).toString(), NOW.plus(Duration.ofDays(6)));
    record(Level.DAY, FIRST.plusDays(1).toString(), NOW.plus(Duration.ofDays(6)));
    var hours = new HashSet<UtcHour>();

    rebuild.run(new Days("demo", FIRST, FIRST), true, new Folding(hours));

    assertThat(hours)
        .hasSize(23)
        .contains(
            UtcHour.of(Instant.parse("2026-01-04T19:00:00Z")),
            UtcHour.of(Instant.parse("2026-01-05T17:00:00Z")));
    assertThat(told).containsExactly("1 of 1");
  }

  /// Without its mark it would not be folded anew.
  @Test
  void ofADayKeptByItsHoursItIsMarkedAndSaid() {
    record(Level.DAY, FIRST.minusDays(1).toString(), NOW.plus(Duration.ofDays(6)));
    new HourRecords(summary).begin(new DayKey("demo", 1, FIRST));
    var hours = new HashSet<UtcHour>();

    rebuild.run(new Days("demo", FIRST, FIRST), true, new Folding(hours));

    assertThat(hours).hasSize(25);
    assertThat(told).containsExactly("bordering 2026-01-04T18:00:00Z", "1 of 1");
  }

  @Test
  void aFinalDayOfAnotherMonthIsKnownWhereTheMonthsWereLost() {
    var lost = new MemoryTable();
    var key = new SummaryKey("lost", 1, Level.DAY, PartKey.totals(Family.TICKETS), "2026-01-07");
    var sealed = new SummaryRecord(1, Part.EMPTY, NOW.plus(Duration.ofDays(6)), "UTC", "2026a", 0);
    new Summaries(lost).save(key, sealed);

    assertThatThrownBy(
            () -> of(lost).run(new Days("lost", FIRST, LAST), true, new Folding(new HashSet<>())))
        .hasMessageContaining("1 of these days are final (2026-01-07)");
  }

  /// A tenant that has lost all its records is who needs this.
  @Test
  void aTenantWithoutRecordsIsKnownByWhateverElseThereIs() {
    var settings = new MemoryTable();
    new Documents(settings).write("lost", "settings", 0, "{}");
    var survey = new MemoryTable();
    new Documents(survey).write("lost", "survey#s", 0, "{}");
    var keys = new MemoryTable();
    new KeyRings(keys).write("lost", 0, KeyRing.EMPTY);

    for (var table : List.of(settings, survey, keys)) {
      assertThat(of(table).run(new Days("lost", FIRST, FIRST), false, new Folding(new HashSet<>())))
          .isEqualTo(Ending.MARKED);
      assertThat(marks.of("lost")).hasSize(24);
      marks.of("lost").forEach(marks::remove);
    }
    marks.mark("lost", UtcHour.of(NOW), BigInteger.ONE, NOW);
    assertThat(
            of(new MemoryTable())
                .run(new Days("lost", FIRST, FIRST), false, new Folding(new HashSet<>())))
        .isEqualTo(Ending.MARKED);
  }

  @Test
  void soIsOneOfWhichThereIsOnlyTheLogOfTheseDays() {
    var fact =
        new LoggedFact(
            new FactId(1, 2),
            new Version(1, false),
            Instant.parse("2026-01-06T10:00:00Z"),
            new LoggedFact.Origin(0, "", 0),
            Collections.emptySortedMap(),
            List.of(),
            Collections.emptySortedMap());
    new EventLog(events, Duration.ofDays(400)).append("lost", List.of(fact), NOW);
    var lost = of(new MemoryTable());
    var watcher = new Folding(new HashSet<>());

    assertThatThrownBy(() -> lost.run(new Days("lost", FIRST, FIRST), false, watcher))
        .hasMessageContaining("nothing is known of a tenant lost");
    assertThatThrownBy(() -> lost.run(new Days("los", FIRST, LAST), false, watcher))
        .hasMessageContaining("nothing is known of a tenant los:");
    assertThat(lost.run(new Days("lost", FIRST, LAST), false, watcher)).isEqualTo(Ending.MARKED);
  }

  /// Samoa had no 30 December in 2011.
  @Test
  void aDayThatTheZoneSkippedIsFoldedByDoingNothing() {
    var samoa = new Calendar(1, ZoneId.of("Pacific/Apia"), DayOfWeek.MONDAY);
    var table = new MemoryTable();
    new Documents(table)
        .write("demo", "calendar", 0, CalendarsJson.write(new Calendars(samoa, List.of())));
    var skipped = LocalDate.of(2011, 12, 30);

    var ending =
        of(table).run(new Days("demo", skipped, skipped), true, new Folding(new HashSet<>()));

    assertThat(ending).isEqualTo(Ending.FOLDED);
    assertThat(marks.of("demo")).isEmpty();
  }

  private Rebuild of(MemoryTable records) {
    return new Rebuild(events, records, time.withZone(ZoneOffset.UTC));
  }

  @Test
  void whatCantBeMeantIsRefused() {
    var watcher = new Folding(new HashSet<>());

    assertThatThrownBy(() -> rebuild.run(new Days("nobody", FIRST, LAST), true, watcher))
        .isInstanceOf(CantRepairException.class)
        .hasMessage("nothing is known of a tenant nobody: is the name right?");
    assertThat(marks.of("nobody")).isEmpty();
    assertThatThrownBy(() -> new Days("demo", LAST, FIRST)).hasMessageContaining("--to");
    assertThatThrownBy(() -> new Days("demo", FIRST, FIRST.plusYears(20)))
        .hasMessageContaining("at most 4000 days");
  }

  private void record(Level level, String period, Instant sealAt) {
    var key = new SummaryKey("demo", 1, level, PartKey.totals(Family.TICKETS), period);
    new Summaries(summary)
        .save(key, new SummaryRecord(1, Part.EMPTY, sealAt, "Asia/Kathmandu", "2026a", 0));
  }

  /// Takes away what is marked, as a rollup does.
  private class Folding implements Watcher {

    private final HashSet<UtcHour> hours;
    private int most;

    private Folding(HashSet<UtcHour> hours) {
      this.hours = hours;
    }

    @Override
    public void marked(int days, int of) {
      told.add(days + " of " + of);
    }

    @Override
    public void bordering(UtcHour hour) {
      told.add("bordering " + hour.start());
    }

    @Override
    public void paused(Instant until) {
      told.add("paused until " + until);
    }

    @Override
    public boolean waiting(int left, Duration since) {
      most = Math.max(most, left);
      for (var mark : marks.of("demo")) {
        assertThat(mark.token()).isGreaterThan(BigInteger.ZERO);
        hours.add(mark.hour());
        marks.remove(mark);
      }
      return true;
    }
  }
}
