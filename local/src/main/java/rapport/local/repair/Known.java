package rapport.local.repair;

import java.util.SortedSet;
import java.util.TreeSet;
import rapport.period.UtcHour;
import rapport.store.Documents;
import rapport.store.EventLog;
import rapport.store.KeyRings;
import rapport.store.Marks;
import rapport.store.Summaries;
import rapport.store.Table;

/// Tells a tenant, also one that has lost its records, from a name that was mistyped: by whatever
/// there is of it.
final class Known {

  private final Summaries summaries;
  private final Documents documents;
  private final KeyRings keys;
  private final Marks marks;
  private final EventLog log;

  Known(Table events, Table summary) {
    this.summaries = new Summaries(summary);
    this.documents = new Documents(summary);
    this.keys = new KeyRings(summary);
    this.marks = new Marks(events);
    this.log = EventLog.toRead(events);
  }

  /// Whether there are settings, keys, marks, surveys, records, or a log of these hours: what costs
  /// most is asked last.
  boolean isOne(String tenant, SortedSet<UtcHour> hours) {
    return documents.read(tenant, "settings").isPresent()
        || documents.read(tenant, "calendar").isPresent()
        || keys.read(tenant).revision() > 0
        || !marks.of(tenant).isEmpty()
        || !documents.list(tenant, "survey#").isEmpty()
        || !summaries.isEmpty(tenant)
        || hasLog(tenant, hours);
  }

  private boolean hasLog(String tenant, SortedSet<UtcHour> hours) {
    var found = new TreeSet<UtcHour>();
    if (!hours.isEmpty()) { // the zone may have skipped the day
      log.read(
          tenant,
          hours.first(),
          hours.last(),
          entry -> {
            found.add(entry.hour());
            return false;
          });
    }
    return !found.isEmpty();
  }
}
