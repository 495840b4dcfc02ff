package rapport.intake;

import java.time.Clock;
import java.util.random.RandomGenerator;
import rapport.edge.Credentials;
import rapport.edge.FreshIdentity;
import rapport.edge.ServerIdentity;
import rapport.queue.MessageQueue;
import rapport.store.AccessKeys;
import rapport.store.Documents;
import rapport.store.Imports;
import rapport.store.Jobs;
import rapport.store.Table;

/// What intake works with.
///
/// @param surveys the definitions to compare answers with
/// @param imports which imports were taken back
/// @param queue takes what was accepted
/// @param random for ids and tokens; drawn from inside a call only
record Ports(
    Credentials credentials,
    SurveyShelf surveys,
    Imports imports,
    Jobs jobs,
    MessageQueue queue,
    Clock clock,
    RandomGenerator random) {

  /// @param events the table of events
  /// @param summary the table of summaries
  static Ports of(
      Table events, Table summary, MessageQueue queue, Clock clock, RandomGenerator random) {
    return new Ports(
        new Credentials(new AccessKeys(summary)::find, clock),
        new SurveyShelf(new Documents(summary), clock),
        new Imports(events),
        new Jobs(events),
        queue,
        clock,
        random);
  }

  FreshIdentity identities() {
    return new ServerIdentity(clock, random);
  }
}
