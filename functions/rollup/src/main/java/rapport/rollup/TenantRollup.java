package rapport.rollup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
  private final Turns turns;
  private final Clock clock;

  TenantRollup(
      DayRollup days,
      AncestorRollup ancestors,
      Marks marks,
      LateFacts lateFacts,
      Followers followers,
      Turns turns,
      Clock clock) {
    this.days = days;
    this.ancestors = ancestors;
    this.marks = marks;
    this.lateFacts = lateFacts;
    this.followers = followers;
    this.turns = turns;
    this.clock = clock;
  }

  /// Who does something, later, with what was folded.
  record Followers(Watching watching, Predicting predicting, Checking checking) {}

  /// Months, and days of a month, in another order each time: there may not be time for all, and
  /// late events may mark the same days again all the time.
  ///
  /// @param until from when on no further day is begun: the marks of those stay
  /// @return how many marks are gone
  int roll(String tenant, Plan plan, Instant until) {
    var rolling = new Rolling(tenant, plan, share(until, plan.calendars().size()));
    var begun = plan;
    for (Calendar calendar : plan.calendars()) {
      begun = rolling.roll(calendar, begun);
    }
    int removed = 0;
    for (Mark mark : plan.coveredBy(rolling.folded)) {
      var families = new HashSet<Family>();
      plan.days(mark).forEach(day -> families.addAll(rolling.sealed.getOrDefault(day, Set.of())));
      if (!families.isEmpty()) {
        lateFacts.putAside(mark, families);
      }
      removed += marks.remove(mark) == Outcome.DONE ? 1 : 0;
    }
    return removed;
  }

  /// Whatever is begun in the first calendar is folded in all of them, which takes as long in each.
  ///
  /// @return until when days of the first one may be begun
  private Instant share(Instant until, int calendars) {
    var now = clock.instant();
    return now.plus(Duration.between(now, until).dividedBy(calendars));
  }

  private final class Rolling {

    private final String tenant;
    private final Plan all;
    private final Set<Day> folded = new HashSet<>();
    private final Map<Day, Set<Family>> sealed = new HashMap<>();
    private Instant until;

    private Rolling(String tenant, Plan all, Instant until) {
      this.tenant = tenant;
      this.all = all;
      this.until = until;
    }

    /// In the first calendar as long as there is time. In the next ones all of what was begun
    /// there: a mark goes only when its days are folded in all of them.
    ///
    /// @return what was begun
    private Plan roll(Calendar calendar, Plan plan) {
      var begun = new HashSet<LocalDate>();
      var months = plan.months(calendar);
      for (YearMonth month : turns.of(months.keySet())) {
        var days = new ArrayList<DirtyDay>();
        months
            .get(month)
            .forEach((date, tokens) -> days.add(new DirtyDay(tenant, calendar, date, tokens)));
        begun.addAll(roll(calendar, month, turns.of(days)));
      }
      until = Instant.MAX;
      return plan.of(calendar, begun);
    }

    /// @return the days that were begun
    private List<LocalDate> roll(Calendar calendar, YearMonth month, List<DirtyDay> dirty) {
      var begun = new ArrayList<LocalDate>();
      var written = new ArrayList<Day>();
      Set<PartKey> touched = new TreeSet<>();
      for (DirtyDay dirtyDay : dirty) {
        if (!clock.instant().isBefore(until)) {
          break;
        }
        begun.add(dirtyDay.date());
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
      if (!begun.isEmpty() && ancestors(calendar, month, touched)) {
        folded.addAll(written);
      }
      return begun;
    }

    /// @return whether the days' ancestors are written, too
    private boolean ancestors(Calendar calendar, YearMonth month, Set<PartKey> touched) {
      return switch (ancestors.roll(tenant, calendar, month, touched)) {
        case AncestorRollup.Result.Conflict() -> false;
        case AncestorRollup.Result.Written(int days) -> {
          if (days > 1) { // a first day has nothing to be held against
            // The oldest is over, if any is: then charts are drawn soon, whichever is folded first.
            followers.watching().folded(tenant, calendar, all.oldest(calendar), clock.instant());
            followers.checking().folded(tenant, calendar, clock.instant());
          }
          followers.predicting().folded(tenant, calendar, touched, clock.instant());
          yield true;
        }
      };
    }
  }
}
