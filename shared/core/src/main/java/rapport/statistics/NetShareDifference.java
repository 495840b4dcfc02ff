package rapport.statistics;

import java.util.Optional;

/// The net share of one group minus that of another, independent one: a number from −2 to 2.
///
/// The value is the raw difference; interval and test use the added answers, so in very small
/// groups the interval need not hold the value.
public record NetShareDifference(NetShare one, NetShare other) {

  public double value() {
    return one.value() - other.value();
  }

  /// Adjusted Wald: in each group three answers are added, of which ¾ favourable, ¾ adverse, as for
  /// [NetShare#adjustedWald] (Sauro and Lewis, MeasuringU).
  public Interval adjustedWald(double confidence) {
    return interval(one.adjusted(), other.adjusted(), confidence);
  }

  /// Plain Wald, for comparison with other products. Of no width if each group is of one mind.
  public Interval wald(double confidence) {
    return interval(one.plain(), other.plain(), confidence);
  }

  /// z from the adjusted shares. Unlike Wald's there always is one, since no group is of one mind
  /// after answers were added.
  public TestResult adjustedWaldTest() {
    return test(one.adjusted(), other.adjusted()).orElseThrow();
  }

  /// z of plain Wald; nothing if each group is of one mind.
  public Optional<TestResult> waldTest() {
    return test(one.plain(), other.plain());
  }

  private static Interval interval(NetShare.Wald one, NetShare.Wald other, double confidence) {
    double difference = one.value() - other.value();
    return Interval.ofStandardError(difference, standardError(one, other), confidence)
        .clipped(-2, 2);
  }

  private static Optional<TestResult> test(NetShare.Wald one, NetShare.Wald other) {
    double error = standardError(one, other);
    return error == 0
        ? Optional.empty()
        : Optional.of(TestResult.ofNormal((one.value() - other.value()) / error));
  }

  private static double standardError(NetShare.Wald one, NetShare.Wald other) {
    return Math.sqrt(one.variance() + other.variance());
  }
}
