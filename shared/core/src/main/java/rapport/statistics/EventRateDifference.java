package rapport.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/// The rate of events in one group minus that in another, independent one.
public record EventRateDifference(EventRate one, EventRate other) {

  public double value() {
    return one.value() - other.value();
  }

  /// From the exact intervals of both rates, as Newcombe's is from Wilson's (Zou and Donner 2008).
  public Interval fromGarwood(double confidence) {
    return Interval.ofDifference(
        one.value(), one.garwood(confidence), other.value(), other.garwood(confidence));
  }

  /// The exact two-sided p (Przyborowski and Wilenski 1940, Biometrika 31, 313–323): with equal
  /// rates, the events of one among all events are binomial with its share of the exposure. Twice
  /// the smaller tail, at most 1.
  public double conditionalP() {
    double exposure = (double) one.exposure() + other.exposure();
    double atMost = atMost(one.events(), other.events(), one.exposure() / exposure);
    double atLeast = atMost(other.events(), one.events(), other.exposure() / exposure);
    return Math.min(1, 2 * Math.min(atMost, atLeast));
  }

  /// The probability of at most so many successes, as a tail of a beta distribution, which takes
  /// any count.
  private static double atMost(long successes, long failures, double share) {
    return failures == 0
        ? 1
        : BetaDistribution.of(successes + 1.0, failures).survivalProbability(share);
  }
}
