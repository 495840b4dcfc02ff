package rapport.local.simulation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Every decision of a run, as whole numbers in the order in which they were made. The same numbers
/// make the same run, and 0 is always the harmless choice: a run of nothing but zeros meets no
/// fault.
final class Choices {

  private final RandomGenerator random;
  private final int[] given;
  private final boolean replaying;
  private int[] made = new int[1024];
  private int count;

  private Choices(RandomGenerator random, int[] given, boolean replaying) {
    this.random = random;
    this.given = given;
    this.replaying = replaying;
  }

  /// Drawn from a seed.
  static Choices of(long seed) {
    return new Choices(new SplittableRandom(seed), new int[0], false);
  }

  /// Those of another run, and harmless ones from there on. What was made within other bounds is
  /// taken within these.
  static Choices replaying(int[] made) {
    return new Choices(new SplittableRandom(0), made.clone(), true);
  }

  /// @return 0 to bound − 1
  int below(int bound) {
    return keep(replaying ? given(bound) : random.nextInt(bound));
  }

  /// Whether something happens that does so once in a while.
  boolean oneIn(int times) {
    return keep(replaying ? given(2) : random.nextInt(times) == 0 ? 1 : 0) == 1;
  }

  /// One of several, some likelier than others.
  ///
  /// @param upTo of each the sum of its weight and those before it
  int weighted(int[] upTo) {
    if (replaying) {
      return keep(given(upTo.length));
    }
    int drawn = random.nextInt(upTo[upTo.length - 1]);
    int index = 0;
    while (upTo[index] <= drawn) {
      index++;
    }
    return keep(index);
  }

  /// All that were made so far, without the zeros at the end, which a replay makes by itself.
  int[] made() {
    int end = count;
    while (end > 0 && made[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOf(made, end);
  }

  private int given(int bound) {
    return count < given.length ? Math.floorMod(given[count], bound) : 0;
  }

  private int keep(int choice) {
    if (count == made.length) {
      made = Arrays.copyOf(made, 2 * count);
    }
    made[count++] = choice;
    return choice;
  }
}
