package rapport.state;

import java.math.BigInteger;
import java.util.HashMap;
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
    gathering(slot, Tallying.class, Tallying::new).counts.merge(value, 1L, Math::addExact);
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
      return new Cell.Values(counts);
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
