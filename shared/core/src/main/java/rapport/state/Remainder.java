package rapport.state;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import rapport.state.Cell.Count;
import rapport.state.Cell.Durations;
import rapport.state.Cell.Rows;
import rapport.state.Cell.Values;

/// What a whole has beside a part of it: exact as merging is, but for the extremes of durations,
/// which are within 1 % where the part has the same ones.
final class Remainder {

  private Remainder() {}

  /// Nothing if the part counts something more often than the whole does.
  static Optional<State> of(State whole, State part) {
    var left = new TreeMap<String, Cell>(whole.cells());
    for (Map.Entry<String, Cell> entry : part.cells().entrySet()) {
      var cell = left.remove(entry.getKey());
      var rest = cell == null ? ofNothing(entry.getValue()) : of(cell, entry.getValue());
      if (rest.isEmpty()) {
        return Optional.empty();
      }
      rest.get().forEach(some -> left.put(entry.getKey(), some));
    }
    return Optional.of(new State(left));
  }

  /// Net changes may cancel out in the whole.
  private static Optional<List<Cell>> ofNothing(Cell part) {
    return part instanceof Count count ? of(new Count(0), count) : Optional.empty();
  }

  /// A list of the one cell that is left, or of none; nothing if it can't be.
  private static Optional<List<Cell>> of(Cell whole, Cell part) {
    return switch (whole) {
      case Count count when part instanceof Count less -> {
        long left = Math.subtractExact(count.total(), less.total());
        yield Optional.of(kept(left != 0, new Count(left)));
      }
      case Values(var counts) when part instanceof Values(var less) ->
          without(counts, less).map(rest -> kept(!rest.isEmpty(), new Values(rest)));
      case Durations durations when part instanceof Durations less -> of(durations, less);
      case Rows rows when part instanceof Rows less && rows.sums().size() == less.sums().size() ->
          rows.count() < less.count()
              ? Optional.empty()
              : Optional.of(kept(rows.count() > less.count(), rest(rows, less)));
      case Count _, Values _, Durations _, Rows _ ->
          throw new IllegalArgumentException("can't take " + part + " from " + whole);
    };
  }

  private static List<Cell> kept(boolean any, Cell cell) {
    return any ? List.of(cell) : List.of();
  }

  private static Rows rest(Rows rows, Rows less) {
    return new Rows(
        rows.count() - less.count(),
        subtracted(rows.sums(), less.sums()),
        subtracted(rows.products(), less.products()));
  }

  private static List<BigInteger> subtracted(List<BigInteger> some, List<BigInteger> less) {
    return IntStream.range(0, some.size())
        .mapToObj(i -> some.get(i).subtract(less.get(i)))
        .toList();
  }

  private static Optional<List<Cell>> of(Durations whole, Durations part) {
    var buckets = without(whole.buckets(), part.buckets());
    long zeros = whole.zeros() - part.zeros();
    if (buckets.isEmpty() || zeros < 0) {
      return Optional.empty();
    }
    return Optional.of(
        whole.count() == part.count() ? List.of() : List.of(rest(whole, part, buckets.get())));
  }

  private static Durations rest(Durations whole, Durations part, SortedMap<Integer, Long> buckets) {
    long zeros = whole.zeros() - part.zeros();
    return new Durations(
        whole.count() - part.count(),
        whole.totalMillis().subtract(part.totalMillis()),
        whole.squaresMillis().subtract(part.squaresMillis()),
        zeros > 0 || whole.minMillis() < part.minMillis()
            ? whole.minMillis()
            : millis(buckets.firstKey(), whole),
        buckets.isEmpty()
            ? 0
            : whole.maxMillis() > part.maxMillis()
                ? whole.maxMillis()
                : millis(buckets.lastKey(), whole),
        zeros,
        buckets);
  }

  private static long millis(int bucket, Durations within) {
    return Math.clamp(
        Math.round(DurationBuckets.valueOf(bucket)), within.minMillis(), within.maxMillis());
  }

  private static Optional<SortedMap<Integer, Long>> without(
      SortedMap<Integer, Long> counts, SortedMap<Integer, Long> less) {
    var left = new TreeMap<>(counts);
    less.forEach((value, count) -> left.merge(value, -count, Math::addExact));
    left.values().removeIf(count -> count == 0);
    return left.values().stream().anyMatch(count -> count < 0)
        ? Optional.empty()
        : Optional.of(left);
  }
}
