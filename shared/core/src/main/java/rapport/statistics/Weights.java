package rapport.statistics;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;

/// How much each of several things counts in their mean. Only the proportions matter: nothing has
/// to add up to 1.
///
/// @param each 0 or more, not all of them 0
public record Weights(List<BigDecimal> each) {

  public Weights {
    each = List.copyOf(each);
    if (each.stream().anyMatch(weight -> weight.signum() < 0)
        || each.stream().allMatch(weight -> weight.signum() == 0)) {
      throw new IllegalArgumentException(
          "weights must be 0 or more and one of them more than 0, got " + each);
    }
  }

  /// @param size 1 or more
  public static Weights equal(int size) {
    return new Weights(Collections.nCopies(size, BigDecimal.ONE));
  }

  public int size() {
    return each.size();
  }

  public double total() {
    return sum().doubleValue();
  }

  /// More than 0.
  public BigDecimal sum() {
    return each.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /// The weighted mean, from figures that were published without the data.
  ///
  /// @param figures finite, one per weight
  public double mean(List<Double> figures) {
    if (figures.size() != size()) {
      throw new IllegalArgumentException(
          size() + " weights can't have " + figures.size() + " figures");
    }
    if (!figures.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("figures must be finite, got " + figures);
    }
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += each.get(i).doubleValue() * figures.get(i);
    }
    return sum / total();
  }
}
