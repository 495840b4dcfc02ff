package rapport.reader;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.fold.Fold;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.Period;
import rapport.period.UtcHour;
import rapport.store.EventLog;
import rapport.store.LogEntry;

/// Figures by the hour: no record is kept of them, so they are folded from the log each time.
final class HourlyParts {

  /// How much log one answer may fold by the hour.
  static final long MAX_LOG_BYTES = 16L * 1024 * 1024;

  private HourlyParts() {}

  /// The parts of each hour, empty if that takes too much log.
  static Optional<Map<Period, Map<PartKey, Part>>> read(
      EventLog log, String tenant, Calendar calendar, List<Period> hours, Instant now) {
    var folds = new HashMap<Period, Fold>();
    var touching = new HashMap<UtcHour, List<Fold>>();
    for (Period hour : hours) {
      var fold = new Fold(hour, calendar, now);
      folds.put(hour, fold);
      hour.hours(calendar)
          .forEach(utc -> touching.computeIfAbsent(utc, _ -> new ArrayList<>()).add(fold));
    }
    var first = UtcHour.of(hours.getFirst().start(calendar));
    var last = UtcHour.of(hours.getLast().end(calendar).minusMillis(1));
    var reading = new Reading(touching);
    log.read(tenant, first, last, reading::add);
    if (reading.bytes > MAX_LOG_BYTES) {
      return Optional.empty();
    }
    var parts = new HashMap<Period, Map<PartKey, Part>>();
    folds.forEach((hour, fold) -> parts.put(hour, fold.result().parts()));
    return Optional.of(parts);
  }

  private static final class Reading {

    private final Map<UtcHour, List<Fold>> touching;
    private long bytes;

    private Reading(Map<UtcHour, List<Fold>> touching) {
      this.touching = touching;
    }

    private boolean add(LogEntry entry) {
      for (Fold fold : touching.getOrDefault(entry.hour(), List.of())) {
        switch (entry) {
          case LogEntry.Block block -> block.facts().forEach(fold::add);
          case LogEntry.Tombstone(var hour, var id) -> fold.bury(hour, id);
        }
      }
      bytes += entry instanceof LogEntry.Block block ? block.storedBytes() : 0;
      return bytes <= MAX_LOG_BYTES;
    }
  }
}
