package rapport.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;

/// A share: so many successes of so many trials.
///
/// @param successes 0 to `trials`
/// @param trials 1 or more: the share of nothing is no number
public record Proportion(long successes, long trials) {

  public Proportion {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException("no share: " + successes + " of " + trials);
    }
  }

  /// Nothing for nothing of nothing.
  public static Optional<Proportion> of(long successes, long trials) {
    return successes == 0 && trials == 0
        ? Optional.empty()
        : Optional.of(new Proportion(successes, trials));
  }

  /// The share among both together.
  ///
  /// @throws ArithmeticException if a count no longer fits in a `long`
  public Proportion merge(Proportion other) {
    return new Proportion(
        Math.addExact(successes, other.successes), Math.addExact(trials, other.trials));
  }

  public double value() {
    return (double) successes / trials;
  }

  /// Wilson's score interval (1927), which keeps its coverage at small n and near 0 and 1 (Newcombe
  /// 1998, method 3). The low end is exactly 0 without a success, the high end exactly 1 without a
  /// failure.
  public Interval wilson(double confidence) {
    double z = Confidence.normalReach(confidence);
    double widened = trials + z * z;
    double centre = (successes + z * z / 2) / widened;
    double half = z / widened * Math.sqrt(value() * (trials - successes) + z * z / 4);
    return bounded(centre - half, centre + half);
  }

  /// The exact interval of Clopper and Pearson (1934): never covers less than asked, often more.
  public Interval clopperPearson(double confidence) {
    double tail = Confidence.tail(confidence);
    double low =
        successes == 0
            ? 0
            : BetaDistribution.of(successes, trials - successes + 1.0)
                .inverseCumulativeProbability(tail);
    double high =
        successes == trials
            ? 1
            : BetaDistribution.of(successes + 1.0, (double) trials - successes)
                .inverseSurvivalProbability(tail);
    return bounded(low, high);
  }

  /// The interval of Agresti and Coull (1998): Wald's, around Wilson's centre.
  public Interval agrestiCoull(double confidence) {
    double z = Confidence.normalReach(confidence);
    double widened = trials + z * z;
    double centre = (successes + z * z / 2) / widened;
    return Interval.around(centre, z * Math.sqrt(centre * (1 - centre) / widened)).clipped(0, 1);
  }

  /// Plain Wald, for comparison with other products: of no width at 0 and 1.
  public Interval wald(double confidence) {
    double p = value();
    return Interval.ofStandardError(p, Math.sqrt(p * (1 - p) / trials), confidence).clipped(0, 1);
  }

  private Interval bounded(double low, double high) {
    return new Interval(successes == 0 ? 0 : low, successes == trials ? 1 : high).clipped(0, 1);
  }
}
