package rapport.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/// How far an interval reaches, from a two-sided confidence.
final class Confidence {

  private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

  private Confidence() {}

  /// The exact normal quantile: 1.959963984540054 at 0.95, never 1.96.
  static double normalReach(double confidence) {
    return STANDARD_NORMAL.inverseSurvivalProbability(tail(confidence));
  }

  /// @param freedom degrees of freedom, 1 or more, not always whole
  static double studentReach(double confidence, double freedom) {
    return TDistribution.of(freedom).inverseSurvivalProbability(tail(confidence));
  }

  /// The probability left on either side.
  static double tail(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence must lie between 0 and 1, both excluded, got " + confidence);
    }
    return (1 - confidence) / 2;
  }
}
