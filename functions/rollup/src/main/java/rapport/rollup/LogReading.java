package rapport.rollup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import rapport.fold.PartKey;
import rapport.period.UtcHour;
import rapport.store.EventLog;
import rapport.store.HourRecord.SealingPart;
import rapport.store.LogFold;

/// Folds the log of some hours of a day, without what begins to expire: a record that holds it is
/// final, and one that does not, such as that of a calendar announced today, must not begin to,
/// since the day that had it keeps it.
final class LogReading {

  private final EventLog log;

  LogReading(EventLog log) {
    this.log = log;
  }

  /// @param hours of the day, in order, without gaps
  /// @param maxBytes how much to read before giving up
  /// @return empty if there is more
  Optional<DayContent> read(DirtyDay day, List<UtcHour> hours, long maxBytes, Instant now) {
    var lasting = day.fold(now);
    var expiring = day.fold(now);
    var extent = LogFold.apart(maxBytes, log, day.tenant(), hours, lasting, expiring, now);
    if (!extent.complete()) {
      return Optional.empty();
    }
    var folded = lasting.result();
    var parts = new TreeMap<PartKey, SealingPart>();
    folded
        .parts()
        .forEach((key, part) -> parts.put(key, new SealingPart(part, extent.expiresAt())));
    var old = expiring.result().parts().keySet();
    return Optional.of(new DayContent(parts, old, folded.ahead(), extent.bytes()));
  }
}
