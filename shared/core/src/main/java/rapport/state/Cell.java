package rapport.state;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// One summable thing about a period. Merging is associative and commutative and made of whole
/// numbers, so a month folded from days is, bit for bit, the month folded from its facts.
public sealed interface Cell {

  /// @throws IllegalArgumentException if the two are not of the same kind
  /// @throws ArithmeticException if a count no longer fits in a `long`
  Cell merge(Cell other);

  /// What is left of people's answers when no more will be merged: nobody answers less than never.
  default Optional<Cell> standing() {
    return switch (this) {
      case Count(long total) when total < 0 -> Optional.empty();
      case Rows rows when rows.count() <= 0 -> Optional.empty();
      case Values(var counts) -> Values.above(counts);
      case Count _, Durations _, Rows _ -> Optional.of(this);
    };
  }

  /// A whole number; net changes may be negative.
  record Count(long total) implements Cell {
    @Override
    public Cell merge(Cell other) {
      return switch (other) {
        case Count more -> new Count(Math.addExact(total, more.total()));
        case Values _, Durations _, Rows _ -> throw unlike(this, other);
      };
    }
  }

  /// How often each value came: a sparse histogram.
  ///
  /// @param counts value → how often, never 0; net changes may be negative
  record Values(SortedMap<Integer, Long> counts) implements Cell {
    public Values {
      counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    private static Optional<Cell> above(SortedMap<Integer, Long> counts) {
      var left = new TreeMap<>(counts);
      left.values().removeIf(count -> count <= 0);
      return left.isEmpty() ? Optional.empty() : Optional.of(new Values(left));
    }

    @Override
    public Cell merge(Cell other) {
      return switch (other) {
        case Values(var more) -> new Values(added(counts, more));
        case Count _, Durations _, Rows _ -> throw unlike(this, other);
      };
    }
  }

  /// Durations in milliseconds: exact count, sum, sum of squares and extremes, and buckets from
  /// which any percentile can be read within 1 % (DDSketch, Masson, Rim and Lee 2019, α = 0.01).
  ///
  /// @param count samples, 1 or more
  /// @param squaresMillis sum of squares; one sample beyond 35 days overflows a `long`
  /// @param zeros samples of 0 ms, which have no bucket
  /// @param buckets index → samples, see [DurationBuckets]
  record Durations(
      long count,
      BigInteger totalMillis,
      BigInteger squaresMillis,
      long minMillis,
      long maxMillis,
      long zeros,
      SortedMap<Integer, Long> buckets)
      implements Cell {
    public Durations {
      if (count < 1) {
        throw new IllegalArgumentException("count must be 1 or more, got " + count);
      }
      buckets = Collections.unmodifiableSortedMap(new TreeMap<>(buckets));
    }

    /// One sample.
    ///
    /// @param millis 0 or more
    public static Durations of(long millis) {
      var exact = BigInteger.valueOf(millis);
      var square = exact.multiply(exact);
      return millis == 0
          ? new Durations(1, exact, square, 0, 0, 1, Collections.emptySortedMap())
          : new Durations(
              1,
              exact,
              square,
              millis,
              millis,
              0,
              new TreeMap<>(java.util.Map.of(DurationBuckets.indexOf(millis), 1L)));
    }

    @Override
    public Cell merge(Cell other) {
      return switch (other) {
        case Durations more ->
            new Durations(
                Math.addExact(count, more.count),
                totalMillis.add(more.totalMillis),
                squaresMillis.add(more.squaresMillis),
                Math.min(minMillis, more.minMillis),
                Math.max(maxMillis, more.maxMillis),
                Math.addExact(zeros, more.zeros),
                added(buckets, more.buckets));
        case Count _, Values _, Rows _ -> throw unlike(this, other);
      };
    }
  }

  /// Rows of numbers that belong together: how many, their sums, and the sums of their products.
  /// Net changes may be negative, so no mean can be asked for before all are put together.
  ///
  /// @param count rows
  /// @param sums Σxᵢ of each of the p numbers, 1 or more
  /// @param products Σxᵢxⱼ for i ≤ j, row by row: 11, 12, …, 1p, 22, …, pp; p (p + 1) / 2 numbers
  record Rows(long count, List<BigInteger> sums, List<BigInteger> products) implements Cell {
    public Rows {
      sums = List.copyOf(sums);
      products = List.copyOf(products);
      if (sums.isEmpty() || products.size() != sums.size() * (sums.size() + 1) / 2) {
        throw new IllegalArgumentException(
            sums.size() + " numbers don't have " + products.size() + " products");
      }
    }

    @Override
    public Cell merge(Cell other) {
      return switch (other) {
        case Rows more when more.sums.size() == sums.size() ->
            new Rows(
                Math.addExact(count, more.count),
                added(sums, more.sums),
                added(products, more.products));
        case Rows _, Count _, Values _, Durations _ -> throw unlike(this, other);
      };
    }

    private static List<BigInteger> added(List<BigInteger> some, List<BigInteger> more) {
      return IntStream.range(0, some.size()).mapToObj(i -> some.get(i).add(more.get(i))).toList();
    }
  }

  private static SortedMap<Integer, Long> added(
      SortedMap<Integer, Long> some, SortedMap<Integer, Long> more) {
    var sum = new TreeMap<>(some);
    more.forEach((value, count) -> sum.merge(value, count, Math::addExact));
    sum.values().removeIf(count -> count == 0);
    return sum;
  }

  private static IllegalArgumentException unlike(Cell one, Cell other) {
    return new IllegalArgumentException(
        "can't merge a "
            + one.getClass().getSimpleName()
            + " with a "
            + other.getClass().getSimpleName());
  }
}
