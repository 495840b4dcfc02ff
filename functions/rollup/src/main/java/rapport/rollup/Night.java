package rapport.rollup;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.rollup.DayCheck.Look;
import rapport.rollup.RecordCheck.Checks;

/// One night's first look at some days of a tenant, those that are next in turn.
final class Night {

  /// Days with a log that one night looks at.
  static final int MAX_DAYS = 7;

  /// Days without one that it passes at most to find them.
  static final int MAX_EMPTY_DAYS = 100;

  /// Parts of which it holds the month against its days.
  static final int MAX_PARTS = 100;

  /// How long it goes on beginning days.
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final String tenant;
  private final Calendar calendar;
  private final Checks checks;
  private final Clock clock;

  private final List<Suspect> suspects = new ArrayList<>();
  private final SortedSet<PartKey> parts = new TreeSet<>();
  private Optional<LocalDate> first = Optional.empty();
  private int days;
  private int emptyDays;

  Night(String tenant, Calendar calendar, Checks checks, Clock clock) {
    this.tenant = tenant;
    this.calendar = calendar;
    this.checks = checks;
    this.clock = clock;
  }

  /// @return where it came to, with what it suspects
  CheckProgress lookOn(CheckProgress from) {
    var now = clock.instant();
    var end = calendar.dayOf(now.minus(Watching.AFTER_DAY)); // is not over yet
    var oldest = calendar.dayOf(now.minus(checks.retention()));
    var day = from.last().isBefore(oldest) ? oldest : from.last().plusDays(1);
    var progress = from.beginning();
    while (day.isBefore(end) && !isEnough() && clock.instant().isBefore(now.plus(LONGEST))) {
      progress = progress.through(day, look(day, from.round()).hasLog());
      day = day.plusDays(1);
    }
    first.ifPresent(one -> lookAtAncestors(YearMonth.from(one), from.round()));
    return (day.isBefore(end) ? progress : progress.newRound()).suspecting(suspects);
  }

  private boolean isEnough() {
    return days >= MAX_DAYS || emptyDays >= MAX_EMPTY_DAYS;
  }

  private Look look(LocalDate day, int round) {
    var dirty = new DirtyDay(tenant, calendar, day, Collections.emptySortedMap());
    var look = checks.days().at(dirty, parts, round, clock.instant());
    suspects.addAll(look.suspects());
    parts.addAll(look.parts());
    if (look.parts().isEmpty()) {
      emptyDays++;
    } else {
      days++;
      first = first.or(() -> Optional.of(day));
    }
    return look;
  }

  private void lookAtAncestors(YearMonth month, int round) {
    var some = some(parts, round);
    suspects.addAll(checks.ancestors().month(tenant, calendar, month, some));
    suspects.addAll(checks.ancestors().year(tenant, calendar, month.getYear(), some));
  }

  /// Others in every round, if there are too many.
  private static List<PartKey> some(Set<PartKey> parts, int round) {
    var all = new ArrayList<>(parts);
    if (all.size() > MAX_PARTS) {
      Collections.rotate(all, -(int) ((long) round * MAX_PARTS % all.size()));
    }
    return all.subList(0, Math.min(all.size(), MAX_PARTS));
  }
}
