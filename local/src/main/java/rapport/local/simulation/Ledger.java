package rapport.local.simulation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import rapport.fact.FactContent;
import rapport.fact.FactId;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.Cohort;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.period.UtcHour;
import rapport.state.State;
import rapport.state.StateBuilder;
import rapport.store.EventLog;
import rapport.store.LogEntry;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;

/// Where nothing is marked, each record of a day must be what the log makes of it, bit for bit, and
/// each of a month or year what is below it. Goes through the whole log of a tenant, fact by fact,
/// and shares with the fold nothing but the cells that take the numbers.
final class Ledger {

  private final String tenant;
  private final Calendar calendar;
  private final Map<PartOfDay, Map<Integer, StateBuilder>> states = new HashMap<>();
  private final Map<SummaryKey, Part> records = new HashMap<>();

  private Ledger(String tenant, Calendar calendar) {
    this.tenant = tenant;
    this.calendar = calendar;
  }

  private record PartOfDay(PartKey part, LocalDate day) {}

  private record Place(UtcHour hour, FactId id) {}

  /// @param from the time of the earliest fact there may be
  static void check(World world, String tenant, Calendar calendar, Instant from) {
    var ledger = new Ledger(tenant, calendar);
    for (LoggedFact fact : standing(world, tenant, from)) {
      ledger.enter(fact);
    }
    ledger.readRecords(world);
    ledger.compareDays();
    ledger.compareAncestors();
  }

  /// Of days whose log has expired in part only what is above them can be told.
  static void checkAncestors(World world, String tenant, Calendar calendar) {
    var ledger = new Ledger(tenant, calendar);
    ledger.readRecords(world);
    ledger.compareAncestors();
  }

  private void readRecords(World world) {
    for (Level level : Level.values()) {
      new Summaries(world.summary)
          .each(
              tenant, calendar.version(), level, (key, record) -> records.put(key, record.part()));
    }
  }

  /// Of each id in each hour the highest revision, and of two contents of one the greater hash.
  private static Collection<LoggedFact> standing(World world, String tenant, Instant from) {
    var best = new HashMap<Place, LoggedFact>();
    var buried = new HashSet<Place>();
    EventLog.toRead(world.events)
        .read(
            tenant,
            UtcHour.of(from),
            UtcHour.of(world.now()),
            entry -> {
              switch (entry) {
                case LogEntry.Tombstone(var hour, var id) -> buried.add(new Place(hour, id));
                case LogEntry.Block block ->
                    block
                        .facts()
                        .forEach(
                            fact ->
                                best.merge(
                                    new Place(block.hour(), fact.id()), fact, Ledger::winner));
              }
              return true;
            });
    best.keySet().removeAll(buried);
    var standing = new ArrayList<>(best.values());
    standing.removeIf(fact -> fact.version().voided() || fact.time().isAfter(world.now()));
    return standing;
  }

  private static LoggedFact winner(LoggedFact one, LoggedFact other) {
    long first = one.version().revision();
    long second = other.version().revision();
    if (first != second) {
      return first > second ? one : other;
    }
    return FactContent.hash(one).compareTo(FactContent.hash(other)) >= 0 ? one : other;
  }

  private void enter(LoggedFact fact) {
    var day = fact.time().atZone(calendar.zone()).toLocalDate();
    for (Measure measure : fact.measures()) {
      enter(fact, measure, new PartOfDay(PartKey.totals(measure.family()), day), 0);
      if (measure instanceof Measure.Cohort || measure.family().totalsOnly()) {
        continue;
      }
      fact.segments()
          .forEach(
              (dimension, number) ->
                  enter(
                      fact,
                      measure,
                      new PartOfDay(new PartKey(measure.family(), dimension), day),
                      number));
    }
  }

  private void enter(LoggedFact fact, Measure measure, PartOfDay where, int number) {
    var state =
        states
            .computeIfAbsent(where, _ -> new HashMap<>())
            .computeIfAbsent(number, _ -> new StateBuilder());
    switch (measure) {
      case Measure.Plain plain -> add(plain, plain.slot(), fact.time(), state);
      case Measure.When when -> {
        var span = when.began(where.part().dimension());
        for (Granularity length : Granularity.values()) {
          if (length != Granularity.HOUR && span.holds(start(where.day(), length))) {
            add(when.what(), State.slot(when.slot(), length), fact.time(), state);
          }
        }
      }
      case Measure.Cohort cohort -> {
        for (Granularity length : Cohort.GRANULARITIES) {
          if (cohort.began().holds(start(where.day(), length))) {
            int since = Cohort.number(Period.of(length, cohort.since(), calendar));
            state.value(State.slot(cohort.slot(), length), since, cohort.times());
          }
        }
      }
    }
  }

  private void add(Measure.Plain measure, String slot, Instant time, StateBuilder state) {
    switch (measure) {
      case Measure.Count count -> state.count(slot, count.amount());
      case Measure.Value value -> state.value(slot, value.value(), value.times());
      case Measure.LocalHour _ -> state.value(slot, time.atZone(calendar.zone()).getHour());
      case Measure.Duration duration -> state.duration(slot, duration.millis());
      case Measure.Row row -> state.row(slot, row.values(), row.times());
    }
  }

  private Instant start(LocalDate day, Granularity length) {
    var first =
        switch (length) {
          case HOUR, DAY -> day;
          case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
          case MONTH -> day.withDayOfMonth(1);
          case QUARTER ->
              day.withDayOfMonth(1).withMonth(day.getMonth().firstMonthOfQuarter().getValue());
          case YEAR -> day.withDayOfYear(1);
        };
    return first.atStartOfDay(calendar.zone()).toInstant();
  }

  private void compareDays() {
    var days = new HashMap<SummaryKey, Part>();
    states.forEach(
        (where, builders) -> {
          var built = new TreeMap<Integer, State>();
          builders.forEach((number, builder) -> built.put(number, builder.build()));
          days.put(key(Level.DAY, where.part(), where.day().toString()), new Part(built));
        });
    compare(Level.DAY, days);
  }

  private void compareAncestors() {
    compareAncestors(Level.MONTH, Level.DAY);
    compareAncestors(Level.YEAR, Level.MONTH);
  }

  /// Only of running balances there are years.
  private void compareAncestors(Level level, Level below) {
    var merged = new HashMap<SummaryKey, Part>();
    records.forEach(
        (key, part) -> {
          if (key.level() == below && (level == Level.MONTH || key.part().family().running())) {
            var month = YearMonth.parse(key.period().substring(0, "2026-03".length()));
            var period = level == Level.MONTH ? month.toString() : "" + month.getYear();
            merged.merge(key(level, key.part(), period), part, Part::merge);
          }
        });
    compare(level, merged);
  }

  private void compare(Level level, Map<SummaryKey, Part> wanted) {
    Set<SummaryKey> all = new HashSet<>(wanted.keySet());
    records.keySet().stream().filter(key -> key.level() == level).forEach(all::add);
    for (SummaryKey key : all) {
      var found = records.getOrDefault(key, Part.EMPTY);
      var made = wanted.getOrDefault(key, Part.EMPTY);
      if (!found.equals(made)) {
        throw new Violation(
            "I6: %s is %s, and what is below it makes %s".formatted(key, found, made));
      }
    }
  }

  private SummaryKey key(Level level, PartKey part, String period) {
    return new SummaryKey(tenant, calendar.version(), level, part, period);
  }
}
