package rapport.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// How many answers a net share needs: n = s² Z² / d² − 3, the 3 being those that adjusted Wald
/// adds (Sauro and Lewis, MeasuringU).
///
/// @param raw before it is rounded up, less than 1 where hardly any answer is needed
public record SampleSize(double raw) {

  /// A usual variance of one answer, counted as 1, 0 or −1, where none is known yet.
  public static final double USUAL_VARIANCE = 0.67;

  private static final double ADDED = 3;
  private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

  public SampleSize {
    if (!(raw >= -ADDED && raw < Long.MAX_VALUE)) {
      throw new IllegalArgumentException("no number of answers: " + raw);
    }
  }

  /// Whether a test looks for a difference in one direction or in both.
  public enum Sides {
    ONE,
    TWO
  }

  /// For an interval that reaches so far to either side.
  ///
  /// @param variance of one answer, more than 0, at most 1
  /// @param reach as a net share, more than 0, at most 2: 0.05 is 5 points
  public static SampleSize forInterval(double variance, double reach, double confidence) {
    return of(variance, reach, Confidence.normalReach(confidence));
  }

  /// For a test against a fixed net share that finds a true difference so often.
  ///
  /// @param variance of one answer, more than 0, at most 1
  /// @param difference to be found, as a net share, more than 0, at most 2: 0.05 is 5 points
  /// @param test what the test shall keep to
  public static SampleSize forTest(double variance, double difference, Test test) {
    return of(variance, difference, test.reach());
  }

  /// What is asked of a test.
  ///
  /// @param confidence not to see a difference where none is, between 0 and 1, both excluded
  /// @param power the probability to see one where it is, at least ½, less than 1
  public record Test(double confidence, double power, Sides sides) {
    public Test {
      if (!(power >= 0.5 && power < 1)) {
        throw new IllegalArgumentException("power must be 0.5 to below 1, got " + power);
      }
    }

    private double reach() {
      double tail = Confidence.tail(confidence);
      return STANDARD_NORMAL.inverseSurvivalProbability(sides == Sides.ONE ? 2 * tail : tail)
          + STANDARD_NORMAL.inverseCumulativeProbability(power);
    }
  }

  /// Rounded up, 1 or more.
  public long answers() {
    return Math.max(1, (long) Math.ceil(raw));
  }

  private static SampleSize of(double variance, double distance, double reach) {
    if (!(variance > 0 && variance <= 1)) {
      throw new IllegalArgumentException(
          "the variance of an answer must be more than 0 and at most 1, got " + variance);
    }
    if (!(distance > 0 && distance <= 2)) {
      throw new IllegalArgumentException(
          "a net share reaches more than 0 and at most 2, got " + distance);
    }
    return new SampleSize(variance * Math.pow(reach / distance, 2) - ADDED);
  }
}
