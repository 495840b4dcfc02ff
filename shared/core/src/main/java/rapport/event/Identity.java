package rapport.event;

import java.time.Instant;
import rapport.period.UtcHour;

/// Who an event is, within its tenant: two events of the same source, id, UTC hour and import are
/// the same event, however often and in whatever order they arrive.
///
/// @param source who sent it, for instance `shop`
/// @param id the sender's id, at most 128 characters
/// @param time when it happened; only its UTC hour counts for identity
/// @param importName the import that brought it, [#PUBLIC], or empty for what else came live
public record Identity(String source, String id, Instant time, String importName) {

  /// Stands in place of an import where a public key brought an event. Anybody may have such a key
  /// and name any source and id, so what comes by one is never the same event as what comes from
  /// the tenant itself. No import is called so.
  public static final String PUBLIC = ":public";

  /// Whether an import's name stands there.
  public static boolean isImport(String importName) {
    return !importName.isEmpty() && !importName.equals(PUBLIC);
  }

  public UtcHour hour() {
    return UtcHour.of(time);
  }
}
