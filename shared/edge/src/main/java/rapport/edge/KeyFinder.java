package rapport.edge;

import java.util.Optional;
import rapport.access.Access;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;

/// Knows the keys that were given out.
@FunctionalInterface
public interface KeyFinder {

  /// What a key opens, empty if there is no such key.
  ///
  /// @param hash the SHA-256 of the key's text in UTF-8
  /// @throws MalformedBytesException if what is known of it can't be read
  Optional<Access> find(Bytes hash);

  /// Whether it finds a key now without looking for it anywhere else.
  ///
  /// @param hash the same
  default boolean remembers(Bytes hash) {
    return false;
  }
}
