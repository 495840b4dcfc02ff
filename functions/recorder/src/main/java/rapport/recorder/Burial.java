package rapport.recorder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.period.Calendar;
import rapport.period.UtcHour;
import rapport.store.EventLog;
import rapport.store.Imports;
import rapport.store.LogEntry;

/// Puts tombstones on the responses of an import, day by day of UTC, marks their hours, and
/// withdraws what they have opened. What is final keeps them.
final class Burial {

  private final Imports imports;
  private final EventLog log;
  private final FactWriter writer;
  private final SealedHours sealedHours;
  private final FollowUpWithdrawal followUps;
  private final Clock clock;

  Burial(Stores stores, FactWriter writer, SealedHours sealedHours, Clock clock) {
    this.imports = stores.imports();
    this.log = stores.log();
    this.followUps = stores.followUps();
    this.writer = writer;
    this.sealedHours = sealedHours;
    this.clock = clock;
  }

  /// Where an import leaves something, day by day.
  record Stores(Imports imports, EventLog log, FollowUpWithdrawal followUps) {}

  /// Goes on until the deadline, one day at least.
  ///
  /// @param from a state in which the log is next
  /// @return the state in which to go on, [Withdrawal#done] if no day is left
  Withdrawal bury(
      String tenant, TenantView view, String importName, Withdrawal from, Instant deadline) {
    var at = from;
    for (LocalDate day : imports.days(tenant, importName)) {
      if (day.toString().compareTo(from.afterId()) > 0) {
        if (!at.equals(from) && !clock.instant().isBefore(deadline)) {
          return at;
        }
        followUps.withdraw(tenant, view.subjects(), importName, day);
        bury(tenant, view.calendars(), importName, day);
        at = from.after(day.toString());
      }
    }
    return from.nextStep();
  }

  private void bury(String tenant, List<Calendar> calendars, String importName, LocalDate day) {
    var found = new Found(importName);
    log.read(tenant, UtcHour.of(day, 0), UtcHour.of(day, 23), found::add);
    var open = new HashMap<UtcHour, Set<FactId>>();
    found.facts.forEach(
        (hour, ids) -> {
          if (!sealedHours.sealed(tenant, calendars, hour, found.families)) {
            open.put(hour, ids);
          }
        });
    if (!open.isEmpty()) {
      log.bury(tenant, open, clock.instant());
      writer.mark(tenant, open.keySet());
    }
  }

  /// The facts that an import has in a day, and what they are counted in.
  private static final class Found {

    private final String importName;
    private final Map<UtcHour, Set<FactId>> facts = new HashMap<>();
    private final Collection<Family> families = new HashSet<>();

    private Found(String importName) {
      this.importName = importName;
    }

    private boolean add(LogEntry entry) {
      if (entry instanceof LogEntry.Block block) {
        for (var fact : block.facts()) {
          if (fact.origin().importName().equals(importName)) {
            facts.computeIfAbsent(block.hour(), _ -> new HashSet<>()).add(fact.id());
            fact.measures().forEach(measure -> families.add(measure.family()));
          }
        }
      }
      return true;
    }
  }
}
