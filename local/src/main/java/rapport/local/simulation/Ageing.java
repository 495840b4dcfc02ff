package rapport.local.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import rapport.store.Key;
import rapport.store.Quarantine;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;

/// What becomes of a log that is kept for some days only: its blocks are deleted long before or
/// after others that expire at the same time, records become final, and events that come too late
/// for them go into quarantine.
///
/// Whether an event came in time depends on when it was recorded, so the figure must lie between
/// those that surely were and all.
final class Ageing {

  /// Of a run with this plot: a day takes no more events when it is a day old, and its record is
  /// final when it is two.
  static final Duration RETENTION = Duration.ofDays(9);

  /// A run that found a record open may write it as long as it runs.
  private static final Duration LONGEST_RUN = Duration.ofMinutes(20);

  /// A day takes no more events so long before its log begins to expire.
  private static final Duration CLOSED_BEFORE = Duration.ofDays(8);

  /// Its record is final so long before that.
  private static final Duration FINAL_BEFORE = Duration.ofDays(7);

  private static final int MAX_KEPT = 10_000;
  private static final Pattern FACT =
      Pattern.compile("^(LoggedFact\\[id=FactId\\[[^]]*]).*?\\btime=([^,\\]]+)", Pattern.DOTALL);
  private static final Pattern EVENT_TIME = Pattern.compile("\"time\":\"([^\"]+)\"");

  private final World world;
  private final Tenant tenant;
  private final Map<SummaryKey, SummaryRecord> finals = new HashMap<>();

  Ageing(World world, Tenant tenant) {
    this.world = world;
    this.tenant = tenant;
  }

  /// Some of what has expired is deleted.
  void expire() {
    world.events.expire(world.now(), world.choices);
  }

  /// What was final is as it was.
  void look() {
    var before = world.now().minus(LONGEST_RUN);
    var gone = new HashSet<>(finals.keySet());
    new Summaries(world.summary)
        .each(
            tenant.name(),
            1,
            Level.DAY,
            (key, record) -> {
              gone.remove(key);
              var was = finals.get(key);
              if (was != null && !was.equals(record)) {
                throw new Violation("I9: a final record changed: " + was + " to " + record);
              }
              if (record.sealedBy(before)) {
                finals.put(key, record);
              }
            });
    if (!gone.isEmpty()) {
      throw new Violation("I9: final records are gone: " + gone);
    }
  }

  /// @param reader answers to a query of metrics
  void compare(Sender sender, Post events, Function<String, Figures> reader) {
    look();
    Ledger.checkAncestors(world, tenant.name(), tenant.calendar());
    var late = new HashSet<String>();
    var refused = refused(late);
    var surely = new HashSet<String>();
    for (Told told : events.recorded()) {
      if (told.tenant().equals(tenant.name()) && !refused.contains(told.id())) {
        surely.add(told.id());
      }
    }
    long all =
        sender.sent().stream()
            .filter(told -> told.tenant().equals(tenant.name()))
            .map(Told::id)
            .distinct()
            .count();
    var first = YearMonth.from(sender.beganAt().minus(RETENTION).atZone(tenant.zoneId()));
    var last = YearMonth.from(world.now().atZone(tenant.zoneId()));
    var found = reader.apply("metric=nps&period=month&from=" + first + "&to=" + last).sum("nps n");
    if (found < surely.size() - late.size() || found > all) {
      throw new Violation(
          "I4: nps n of %s is %s, and must be from %d to %d"
              .formatted(tenant.name(), found, surely.size() - late.size(), all));
    }
  }

  /// The ids of events that came too late at least once.
  ///
  /// @param late is told the facts that were recorded in time and not folded in time
  private Set<String> refused(Set<String> late) {
    var refused = new HashSet<String>();
    for (Quarantine.Kept kept :
        new Quarantine(world.events, RETENTION).list(tenant.name(), MAX_KEPT)) {
      var fact = FACT.matcher(kept.body());
      if (fact.find()) {
        requireLate(kept, dayStart(Instant.parse(fact.group(2))), FINAL_BEFORE);
        late.add(fact.group(1));
      } else if (kept.reason().contains("sealed")) {
        requireLate(kept, hourEnd(kept.body()), CLOSED_BEFORE);
        refused.add(id(kept.body()));
      }
    }
    return refused;
  }

  /// What a recorder that takes every day for final refuses is not late.
  ///
  /// @param since the log of what it is about was kept from then on at the earliest
  private void requireLate(Quarantine.Kept kept, Instant since, Duration before) {
    var earliest = since.plus(RETENTION).minus(before).minusSeconds(Processes.MAX_SKEW_SECONDS);
    var at = world.putAsideAt(new Key("x#" + tenant.name(), kept.place()));
    if (at.isBefore(earliest)) {
      throw new Violation(
          "I4: refused too early, at %s instead of %s: %s".formatted(at, earliest, kept));
    }
  }

  private Instant dayStart(Instant time) {
    var zone = tenant.zoneId();
    return time.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }

  private static Instant hourEnd(String event) {
    var time = EVENT_TIME.matcher(event);
    if (!time.find()) {
      throw new Violation("I4: refused as too late, and without a time: " + event);
    }
    return Instant.parse(time.group(1)).truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
  }

  private static String id(String event) {
    int from = event.indexOf("\"id\":\"") + "\"id\":\"".length();
    return event.substring(from, event.indexOf('"', from));
  }
}
