package rapport.store;

import java.time.Instant;
import java.util.List;
import rapport.fact.FactId;
import rapport.fact.LoggedFact;
import rapport.period.UtcHour;

/// One item of the log.
public sealed interface LogEntry {

  UtcHour hour();

  /// Facts of one hour that were recorded together. The same fact may be in several blocks, in
  /// different revisions or in the same one.
  ///
  /// @param expiresAt when the item may be deleted
  /// @param storedBytes the size of the whole item, keys included: what reading it costs
  record Block(UtcHour hour, List<LoggedFact> facts, Instant expiresAt, int storedBytes)
      implements LogEntry {
    public Block {
      facts = List.copyOf(facts);
    }
  }

  /// A fact that was erased: whatever revision of it is in a block of this hour does not count.
  record Tombstone(UtcHour hour, FactId id) implements LogEntry {}
}
