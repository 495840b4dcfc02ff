package rapport.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/// What a two-sided test of no difference says.
///
/// @param statistic z or t, above 0 if the first group is higher
/// @param p the probability of a statistic at least this far from 0 if there were no difference, 0
///   to 1
public record TestResult(double statistic, double p) {

  private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

  public TestResult {
    if (!Double.isFinite(statistic) || !(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "a statistic is finite and p 0 to 1, got " + statistic + " and " + p);
    }
  }

  static TestResult ofNormal(double z) {
    return new TestResult(z, 2 * STANDARD_NORMAL.survivalProbability(Math.abs(z)));
  }

  /// @param freedom degrees of freedom, more than 0
  static TestResult ofStudent(double t, double freedom) {
    return new TestResult(t, 2 * TDistribution.of(freedom).survivalProbability(Math.abs(t)));
  }
}
