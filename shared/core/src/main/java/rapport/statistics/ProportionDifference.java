package rapport.statistics;

import java.util.Optional;

/// The share of one group minus that of another, independent one: a number from −1 to 1.
public record ProportionDifference(Proportion one, Proportion other) {

  public double value() {
    return one.value() - other.value();
  }

  /// From the Wilson intervals of both (Newcombe 1998, Statistics in Medicine 17, 873–890, method
  /// 10).
  public Interval newcombe(double confidence) {
    return Interval.ofDifference(
            one.value(), one.wilson(confidence), other.value(), other.wilson(confidence))
        .clipped(-1, 1);
  }

  /// z with the share of both groups together; nothing if there all or none are successes. Its
  /// verdict can differ from that of [#newcombe] where p is close to what the confidence leaves.
  public Optional<TestResult> pooledTest() {
    var both = one.merge(other);
    long failures = both.trials() - both.successes();
    if (both.successes() == 0 || failures == 0) {
      return Optional.empty();
    }
    double variance = both.value() * failures / both.trials();
    double error = Math.sqrt(variance * (1.0 / one.trials() + 1.0 / other.trials()));
    return Optional.of(TestResult.ofNormal(value() / error));
  }
}
