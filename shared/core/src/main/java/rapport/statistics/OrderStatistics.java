package rapport.statistics;

import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/// Which of n sorted numbers stand for a quantile and for the ends of its interval. Ranks count
/// from 0.
///
/// The number of samples below the true quantile is binomial (n, q), whatever the distribution, so
/// two order statistics bound it with at least the confidence asked (Conover 1999, 3.2). With few
/// samples no such order statistic exists on one side or both.
public final class OrderStatistics {

  private OrderStatistics() {}

  /// The rank of a quantile: ⌊q (n − 1)⌋.
  ///
  /// @param percent 0 to 100, in place of q, so that no rounding can move the rank
  /// @param count 1 or more
  public static long lowerRank(int percent, long count) {
    if (percent < 0 || percent > 100 || count < 1) {
      throw new IllegalArgumentException("no percentile " + percent + " of " + count);
    }
    long last = count - 1;
    return last / 100 * percent + last % 100 * percent / 100;
  }

  /// The rank of the low end; nothing if even the least sample is too high.
  public static OptionalInt lowRank(double quantile, int count, double confidence) {
    double tail = Confidence.tail(confidence);
    var below = BinomialDistribution.of(count, quantile);
    int rank = below.inverseCumulativeProbability(tail);
    if (below.cumulativeProbability(rank) > tail) {
      rank--;
    }
    return rank < 0 ? OptionalInt.empty() : OptionalInt.of(rank);
  }

  /// The rank of the high end; nothing if even the greatest sample is too low.
  public static OptionalInt highRank(double quantile, int count, double confidence) {
    double tail = Confidence.tail(confidence);
    int rank = BinomialDistribution.of(count, quantile).inverseSurvivalProbability(tail);
    return rank >= count ? OptionalInt.empty() : OptionalInt.of(rank);
  }
}
