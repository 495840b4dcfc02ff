package rapport.edge;

import rapport.access.Access;
import rapport.bytes.Bytes;

/// Who sends a request.
public sealed interface Caller {

  /// Sent no key.
  record Nobody() implements Caller {}

  /// Sent a key that opens nothing: no key at all, one that was never given out, or revoked.
  record Stranger() implements Caller {}

  /// Sent a key that opens something.
  ///
  /// @param hash the SHA-256 of the key, which tells keys apart and opens nothing
  record ByKey(Access access, Bytes hash) implements Caller {}
}
