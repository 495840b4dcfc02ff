package rapport.local.coverage;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Samples drawn at random.
///
/// @param count how many for each cell of the table
/// @param confidence what the intervals promise, between 0 and 1
record Draws(int count, double confidence, RandomGenerator random) {

  /// The same seed gives the same samples.
  static Draws of(int count, double confidence, long seed) {
    return new Draws(count, confidence, RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
  }

  /// An index, each with its probability.
  int pick(double... probabilities) {
    double left = random.nextDouble();
    int last = probabilities.length - 1;
    for (int i = 0; i < last; i++) {
      left -= probabilities[i];
      if (left < 0) {
        return i;
      }
    }
    return last;
  }

  /// How often each index was picked.
  long[] counts(int n, double... probabilities) {
    var counts = new long[probabilities.length];
    for (int i = 0; i < n; i++) {
      counts[pick(probabilities)]++;
    }
    return counts;
  }

  /// A duration in milliseconds whose logarithm is normal.
  ///
  /// @param median in milliseconds
  /// @param spread the standard deviation of the logarithm
  long lognormal(double median, double spread) {
    return Math.round(median * Math.exp(spread * random.nextGaussian()));
  }

  /// Events of a Poisson process, one unit of time after another (Knuth), for means below 700.
  int poisson(double mean) {
    double limit = Math.exp(-mean);
    int events = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      events++;
    }
    return events;
  }
}
