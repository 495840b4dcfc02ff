package rapport.local.sample;

import java.util.List;
import java.util.Random;

/// Draws from a seed. [Random] is used because its numbers are laid down for all Java versions.
final class Chance {

  private final Random random;

  Chance(long seed) {
    random = new Random(spread(seed));
  }

  /// Near seeds would give near first numbers (the finalizer of SplitMix64).
  private static long spread(long seed) {
    long once = (seed + 0x9e3779b97f4a7c15L ^ seed >>> 30) * 0xbf58476d1ce4e5b9L;
    long twice = (once ^ once >>> 27) * 0x94d049bb133111ebL;
    return twice ^ twice >>> 31;
  }

  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /// An index, drawn by weights.
  int weighted(int... weights) {
    int total = 0;
    for (int weight : weights) {
      total += weight;
    }
    int drawn = random.nextInt(total);
    int index = 0;
    while (drawn >= weights[index]) {
      drawn -= weights[index++];
    }
    return index;
  }

  /// A number around 0.
  double deviation(double standard) {
    return standard * random.nextGaussian();
  }

  /// A number around a mean, within bounds.
  int around(double mean, double deviation, int low, int high) {
    return Math.clamp(Math.round(mean + deviation(deviation)), low, high);
  }

  /// A number as minutes of waiting and amounts of money are: most are small, few very large.
  long skewed(double median) {
    return Math.max(1, Math.round(median * Math.exp(deviation(0.8))));
  }
}
