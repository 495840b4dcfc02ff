package rapport.intake;

import java.time.Clock;
import java.util.random.RandomGenerator;
import rapport.edge.Credentials;
import rapport.edge.FreshIdentity;
import rapport.edge.ServerIdentity;
import rapport.edge.Throttle;
import rapport.queue.MessageQueue;
import rapport.shelf.Links;
import rapport.shelf.SurveyShelf;
import rapport.store.AnsweredLinks;
import rapport.store.Imports;
import rapport.store.Jobs;

/// What intake works with.
///
/// @param doors of the route that no authorizer stands before
/// @param bounded how much may come
/// @param surveys the definitions to compare answers with
/// @param imports which imports were taken back
/// @param queue takes what was accepted
/// @param random for ids and tokens; drawn from inside a call only
record Ports(
    Doors doors,
    Bounded bounded,
    SurveyShelf surveys,
    Imports imports,
    Jobs jobs,
    MessageQueue queue,
    Clock clock,
    RandomGenerator random) {

  /// Who comes in by what.
  ///
  /// @param answered which links were answered
  /// @param onlyTenant whose surveys forms may answer without a key; empty for nobody's
  record Doors(Credentials credentials, Links links, AnsweredLinks answered, String onlyTenant) {}

  /// How much may come, and how much of it late.
  ///
  /// @param forms what answers are held to that come from forms
  record Bounded(Throttle throttle, LateBudget late, FormRules forms) {}

  LinkAnswers linkAnswers() {
    return new LinkAnswers(doors.answered(), queue, clock);
  }

  FreshIdentity identities() {
    return new ServerIdentity(clock, random);
  }
}
