package rapport.fold;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
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
import rapport.fact.Measure.Plain;
import rapport.period.Calendar;
import rapport.period.Cohort;
import rapport.period.Granularity;
import rapport.period.Period;
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

  private static final List<Granularity> LONG =
      Arrays.stream(Granularity.values()).filter(one -> one != Granularity.HOUR).toList();

  private final Instant start;
  private final Instant end;
  private final Calendar calendar;
  private final Instant now;
  private final Winners winners = new Winners();
  private final Map<LocalDate, Map<Granularity, Instant>> began = new HashMap<>();

  /// @param stretch a local day, an hour or longer
  /// @param calendar in which it is one
  /// @param now facts after this are left out for the time being
  public Fold(Period stretch, Calendar calendar, Instant now) {
    this.start = stretch.start(calendar);
    this.end = stretch.end(calendar);
    this.calendar = calendar;
    this.now = now;
  }

  /// Of a local day.
  public static Fold ofDay(LocalDate day, Calendar calendar, Instant now) {
    return new Fold(Period.of(Granularity.DAY, day, calendar), calendar, now);
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
        add(measure, key.dimension(), fact.time(), builder);
      }
    }
  }

  /// A pair has no balance and no distinct counts. It is put together when a fact is logged, so
  /// what came in before the pair was declared would go out under it, and leave less than nothing;
  /// and nobody knows what came before under both values.
  private static List<PartKey> keys(LoggedFact fact, Measure measure) {
    var keys = new ArrayList<PartKey>();
    keys.add(PartKey.totals(measure.family()));
    if (measure instanceof Measure.Cohort || measure.family().totalsOnly()) {
      return keys;
    }
    for (String dimension : fact.segments().keySet()) {
      if (!Pair.isName(dimension) || !oneByOne(measure)) {
        keys.add(new PartKey(measure.family(), dimension));
      }
    }
    return keys;
  }

  private static boolean oneByOne(Measure measure) {
    return measure.family().running() || measure instanceof Measure.When;
  }

  /// A cohort is that of the period in which it began.
  private void add(Measure.Cohort cohort, Instant time, StateBuilder builder) {
    began(time)
        .forEach(
            (granularity, start) -> {
              if (Cohort.GRANULARITIES.contains(granularity) && cohort.began().holds(start)) {
                int number = Cohort.number(Period.of(granularity, cohort.since(), calendar));
                builder.value(State.slot(cohort.slot(), granularity), number, cohort.times());
              }
            });
  }

  private void add(Measure measure, String dimension, Instant time, StateBuilder builder) {
    switch (measure) {
      case Plain plain -> add(plain, plain.slot(), time, builder);
      case Measure.Cohort cohort -> add(cohort, time, builder);
      case Measure.When when -> {
        var span = when.began(dimension);
        began(time)
            .forEach(
                (granularity, start) -> {
                  if (span.holds(start)) {
                    add(when.what(), State.slot(when.slot(), granularity), time, builder);
                  }
                });
      }
    }
  }

  /// When the periods began that a time lies in.
  private Map<Granularity, Instant> began(Instant time) {
    return began.computeIfAbsent(
        calendar.dayOf(time),
        day -> {
          var starts = new EnumMap<Granularity, Instant>(Granularity.class);
          LONG.forEach(one -> starts.put(one, Period.of(one, day, calendar).start(calendar)));
          return starts;
        });
  }

  private void add(Plain measure, String slot, Instant time, StateBuilder builder) {
    switch (measure) {
      case Measure.Count count -> builder.count(slot, count.amount());
      case Measure.Value value -> builder.value(slot, value.value(), value.times());
      case Measure.LocalHour _ -> builder.value(slot, time.atZone(calendar.zone()).getHour());
      case Measure.Duration duration -> builder.duration(slot, duration.millis());
      case Measure.Row row -> builder.row(slot, row.values(), row.times());
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
