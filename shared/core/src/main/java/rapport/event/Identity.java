package rapport.event;

import java.time.Instant;
import rapport.period.UtcHour;

/// Who an event is, within its tenant: two events of the same source, id, UTC hour and import are
/// the same event, however often and in whatever order they arrive.
///
/// @param source who sent it, for instance `shop`
/// @param id the sender's id, at most 128 characters
/// @param time when it happened; only its UTC hour counts for identity
/// @param importName the import that brought it, empty for what came live
public record Identity(String source, String id, Instant time, String importName) {

  public UtcHour hour() {
    return UtcHour.of(time);
  }
}
