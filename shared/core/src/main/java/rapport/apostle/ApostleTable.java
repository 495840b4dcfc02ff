package rapport.apostle;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// How often each pair of answers came, and what that makes of the customers.
///
/// @param counts pair → how often, 1 or more, on the model's scale; pairs that never came are left
///   out
public record ApostleTable(ApostleModel model, SortedMap<Pair, Long> counts) {

  /// One customer's answers.
  public record Pair(int satisfaction, int loyalty) implements Comparable<Pair> {

    private static final Comparator<Pair> ORDER =
        Comparator.comparingInt(Pair::satisfaction).thenComparingInt(Pair::loyalty);

    @Override
    public int compareTo(Pair other) {
      return ORDER.compare(this, other);
    }
  }

  public ApostleTable {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    counts.forEach(
        (pair, count) -> {
          model.requireOnScale(pair.satisfaction());
          model.requireOnScale(pair.loyalty());
          if (count < 1) {
            throw new IllegalArgumentException("a count must be 1 or more, got " + count);
          }
        });
  }

  /// All customers, 0 or more.
  ///
  /// @throws ArithmeticException if they don't fit in a `long`
  public long customers() {
    return counts.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
  }

  /// Everybody is in one quadrant; quadrants without customers have 0.
  public Map<Quadrant, Long> quadrants() {
    return by(Quadrant.class, pair -> segment(pair).quadrant());
  }

  /// The quadrants without their extreme corners, and the corners.
  public Map<CustomerSegment, Long> segments() {
    return by(CustomerSegment.class, this::segment);
  }

  /// By satisfaction alone.
  public Map<SatisfactionZone, Long> zones() {
    return by(SatisfactionZone.class, pair -> model.zone(pair.satisfaction()));
  }

  private CustomerSegment segment(Pair pair) {
    return model.segment(pair.satisfaction(), pair.loyalty());
  }

  private <K extends Enum<K>> Map<K, Long> by(Class<K> type, Function<Pair, K> kind) {
    var sums = new EnumMap<K, Long>(type);
    for (K constant : type.getEnumConstants()) {
      sums.put(constant, 0L);
    }
    counts.forEach((pair, count) -> sums.merge(kind.apply(pair), count, Math::addExact));
    return Collections.unmodifiableMap(sums);
  }
}
