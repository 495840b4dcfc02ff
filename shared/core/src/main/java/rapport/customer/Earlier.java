package rapport.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import rapport.event.Payload.CustomerAction.Bought;

/// Earlier purchases, put together where no period of a later one can have begun between them. The
/// later the purchase, the fewer such periods there are. Not thread-safe.
final class Earlier {

  /// Purchases that every period has together or not at all.
  ///
  /// @param last the time of the latest
  record Group(Instant last, long times, BigDecimal amount) {

    private Group with(Group later) {
      return new Group(later.last, Math.addExact(times, later.times), amount.add(later.amount));
    }
  }

  private final List<Group> groups = new ArrayList<>();

  /// In order of time, without those before all periods.
  ///
  /// @param starts of the periods of something not earlier than these
  List<Group> seenFrom(PeriodStarts starts) {
    var seen = new ArrayList<Group>();
    for (Group group : groups) {
      boolean together = !seen.isEmpty() && !starts.divide(seen.getLast().last(), group.last());
      if (together) {
        seen.add(seen.removeLast().with(group));
      } else if (!group.last().isBefore(starts.earliest())) {
        seen.add(group);
      }
    }
    groups.clear();
    groups.addAll(seen);
    return Collections.unmodifiableList(seen);
  }

  void add(Instant time, Bought bought) {
    groups.add(new Group(time, bought.purchases(), bought.amount()));
  }
}
