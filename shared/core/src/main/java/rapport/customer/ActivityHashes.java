package rapport.customer;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import rapport.entity.EventHash;
import rapport.event.Payload.CustomerAction.Active;

/// The hashes of mere activity, which are not stored: all activity of one kind, import and quarter
/// hour has the same. Remembers what it computed, since a customer has thousands of quarter hours
/// but few kinds of activity. Not thread-safe.
final class ActivityHashes {

  private record Key(Active action, String importName, long quarter) {}

  private static final long QUARTER_SECONDS = 900;
  private static final long QUARTERS_PER_HOUR = 4;

  private final Map<Key, EventHash> computed = new HashMap<>();

  /// @param time the start of the quarter hour
  static EventHash hash(Active action, String importName, Instant time) {
    return hash(new Key(action, importName, quarter(time)));
  }

  /// The same, computed once.
  EventHash of(Active action, String importName, Instant time) {
    return computed.computeIfAbsent(
        new Key(action, importName, quarter(time)), ActivityHashes::hash);
  }

  private static EventHash hash(Key key) {
    return EventHash.of(
        "activity", key.action.activity(), key.importName, Long.toString(key.quarter));
  }

  private static long quarter(Instant time) {
    return Math.floorMod(Math.floorDiv(time.getEpochSecond(), QUARTER_SECONDS), QUARTERS_PER_HOUR);
  }
}
