package rapport.rollup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// In which order things are done of which there may be more than there is time for: another one
/// each time, so that nothing is always what is left. Chance and not a count, since a process that
/// is stopped would forget how far it had come.
final class Turns {

  private final Randomness random;

  Turns(Randomness random) {
    this.random = random;
  }

  /// The same in another order. Where nothing is to be chosen no chance is used.
  <T> List<T> of(Collection<T> all) {
    var turned = new ArrayList<>(all);
    if (all.size() > 1) {
      Collections.shuffle(turned, new Random(random.next().longValue()));
    }
    return turned;
  }

  /// Whether the second of two kinds of work comes first this time.
  boolean swapped() {
    return random.next().testBit(0);
  }
}
