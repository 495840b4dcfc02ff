package rapport.rollup;

import java.time.Instant;
import java.util.SortedSet;
import rapport.period.UtcHour;
import rapport.store.Marks;

/// Sees to it that what was left out of a fold, because it lies ahead, is folded in time.
final class Wakes {

  private final Marks marks;
  private final Randomness random;

  Wakes(Marks marks, Randomness random) {
    this.marks = marks;
    this.random = random;
  }

  /// Sees to the first; the fold that counts it sees to the next. To be called before a mark is
  /// taken away, or anything says that the fold is done.
  void wake(String tenant, SortedSet<Instant> ahead) {
    if (!ahead.isEmpty()) {
      var first = ahead.first();
      marks.wake(tenant, UtcHour.of(first), first, random.next());
    }
  }
}
