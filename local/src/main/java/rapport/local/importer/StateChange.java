package rapport.local.importer;

import java.time.Instant;
import java.util.Comparator;
import rapport.local.importer.csv.Row;

/// A row that says which state a ticket was in after a change.
///
/// @param sequence orders the rows of a ticket before their times do; 0 if the file has no such
///   number
/// @param state as the file calls it, one that the mapping knows
record StateChange(Row row, long sequence, Instant time, String state) {

  /// By sequence, then time; what is equal stays in the file's order.
  static final Comparator<StateChange> ORDER =
      Comparator.comparingLong(StateChange::sequence).thenComparing(StateChange::time);
}
