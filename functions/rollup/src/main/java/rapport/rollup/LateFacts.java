package rapport.rollup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import rapport.edge.Log;
import rapport.fact.Family;
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

  /// A fact is logged before its hour is marked, by the same run of the recorder; and no function
  /// runs longer than this.
  private static final Duration LONGEST_RUN = Duration.ofMinutes(15);

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

  /// What may have come into the hour since it was folded last, and is counted in one of these
  /// families: more rather than less, since a person will look at it.
  void putAside(Mark mark, Set<Family> sealed) {
    alarm.warn(
        "an hour of a final day was marked",
        Map.of("tenant", mark.tenant(), "hour", mark.hour().start()));
    var since = mark.firstMarkedAt().minus(LONGEST_RUN);
    var late = new ArrayList<LoggedFact>();
    log.read(
        mark.tenant(),
        mark.hour(),
        mark.hour(),
        entry -> {
          if (entry instanceof LogEntry.Block block
              && !block.expiresAt().minus(retention).isBefore(since)) {
            block.facts().stream().filter(fact -> isOf(sealed, fact)).forEach(late::add);
          }
          return true;
        });
    for (int index = 0; index < late.size(); index++) {
      quarantine.keep(
          mark.tenant(),
          "rollup-" + mark.token(),
          index,
          late.get(index).toString(),
          REASON,
          mark.firstMarkedAt());
    }
  }

  /// A fact that takes another back says nothing of families.
  private static boolean isOf(Set<Family> sealed, LoggedFact fact) {
    return fact.measures().isEmpty()
        || fact.measures().stream().anyMatch(measure -> sealed.contains(measure.family()));
  }
}
