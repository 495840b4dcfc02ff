package rapport.recorder;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import rapport.event.Identity;
import rapport.fact.Fact;
import rapport.period.UtcHour;
import rapport.store.EventLog;
import rapport.store.Imports;
import rapport.store.Marks;
import rapport.store.Registry;

/// Puts facts into the log, then marks every hour written. In this order: a mark that is worked off
/// before its facts are in would hide them.
final class FactWriter {

  private final Registry registry;
  private final Imports imports;
  private final EventLog log;
  private final Marks marks;
  private final Randomness random;
  private final Clock clock;

  FactWriter(
      Registry registry,
      Imports imports,
      EventLog log,
      Marks marks,
      Randomness random,
      Clock clock) {
    this.registry = registry;
    this.imports = imports;
    this.log = log;
    this.marks = marks;
    this.random = random;
    this.clock = clock;
  }

  void write(String tenant, TenantView view, Collection<Fact> facts) {
    if (facts.isEmpty()) {
      return;
    }
    touched(facts).forEach((name, days) -> imports.touch(tenant, name, days));
    var logger = new FactLogger(registry, tenant, view);
    mark(tenant, log.append(tenant, logger.logged(facts), clock.instant()));
  }

  void mark(String tenant, Set<UtcHour> hours) {
    for (UtcHour hour : hours) {
      marks.mark(tenant, hour, random.next(), clock.instant());
    }
  }

  /// The UTC days in which each import has facts, for the day it is taken back.
  private static Map<String, Set<LocalDate>> touched(Collection<Fact> facts) {
    var days = new HashMap<String, Set<LocalDate>>();
    for (Fact fact : facts) {
      var name = fact.origin().importName();
      if (Identity.isImport(name)) {
        days.computeIfAbsent(name, _ -> new HashSet<>()).add(fact.hour().day());
      }
    }
    return days;
  }
}
