package rapport.admin;

import java.math.BigInteger;
import java.time.Clock;
import java.util.random.RandomGenerator;
import rapport.edge.Credentials;
import rapport.store.AccessKeys;
import rapport.store.Documents;
import rapport.store.Jobs;
import rapport.store.Marks;
import rapport.store.Summaries;
import rapport.store.Table;

/// What administration works with.
///
/// @param random for tokens; drawn from inside a call only
record Ports(
    Credentials credentials,
    Documents documents,
    Jobs jobs,
    Marks marks,
    Summaries summaries,
    RandomGenerator random) {

  private static final int TOKEN_BYTES = 8;

  /// @param events the table of events
  /// @param summary the table of summaries
  static Ports of(Table events, Table summary, Clock clock, RandomGenerator random) {
    return new Ports(
        new Credentials(new AccessKeys(summary)::find, clock),
        new Documents(summary),
        new Jobs(events),
        new Marks(events),
        new Summaries(summary),
        random);
  }

  /// A fresh random number of 64 bits, 1 or more.
  BigInteger token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return new BigInteger(1, bytes).add(BigInteger.ONE);
  }
}
