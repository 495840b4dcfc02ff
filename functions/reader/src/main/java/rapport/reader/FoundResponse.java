package rapport.reader;

import rapport.fact.LoggedFact;
import rapport.survey.KeptResponse;

/// A response in the log.
///
/// @param fact one that counts
/// @param response what it tells
record FoundResponse(LoggedFact fact, KeptResponse response) {

  ResponsePlace place() {
    return new ResponsePlace(fact.time(), fact.id());
  }
}
