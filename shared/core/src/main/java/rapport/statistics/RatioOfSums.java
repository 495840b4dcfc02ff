package rapport.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/// C = Σb / Σa over rows (b, a), which is also the ratio of the two means.
///
/// @param pairs variable 0 is b, variable 1 is a; Σa must be more than 0
public record RatioOfSums(CrossProducts pairs) {

  public RatioOfSums {
    if (pairs.size() != 2) {
      throw new IllegalArgumentException("a ratio has 2 variables, got " + pairs.size());
    }
    if (pairs.sums().get(1).signum() <= 0) {
      throw new IllegalArgumentException(
          "a ratio needs a divisor of more than 0, got " + pairs.sums().get(1));
    }
  }

  public double value() {
    return exact().doubleValue();
  }

  /// By the delta method: the residuals b − C a have the mean 0, and their standard error over ā is
  /// that of C; Student's t with n − 1 degrees of freedom (Cochran 1977, 6.3 and 6.4). Nothing for
  /// a single row. Not clipped.
  public Optional<Interval> interval(double confidence) {
    double mean = pairs.moments(1).mean();
    return pairs
        .combined(List.of(BigDecimal.ONE, exact().negate()))
        .standardDeviation()
        .map(residual -> Moments.meanInterval(pairs.count(), value(), residual / mean, confidence));
  }

  /// By the delta method, as [#interval]; nothing for a single row.
  public Optional<SampledEstimate> standardError() {
    double mean = pairs.moments(1).mean();
    return pairs
        .combined(List.of(BigDecimal.ONE, exact().negate()))
        .standardDeviation()
        .map(
            residual ->
                new SampledEstimate(
                    value(), residual / mean / Math.sqrt(pairs.count()), pairs.count()));
  }

  private BigDecimal exact() {
    return new BigDecimal(pairs.sums().get(0))
        .divide(new BigDecimal(pairs.sums().get(1)), MathContext.DECIMAL128);
  }
}
