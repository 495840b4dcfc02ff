package rapport.rollup;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.rollup.Plan.Day;
import rapport.store.Marks;
import rapport.store.Marks.Mark;
import rapport.store.Table.Outcome;

/// Works off marks of one tenant: folds their days, then the months, and removes each mark last, by
/// the token it had before anything was read.
final class TenantRollup {

  private final DayRollup days;
  private final AncestorRollup ancestors;
  private final Marks marks;
  private final LateFacts lateFacts;
  private final Clock clock;

  TenantRollup(
      DayRollup days, AncestorRollup ancestors, Marks marks, LateFacts lateFacts, Clock clock) {
    this.days = days;
    this.ancestors = ancestors;
    this.marks = marks;
    this.lateFacts = lateFacts;
    this.clock = clock;
  }

  /// @return how many marks are gone
  int roll(String tenant, Plan plan) {
    var folded = new HashSet<Day>();
    var sealed = new HashSet<Day>();
    for (Calendar calendar : plan.calendars()) {
      plan.months(calendar)
          .forEach((month, dates) -> folded.addAll(roll(tenant, calendar, month, dates, sealed)));
    }
    int removed = 0;
    for (Mark mark : plan.coveredBy(folded)) {
      if (plan.days(mark).stream().anyMatch(sealed::contains)) {
        lateFacts.putAside(mark);
      }
      removed += marks.remove(mark) == Outcome.DONE ? 1 : 0;
    }
    return removed;
  }

  /// The days whose records, and whose month's records, are written.
  private List<Day> roll(
      String tenant,
      Calendar calendar,
      YearMonth month,
      SortedSet<LocalDate> dates,
      Set<Day> sealed) {
    var written = new ArrayList<Day>();
    Set<PartKey> touched = new TreeSet<>();
    for (LocalDate date : dates) {
      switch (days.roll(tenant, calendar, date, clock.instant())) {
        case DayRollup.Result.Written(var parts, boolean isSealed) -> {
          var day = new Day(calendar, date);
          touched.addAll(parts);
          written.add(day);
          if (isSealed) {
            sealed.add(day);
          }
        }
        case DayRollup.Result.Conflict() -> {}
      }
    }
    return ancestors.roll(tenant, calendar, month, touched) ? written : List.of();
  }
}
