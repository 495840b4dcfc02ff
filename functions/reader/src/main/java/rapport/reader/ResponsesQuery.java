package rapport.reader;

import java.time.Instant;

/// Which page of responses is asked for, checked.
///
/// @param from the first instant that is of interest
/// @param before where they all stand before
/// @param isContinued whether a page came before this one
record ResponsesQuery(
    Instant from, ResponsePlace before, boolean isContinued, ResponseFilter filter) {

  boolean takes(FoundResponse found) {
    return !found.fact().time().isBefore(from)
        && found.place().compareTo(before) < 0
        && filter.takes(found);
  }
}
