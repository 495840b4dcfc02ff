package rapport.rollup;

import java.time.Clock;
import rapport.period.UtcHour;
import rapport.store.Marks;

/// Whether nothing of a stretch of time is waiting to be folded: no mark is there, and no wake that
/// should be one. Only then a record must be what it is folded from.
final class Quiet {

  private final Marks marks;
  private final Clock clock;

  Quiet(Marks marks, Clock clock) {
    this.marks = marks;
    this.clock = clock;
  }

  /// @param from the first hour
  /// @param to the last
  boolean is(String tenant, UtcHour from, UtcHour to) {
    var pending = marks.pending(Marks.partitionOf(tenant), clock.instant());
    return pending.marks().stream()
            .noneMatch(mark -> mark.tenant().equals(tenant) && isIn(mark.hour(), from, to))
        && pending.dueWakes().stream()
            .noneMatch(wake -> wake.tenant().equals(tenant) && isIn(wake.hour(), from, to));
  }

  private static boolean isIn(UtcHour hour, UtcHour from, UtcHour to) {
    return hour.compareTo(from) >= 0 && hour.compareTo(to) <= 0;
  }
}
