package rapport.entity;

import java.time.Instant;
import java.util.function.Predicate;
import rapport.period.UtcHour;

/// What holds for all entities while facts are published.
///
/// @param sealing hours whose facts are final: nothing is published or taken back in them
/// @param openFrom no hour from then on is final, nor will be before tomorrow
public record Frame(Given given, Sealing sealing, Instant openFrom) {

  /// Tells which hours are final.
  @FunctionalInterface
  public interface Sealing {

    /// Whether an hour was final at a time.
    boolean isSealed(UtcHour hour, Instant at);
  }

  /// The hours that are final for an entity of which that was erased.
  Predicate<UtcHour> sealed(Erased erased) {
    var at = erased.finalAsOf(given.now());
    return hour -> sealing.isSealed(hour, at);
  }
}
