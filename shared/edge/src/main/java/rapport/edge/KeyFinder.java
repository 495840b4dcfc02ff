package rapport.edge;

import java.util.Optional;
import rapport.access.Access;

/// Knows the keys that were given out.
@FunctionalInterface
public interface KeyFinder {

  /// What a key opens, empty if there is no such key.
  Optional<Access> find(String key);
}
