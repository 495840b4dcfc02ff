package rapport.state;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Gathers samples into a [State] without making a new one for each. Not for several threads.
///
/// A slot takes one kind of sample for ever; mixing them is a bug.
public final class StateBuilder {

  private final Map<String, Gathering> slots = new HashMap<>();

  /// Adds to a whole number.
  ///
  /// @throws ArithmeticException if the sum no longer fits in a `long`
  public void count(String slot, long amount) {
    var counting = gathering(slot, Counting.class, Counting::new);
    counting.total = Math.addExact(counting.total, amount);
  }

  /// Counts one more of a value.
  public void value(String slot, int value) {
    value(slot, value, 1);
  }

  /// Counts more of a value, or fewer.
  public void value(String slot, int value, long times) {
    gathering(slot, Tallying.class, Tallying::new).counts.merge(value, times, Math::addExact);
  }

  /// Adds a row.
  ///
  /// @param times −1 takes one back
  /// @throws IllegalArgumentException if the rows before had more numbers or fewer
  public void row(String slot, List<Long> values, int times) {
    gathering(slot, Tabling.class, () -> new Tabling(values.size())).add(values, times);
  }

  /// Adds one duration.
  ///
  /// @param millis 0 or more
  public void duration(String slot, long millis) {
    gathering(slot, Timing.class, Timing::new).add(millis);
  }

  public State build() {
    var cells = new TreeMap<String, Cell>();
    slots.forEach((slot, gathering) -> cells.put(slot, gathering.cell()));
    return new State(cells);
  }

  private <T extends Gathering> T gathering(String slot, Class<T> kind, Supplier<T> first) {
    var there = slots.computeIfAbsent(slot, _ -> first.get());
    if (!kind.isInstance(there)) {
      throw new IllegalArgumentException(
          "slot " + slot + " already holds " + there.getClass().getSimpleName());
    }
    return kind.cast(there);
  }

  private interface Gathering {
    Cell cell();
  }

  private static final class Counting implements Gathering {
    private long total;

    @Override
    public Cell cell() {
      return new Cell.Count(total);
    }
  }

  private static final class Tallying implements Gathering {
    private final TreeMap<Integer, Long> counts = new TreeMap<>();

    @Override
    public Cell cell() {
      counts.values().removeIf(count -> count == 0);
      return new Cell.Values(counts);
    }
  }

  private static final class Tabling implements Gathering {
    private long count;
    private final BigInteger[] sums;
    private final BigInteger[] products;

    private Tabling(int size) {
      this.sums = new BigInteger[size];
      this.products = new BigInteger[size * (size + 1) / 2];
      Arrays.fill(sums, BigInteger.ZERO);
      Arrays.fill(products, BigInteger.ZERO);
    }

    private void add(List<Long> values, int times) {
      if (values.size() != sums.length) {
        throw new IllegalArgumentException(
            "rows have " + sums.length + " numbers, got " + values.size());
      }
      count = Math.addExact(count, times);
      int next = 0;
      for (int i = 0; i < sums.length; i++) {
        var one = BigInteger.valueOf(values.get(i)).multiply(BigInteger.valueOf(times));
        sums[i] = sums[i].add(one);
        for (int j = i; j < sums.length; j++) {
          products[next] = products[next].add(one.multiply(BigInteger.valueOf(values.get(j))));
          next++;
        }
      }
    }

    @Override
    public Cell cell() {
      return new Cell.Rows(count, List.of(sums), List.of(products));
    }
  }

  private static final class Timing implements Gathering {
    private long count;
    private BigInteger total = BigInteger.ZERO;
    private BigInteger squares = BigInteger.ZERO;
    private long min = Long.MAX_VALUE;
    private long max;
    private long zeros;
    private final TreeMap<Integer, Long> buckets = new TreeMap<>();

    private void add(long millis) {
      var exact = BigInteger.valueOf(millis);
      count++;
      total = total.add(exact);
      squares = squares.add(exact.multiply(exact));
      min = Math.min(min, millis);
      max = Math.max(max, millis);
      if (millis == 0) {
        zeros++;
      } else {
        buckets.merge(DurationBuckets.indexOf(millis), 1L, Math::addExact);
      }
    }

    @Override
    public Cell cell() {
      return new Cell.Durations(count, total, squares, min, max, zeros, buckets);
    }
  }
}
