package rapport.expectation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rapport.statistics.CrossProducts;
import rapport.statistics.Interval;
import rapport.statistics.Moments;
import rapport.statistics.Weights;

/// Service quality as perceived minus expected (SERVQUAL: Parasuraman, Zeithaml and Berry, Journal
/// of Retailing 64, 1988), by dimension and over all: tangibles, reliability, responsiveness,
/// assurance, empathy, or others. A gap is negative where service falls short; its interval is a
/// paired t.
///
/// @param differences a variable for each dimension: the sum of perceived minus expected over its
///   items
/// @param items how many items each dimension has, 1 or more
public record ServiceGap(CrossProducts differences, List<Integer> items) {

  public ServiceGap {
    items = List.copyOf(items);
    if (items.size() != differences.size() || items.stream().anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          differences.size() + " dimensions must have 1 item or more each, got " + items);
    }
  }

  /// What one person said to the items of one dimension, in the same order.
  public record Dimension(List<Integer> perceived, List<Integer> expected) {

    public Dimension {
      perceived = List.copyOf(perceived);
      expected = List.copyOf(expected);
      if (perceived.isEmpty() || perceived.size() != expected.size()) {
        throw new IllegalArgumentException(
            "no pairs: " + perceived.size() + " perceived, " + expected.size() + " expected");
      }
    }

    private long difference() {
      return sum(perceived) - sum(expected);
    }

    private static long sum(List<Integer> scores) {
      return scores.stream().mapToLong(Integer::longValue).sum();
    }
  }

  /// One person.
  public static ServiceGap of(List<Dimension> answers) {
    return new ServiceGap(
        CrossProducts.of(answers.stream().map(Dimension::difference).toList()),
        answers.stream().map(dimension -> dimension.perceived().size()).toList());
  }

  /// @throws IllegalArgumentException if the two have not the same numbers of items
  public ServiceGap merge(ServiceGap other) {
    if (!items.equals(other.items)) {
      throw new IllegalArgumentException("can't merge items " + items + " with " + other.items);
    }
    return new ServiceGap(differences.merge(other.differences), items);
  }

  /// The mean gap of an item of one dimension.
  public double of(int dimension) {
    return differences.moments(dimension).mean() / items.get(dimension);
  }

  /// Nothing for a single person.
  public Optional<Interval> interval(int dimension, double confidence) {
    return differences
        .moments(dimension)
        .meanInterval(confidence)
        .map(interval -> interval.over(items.get(dimension)));
  }

  /// Over all dimensions: with equal weights the unweighted score, with the importance that
  /// customers give each dimension the weighted one.
  public double overall(Weights weights) {
    return differences.combined(factors(weights)).mean() / divisor(weights);
  }

  /// Nothing for a single person.
  public Optional<Interval> overallInterval(Weights weights, double confidence) {
    return differences
        .combined(factors(weights))
        .meanInterval(confidence)
        .map(interval -> interval.over(divisor(weights)));
  }

  /// The weighted gap of each person.
  public Moments overallOfPersons(Weights weights) {
    var divisor = weights.sum().multiply(product());
    return differences
        .combined(factors(weights))
        .mapped(BigDecimal.ONE.divide(divisor, MathContext.DECIMAL128), BigDecimal.ZERO);
  }

  /// Weight over items, times the items of all: no division, so no rounding.
  private List<BigDecimal> factors(Weights weights) {
    if (weights.size() != items.size()) {
      throw new IllegalArgumentException(
          items.size() + " dimensions can't have " + weights.size() + " weights");
    }
    var factors = new ArrayList<BigDecimal>();
    for (int i = 0; i < items.size(); i++) {
      factors.add(
          weights.each().get(i).multiply(product().divide(BigDecimal.valueOf(items.get(i)))));
    }
    return factors;
  }

  private double divisor(Weights weights) {
    return weights.total() * product().doubleValue();
  }

  private BigDecimal product() {
    return items.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ONE, BigDecimal::multiply);
  }
}
