package rapport.lifetime;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How often each thing occurs among customers. Equal customers are computed once, and always in
/// the same order, so a fit is the same, bit for bit, however they came.
///
/// @param counts thing → how often, 1 or more
public record Tally<T extends Comparable<T>>(SortedMap<T, Long> counts) {

  public Tally {
    if (counts.values().stream().anyMatch(count -> count < 1)) {
      throw new IllegalArgumentException("a count must be 1 or more, got " + counts.values());
    }
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  public static <T extends Comparable<T>> Tally<T> of(Collection<T> things) {
    var counts = new TreeMap<T, Long>();
    things.forEach(thing -> counts.merge(thing, 1L, Math::addExact));
    return new Tally<>(counts);
  }

  public Tally<T> merge(Tally<T> other) {
    var sum = new TreeMap<>(counts);
    other.counts.forEach((thing, count) -> sum.merge(thing, count, Math::addExact));
    return new Tally<>(sum);
  }

  /// All of them, equal ones counted as often as they occur.
  public long size() {
    return counts.values().stream().reduce(0L, Math::addExact);
  }
}
