package rapport.metric;

import java.util.Optional;
import java.util.function.Supplier;

/// Sums that fit together. What lies in sealed records is final, and what it belonged to may have
/// changed since: then some sums can be of nobody, and there is no figure rather than a wrong one.
final class Possible {

  private Possible() {}

  /// Nothing if that refuses the sums.
  static <T> Optional<T> of(Supplier<T> sums) {
    try {
      return Optional.of(sums.get());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
