package rapport.followup;

import java.time.Instant;

/// That a follow-up was resolved.
///
/// @param at when, in whole milliseconds
/// @param undone whether it was opened again
public record Resolution(Instant at, boolean undone) {

  Resolution undo() {
    return new Resolution(at, true);
  }
}
