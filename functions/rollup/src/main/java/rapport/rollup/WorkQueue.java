package rapport.rollup;

import java.util.SortedSet;
import rapport.period.UtcHour;

/// Where a scheduled run leaves what is more than it can do.
@FunctionalInterface
interface WorkQueue {

  /// Asks for the marked hours of a tenant to be worked off.
  void ask(String tenant, SortedSet<UtcHour> hours);
}
