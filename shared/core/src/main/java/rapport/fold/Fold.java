package rapport.fold;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.fact.FactId;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.period.UtcHour;
import rapport.settings.Settings.Pair;
import rapport.state.State;
import rapport.state.StateBuilder;

/// Folds the log of a stretch of time, for instance a local day, into the parts of its summary.
///
/// What is added twice counts once and the order does not matter. Give it everything the log holds
/// of every hour the stretch touches; what lies outside the stretch is left out here. Not for
/// several threads.
public final class Fold {

  private final Instant start;
  private final Instant end;
  private final ZoneId zone;
  private final Instant now;
  private final Winners winners = new Winners();

  /// @param start the first instant of the stretch
  /// @param end the first instant after it
  /// @param zone whose hours of day are counted
  /// @param now facts after this are left out for the time being
  public Fold(Instant start, Instant end, ZoneId zone, Instant now) {
    this.start = start;
    this.end = end;
    this.zone = zone;
    this.now = now;
  }

  /// What came out.
  ///
  /// @param parts every part that any fact of the stretch ever touched, also one that is empty now
  ///   because its facts were voided
  /// @param ahead the times of facts left out because they lie in the future
  public record Folded(SortedMap<PartKey, Part> parts, SortedSet<Instant> ahead) {
    public Folded {
      parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
      ahead = Collections.unmodifiableSortedSet(new TreeSet<>(ahead));
    }
  }

  public void add(LoggedFact fact) {
    winners.add(fact);
  }

  /// Leaves a fact out for good: it was erased.
  public void bury(UtcHour hour, FactId id) {
    winners.bury(hour, id);
  }

  public Folded result() {
    var builders = new HashMap<PartKey, Map<Integer, StateBuilder>>();
    var ahead = new TreeSet<Instant>();
    for (LoggedFact fact : winners.standing()) {
      if (!inside(fact)) {
        continue;
      }
      if (fact.time().isAfter(now)) {
        ahead.add(fact.time());
        touch(fact, builders);
      } else {
        count(fact, builders);
      }
    }
    for (LoggedFact fact : winners.fallen()) {
      if (inside(fact)) {
        touch(fact, builders);
      }
    }
    return new Folded(built(builders), ahead);
  }

  private boolean inside(LoggedFact fact) {
    return !fact.time().isBefore(start) && fact.time().isBefore(end);
  }

  private static void touch(LoggedFact fact, Map<PartKey, Map<Integer, StateBuilder>> builders) {
    for (Measure measure : fact.measures()) {
      for (PartKey key : keys(fact, measure)) {
        builders.computeIfAbsent(key, _ -> new HashMap<>());
      }
    }
  }

  private void count(LoggedFact fact, Map<PartKey, Map<Integer, StateBuilder>> builders) {
    for (Measure measure : fact.measures()) {
      for (PartKey key : keys(fact, measure)) {
        int number = fact.segments().getOrDefault(key.dimension(), Part.TOTAL_NUMBER);
        var builder =
            builders
                .computeIfAbsent(key, _ -> new HashMap<>())
                .computeIfAbsent(number, _ -> new StateBuilder());
        add(measure, fact.time(), builder);
      }
    }
  }

  /// A pair has no balance. It is put together when a fact is logged, so what came in before the
  /// pair was declared would go out under it, and leave less than nothing.
  private static List<PartKey> keys(LoggedFact fact, Measure measure) {
    var keys = new ArrayList<PartKey>(fact.segments().size() + 1);
    keys.add(PartKey.totals(measure.family()));
    for (String dimension : fact.segments().keySet()) {
      if (!measure.family().running() || !Pair.isName(dimension)) {
        keys.add(new PartKey(measure.family(), dimension));
      }
    }
    return keys;
  }

  private void add(Measure measure, Instant time, StateBuilder builder) {
    switch (measure) {
      case Measure.Count(_, String slot, long amount) -> builder.count(slot, amount);
      case Measure.Value(_, String slot, int value) -> builder.value(slot, value);
      case Measure.LocalHour(_, String slot) -> builder.value(slot, time.atZone(zone).getHour());
      case Measure.Duration(_, String slot, long millis) -> builder.duration(slot, millis);
    }
  }

  private static SortedMap<PartKey, Part> built(Map<PartKey, Map<Integer, StateBuilder>> builders) {
    var parts = new TreeMap<PartKey, Part>();
    builders.forEach(
        (key, byNumber) -> {
          var states = new TreeMap<Integer, State>();
          byNumber.forEach((number, builder) -> states.put(number, builder.build()));
          parts.put(key, new Part(states));
        });
    return parts;
  }
}
