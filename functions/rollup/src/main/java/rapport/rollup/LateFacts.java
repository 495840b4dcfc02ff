package rapport.rollup;

import java.time.Duration;
import java.util.Map;
import rapport.edge.Log;
import rapport.fact.LoggedFact;
import rapport.store.EventLog;
import rapport.store.LogEntry;
import rapport.store.Marks.Mark;
import rapport.store.Quarantine;

/// Puts aside what was recorded just before its day became final, and was not folded in time. It
/// should never happen: the recorder stops taking such facts a day earlier.
final class LateFacts {

  private static final String REASON =
      "sealed: recorded in time, but its day was final before it was folded";

  private final EventLog log;
  private final Quarantine quarantine;
  private final Duration retention;
  private final Log alarm;

  LateFacts(EventLog log, Quarantine quarantine, Duration retention, Log alarm) {
    this.log = log;
    this.quarantine = quarantine;
    this.retention = retention;
    this.alarm = alarm;
  }

  /// Everything that came into the hour since it was marked.
  void putAside(Mark mark) {
    alarm.warn(
        "an hour of a final day was marked",
        Map.of("tenant", mark.tenant(), "hour", mark.hour().start()));
    log.read(
        mark.tenant(),
        mark.hour(),
        mark.hour(),
        entry -> {
          if (entry instanceof LogEntry.Block block
              && !block.expiresAt().minus(retention).isBefore(mark.firstMarkedAt())) {
            putAside(mark, block);
          }
          return true;
        });
  }

  private void putAside(Mark mark, LogEntry.Block block) {
    int index = 0;
    for (LoggedFact fact : block.facts()) {
      quarantine.keep(
          mark.tenant(),
          "rollup-" + mark.token(),
          index++,
          fact.toString(),
          REASON,
          mark.firstMarkedAt());
    }
  }
}
