package rapport.rollup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.rollup.DayCheck.Look;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;

/// Every night folds some days of a tenant anew that nobody has marked, in turn, and holds them
/// against their records; and a month against its days. It should never find anything.
///
/// A difference is looked at again some hours later, and is a fault only if the record has not been
/// written meanwhile: a recorder may have been between its log and its marks.
final class RecordCheck {

  /// The job that does it.
  static final String JOB = "check";

  /// Longer than a message is tried before it becomes a dead letter.
  static final Duration AGAIN_AFTER = Duration.ofHours(3);

  private final Checks checks;
  private final CalendarStore calendars;
  private final Healing healing;
  private final Jobs jobs;
  private final Clock clock;

  /// @param checks what is looked at
  /// @param healing what is done about it
  RecordCheck(Checks checks, CalendarStore calendars, Healing healing, Jobs jobs, Clock clock) {
    this.checks = checks;
    this.calendars = calendars;
    this.healing = healing;
    this.jobs = jobs;
    this.clock = clock;
  }

  /// @param retention how long the log is kept: the days that a round goes through
  record Checks(DayCheck days, AncestorCheck ancestors, Duration retention, Randomness random) {}

  /// When the next night's step is due.
  static Instant night(Calendar calendar, Instant now) {
    return Watching.after(calendar, calendar.dayOf(now)).plus(Duration.ofHours(1));
  }

  void step(Job job) {
    var calendar = calendars.of(job.tenant()).current();
    var progress = CheckProgress.decode(job.state()).in(calendar.version());
    if (progress.suspects().isEmpty()) {
      var next = new Night(job.tenant(), calendar, checks, clock).lookOn(progress);
      if (next.isAtStart() && !next.found() && next.suspects().isEmpty()) {
        jobs.end(job); // nothing has a log any more; the next fold begins it again
      } else {
        save(job, next, next.suspects().isEmpty() ? night(calendar) : again());
      }
    } else {
      confirm(job.tenant(), calendar, progress);
      save(job, progress.suspecting(List.of()), night(calendar));
    }
  }

  private void save(Job job, CheckProgress next, Instant dueAt) {
    jobs.update(job, next.encode(), dueAt, checks.random().next());
  }

  private Instant night(Calendar calendar) {
    return night(calendar, clock.instant());
  }

  private Instant again() {
    return clock.instant().plus(AGAIN_AFTER);
  }

  private Look look(DirtyDay day, Set<PartKey> also, int round) {
    return checks.days().at(day, also, round, clock.instant());
  }

  private static DirtyDay dirty(String tenant, Calendar calendar, LocalDate day) {
    return new DirtyDay(tenant, calendar, day, Collections.emptySortedMap());
  }

  private void confirm(String tenant, Calendar calendar, CheckProgress progress) {
    var byPeriod = new TreeMap<String, List<Suspect>>();
    progress
        .suspects()
        .forEach(
            suspect ->
                byPeriod.computeIfAbsent(suspect.lookedAt(), _ -> new ArrayList<>()).add(suspect));
    byPeriod
        .values()
        .forEach(suspects -> confirm(tenant, calendar, suspects, progress.suspectedIn()));
  }

  /// All of one period.
  private void confirm(String tenant, Calendar calendar, List<Suspect> before, int round) {
    var parts = new HashSet<PartKey>();
    before.forEach(suspect -> parts.add(suspect.part()));
    var period = before.getFirst().lookedAt();
    switch (before.getFirst().kind()) {
      case DAY, HOUR -> {
        var day = dirty(tenant, calendar, LocalDate.parse(period));
        var look = look(day, parts, round);
        healing.day(day, still(before, look.suspects()), look);
      }
      case MONTH -> {
        var month = YearMonth.parse(period);
        var now = checks.ancestors().month(tenant, calendar, month, parts);
        healing.month(tenant, calendar, month, still(before, now));
      }
      case YEAR -> {
        int year = Integer.parseInt(period);
        var now = checks.ancestors().year(tenant, calendar, year, parts);
        healing.year(tenant, calendar, year, still(before, now));
      }
    }
  }

  private static List<Suspect> still(List<Suspect> before, List<Suspect> now) {
    return before.stream().filter(now::contains).toList();
  }
}
