package rapport.metric;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import rapport.state.Cell.Durations;
import rapport.state.DurationBuckets;
import rapport.statistics.Interval;
import rapport.statistics.Moments;
import rapport.statistics.OrderStatistics;

/// Reads figures in seconds from the durations of a state.
record DurationFigures(Durations durations) {

  private static final double MILLIS_A_SECOND = 1000;
  private static final int MILLI_DIGITS = 3;
  private static final double MEDIAN = 0.5;

  double mean() {
    return moments().mean();
  }

  double greatest() {
    return durations.maxMillis() / MILLIS_A_SECOND;
  }

  /// The duration at rank ⌊q (n − 1)⌋, within 1 % and within the extremes.
  double percentile(int percent) {
    return atRank(OrderStatistics.lowerRank(percent, durations.count()));
  }

  /// Student's t interval of the mean; nothing for a single duration.
  Optional<Interval> intervalOfMean(double confidence) {
    return moments()
        .meanInterval(confidence)
        .map(interval -> interval.clipped(0, Double.MAX_VALUE));
  }

  /// The interval of the median by order statistics, its ends within 1 %; nothing below 6 durations
  /// at a confidence of 0.95.
  ///
  /// @throws ArithmeticException if the durations are more than an `int` counts
  Optional<Interval> intervalOfMedian(double confidence) {
    int count = Math.toIntExact(durations.count());
    OptionalInt low = OrderStatistics.lowRank(MEDIAN, count, confidence);
    OptionalInt high = OrderStatistics.highRank(MEDIAN, count, confidence);
    return low.isPresent() && high.isPresent()
        ? Optional.of(new Interval(atRank(low.getAsInt()), atRank(high.getAsInt())))
        : Optional.empty();
  }

  /// @param rank 0 to one less than the count
  private double atRank(long rank) {
    return Math.clamp(
            estimateMillis(rank), (double) durations.minMillis(), (double) durations.maxMillis())
        / MILLIS_A_SECOND;
  }

  private double estimateMillis(long rank) {
    long passed = durations.zeros();
    if (rank < passed) {
      return 0;
    }
    for (var bucket : durations.buckets().entrySet()) {
      passed += bucket.getValue();
      if (rank < passed) {
        return DurationBuckets.valueOf(bucket.getKey());
      }
    }
    throw new IllegalStateException("rank " + rank + " of " + passed + " durations in buckets");
  }

  /// In seconds, as exact as the milliseconds are.
  Moments moments() {
    return new Moments(
        durations.count(),
        new BigDecimal(durations.totalMillis(), MILLI_DIGITS),
        new BigDecimal(durations.squaresMillis(), 2 * MILLI_DIGITS));
  }
}
