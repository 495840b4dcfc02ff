package rapport.statistics;

import java.util.Optional;

/// One estimate minus that of another, independent sample: Welch's method (1947, Biometrika 34,
/// 28–35) on any estimate that has a standard error, as a ratio of sums has by the delta method.
public record EstimateDifference(SampledEstimate one, SampledEstimate other) {

  public double value() {
    return one.value() - other.value();
  }

  /// Student's t with the degrees of freedom of Welch and Satterthwaite; of no width if neither
  /// scatters.
  public Interval interval(double confidence) {
    double error = error();
    double half = error == 0 ? 0 : Confidence.studentReach(confidence, freedom()) * error;
    return Interval.around(value(), half);
  }

  /// Nothing if neither scatters.
  public Optional<TestResult> test() {
    return error() == 0
        ? Optional.empty()
        : Optional.of(TestResult.ofStudent(value() / error(), freedom()));
  }

  private double error() {
    return Math.hypot(one.standardError(), other.standardError());
  }

  /// In shares of the total, whose squares cannot vanish.
  private double freedom() {
    double ofOne = square(one.standardError() / error());
    double ofOther = square(other.standardError() / error());
    return 1 / (square(ofOne) / (one.count() - 1) + square(ofOther) / (other.count() - 1));
  }

  private static double square(double number) {
    return number * number;
  }
}
