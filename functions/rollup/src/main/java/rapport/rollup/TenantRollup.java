package rapport.rollup;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import rapport.fact.Family;
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
  private final Followers followers;
  private final Clock clock;

  TenantRollup(
      DayRollup days,
      AncestorRollup ancestors,
      Marks marks,
      LateFacts lateFacts,
      Followers followers,
      Clock clock) {
    this.days = days;
    this.ancestors = ancestors;
    this.marks = marks;
    this.lateFacts = lateFacts;
    this.followers = followers;
    this.clock = clock;
  }

  /// Who does something, later, with what was folded.
  record Followers(Watching watching, Predicting predicting, Checking checking) {}

  /// @return how many marks are gone
  int roll(String tenant, Plan plan) {
    var folded = new HashSet<Day>();
    var sealed = new HashMap<Day, Set<Family>>();
    for (Calendar calendar : plan.calendars()) {
      plan.months(calendar)
          .forEach(
              (month, dates) -> {
                var days = new ArrayList<DirtyDay>();
                dates.forEach(
                    (date, tokens) -> days.add(new DirtyDay(tenant, calendar, date, tokens)));
                folded.addAll(roll(tenant, calendar, month, days, sealed));
              });
    }
    int removed = 0;
    for (Mark mark : plan.coveredBy(folded)) {
      var families = new HashSet<Family>();
      plan.days(mark).forEach(day -> families.addAll(sealed.getOrDefault(day, Set.of())));
      if (!families.isEmpty()) {
        lateFacts.putAside(mark, families);
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
      List<DirtyDay> dirty,
      Map<Day, Set<Family>> sealed) {
    var written = new ArrayList<Day>();
    Set<PartKey> touched = new TreeSet<>();
    for (DirtyDay dirtyDay : dirty) {
      switch (days.roll(dirtyDay, clock.instant())) {
        case DayRollup.Result.Written(var parts, var families) -> {
          var day = new Day(calendar, dirtyDay.date());
          touched.addAll(parts);
          written.add(day);
          sealed.put(day, families);
        }
        case DayRollup.Result.Conflict() -> {}
      }
    }
    return switch (ancestors.roll(tenant, calendar, month, touched)) {
      case AncestorRollup.Result.Conflict() -> List.of();
      case AncestorRollup.Result.Written(int days) -> {
        if (days > 1) { // a first day has nothing to be held against
          written.forEach(
              day -> followers.watching().folded(tenant, calendar, day.date(), clock.instant()));
          followers.checking().folded(tenant, calendar, clock.instant());
        }
        followers.predicting().folded(tenant, calendar, touched, clock.instant());
        yield written;
      }
    };
  }
}
