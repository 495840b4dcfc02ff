package rapport.access;

import java.time.Instant;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.bytes.Bytes;

/// An access key that was given out, as its tenant's list has it: all but the key itself.
///
/// @param id tells the keys of a tenant apart; no secret, and not derived from one
/// @param name what its tenant calls it; the same for the old and the new key of a rotation
/// @param createdAt in whole milliseconds
/// @param hash the SHA-256 of the key
/// @param closing whether it is being revoked: it administers no more, and whatever else it opens
///   is about to be shut
public record IssuedKey(
    String id, String name, Access access, Instant createdAt, Bytes hash, boolean closing) {

  /// A key that is about to be given out.
  public static IssuedKey of(String id, String name, Access access, Instant createdAt, Bytes hash) {
    return new IssuedKey(id, name, access, createdAt, hash, false);
  }

  /// Whether it may give out and revoke keys.
  public boolean administers() {
    return !closing && access.kind() == Kind.SRV && access.scopes().contains(Scope.ADMIN);
  }

  /// The same, being revoked.
  IssuedKey closed() {
    return new IssuedKey(id, name, access, createdAt, hash, true);
  }
}
