package rapport.statistics;

import java.util.List;
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

  /// The rank of a quantile in the other common convention, the least number that at least a share
  /// q of all does not exceed: ⌈q n⌉ − 1.
  ///
  /// @param quantile 0 to 1
  /// @param count 1 or more
  public static int nearestRank(double quantile, int count) {
    return Math.max(0, (int) Math.ceil(quantile * count) - 1);
  }

  /// A quantile between the two samples beside it, as spreadsheets give it (Hyndman and Fan 1996,
  /// type 7).
  ///
  /// @param sorted 1 number or more, ascending
  public static double interpolated(double quantile, List<Double> sorted) {
    double position = quantile * (sorted.size() - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (position - below) * (sorted.get(above) - sorted.get(below));
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
