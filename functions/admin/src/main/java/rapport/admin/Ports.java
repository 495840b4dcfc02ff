package rapport.admin;

import java.math.BigInteger;
import java.time.Clock;
import java.util.random.RandomGenerator;
import rapport.store.Documents;
import rapport.store.IssuedKeys;
import rapport.store.Jobs;
import rapport.store.LinkKeys;
import rapport.store.Marks;
import rapport.store.Summaries;

/// What administration works with.
///
/// @param random for tokens and keys, so in production one that nobody can foretell; drawn from
///   inside a call only
record Ports(
    Doors doors,
    Documents documents,
    Jobs jobs,
    Marks marks,
    Summaries summaries,
    RandomGenerator random,
    Clock clock) {

  private static final int TOKEN_BYTES = 8;

  /// What lets callers in.
  record Doors(IssuedKeys keys, LinkKeys links) {}

  IssuedKeys keys() {
    return doors.keys();
  }

  /// What survey links are signed with.
  LinkKeys links() {
    return doors.links();
  }

  /// A fresh random number of 64 bits, 1 or more.
  BigInteger token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return new BigInteger(1, bytes).add(BigInteger.ONE);
  }
}
