package rapport.statistics;

import java.math.MathContext;
import java.util.Optional;

/// The mean of one group minus that of another, independent one, of unequal variance (Welch 1947,
/// Biometrika 34, 28–35).
public record MeanDifference(Moments one, Moments other) {

  /// Exact up to the last bit, also if the means hardly differ.
  public double value() {
    return one.exactMean().subtract(other.exactMean(), MathContext.DECIMAL128).doubleValue();
  }

  /// Student's t with [#freedom], of no width if all numbers within each group are equal; nothing
  /// if a group is a single number.
  public Optional<Interval> welch(double confidence) {
    return spread().map(spread -> Interval.around(value(), spread.reach(confidence)));
  }

  /// Nothing if a group is a single number, or if all numbers within each group are equal.
  public Optional<TestResult> welchTest() {
    return spread()
        .filter(spread -> spread.total() > 0)
        .map(spread -> TestResult.ofStudent(value() / spread.error(), spread.freedom()));
  }

  /// The degrees of freedom of the test, by Welch and Satterthwaite; nothing where there is no
  /// test.
  public Optional<Double> freedom() {
    return spread().filter(spread -> spread.total() > 0).map(Spread::freedom);
  }

  private Optional<Spread> spread() {
    return one.variance()
        .flatMap(ofOne -> other.variance().map(ofOther -> new Spread(one, ofOne, other, ofOther)));
  }

  /// The variances of the two means.
  private record Spread(double ofOne, long freedomOfOne, double ofOther, long freedomOfOther) {

    Spread(Moments one, double variance, Moments other, double otherVariance) {
      this(
          variance / one.count(),
          one.count() - 1,
          otherVariance / other.count(),
          other.count() - 1);
    }

    double total() {
      return ofOne + ofOther;
    }

    double error() {
      return Math.sqrt(total());
    }

    double reach(double confidence) {
      return total() == 0 ? 0 : Confidence.studentReach(confidence, freedom()) * error();
    }

    /// In shares of the total, whose squares cannot vanish.
    double freedom() {
      double share = ofOne / total();
      double rest = ofOther / total();
      return 1 / (share * share / freedomOfOne + rest * rest / freedomOfOther);
    }
  }
}
