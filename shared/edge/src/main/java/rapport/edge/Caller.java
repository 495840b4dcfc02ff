package rapport.edge;

import java.util.List;
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

  /// Sent a token of an issuer that is trusted.
  ///
  /// @param accesses what it opens, of one tenant, one for each kind; none if it grants nothing
  /// @param hash a SHA-256 of who it was given to, which tells them apart, not their tokens
  record ByToken(List<Access> accesses, Bytes hash) implements Caller {
    public ByToken {
      accesses = List.copyOf(accesses);
    }
  }
}
