package rapport.forms;

import java.time.Clock;
import java.util.random.RandomGenerator;
import rapport.edge.Credentials;
import rapport.edge.FreshIdentity;
import rapport.edge.ServerIdentity;
import rapport.edge.Throttle;
import rapport.shelf.AnswerCounts;
import rapport.shelf.Links;
import rapport.shelf.SurveyShelf;
import rapport.store.AnsweredLinks;

/// What forms are shown with.
///
/// @param doors by what a form is opened
/// @param throttle how many may knock who hold nothing that we know
/// @param random for ids; drawn from inside a call only
record Ports(
    Doors doors,
    Throttle throttle,
    SurveyShelf surveys,
    AnswerCounts counts,
    Clock clock,
    RandomGenerator random) {

  /// @param answered which links were answered
  /// @param onlyTenant whose forms open without a key; empty for nobody's
  record Doors(Credentials credentials, Links links, AnsweredLinks answered, String onlyTenant) {}

  FreshIdentity identities() {
    return new ServerIdentity(clock, random);
  }
}
