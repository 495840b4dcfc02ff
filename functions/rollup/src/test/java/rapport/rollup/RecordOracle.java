package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.fold.Fold;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.period.UtcHour;
import rapport.store.LogFold;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;

/// What a tenant's records must hold: folded straight from the log, each period on its own.
record RecordOracle(RollupWorld world, Calendar calendar) {

  /// @param first the first day that has anything
  void assertRecordsAreTheLog(LocalDate first, LocalDate last, Object context) {
    var days = new HashMap<SummaryKey, Part>();
    var months = new HashMap<SummaryKey, Part>();
    var years = new HashMap<SummaryKey, Part>();
    var start = Period.of(Granularity.DAY, first, calendar).start(calendar);
    var end = Period.of(Granularity.DAY, last, calendar).end(calendar);
    var hours = logged(UtcHour.of(start), UtcHour.of(end));
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      put(Level.DAY, day.toString(), fold(Period.of(Granularity.DAY, day, calendar), hours), days);
    }
    for (var month :
        new TreeSet<>(first.datesUntil(last.plusDays(1)).map(YearMonth::from).toList())) {
      var parts = fold(Period.of(Granularity.MONTH, month.atDay(1), calendar), hours);
      put(Level.MONTH, month.toString(), parts, months);
    }
    for (int year = first.getYear(); year <= last.getYear(); year++) {
      var parts =
          new TreeMap<>(
              fold(Period.of(Granularity.YEAR, LocalDate.of(year, 1, 1), calendar), hours));
      parts.keySet().removeIf(part -> !part.family().running());
      put(Level.YEAR, Integer.toString(year), parts, years);
    }
    assertSame(world.records(calendar.version(), Level.DAY), days, context);
    assertSame(world.records(calendar.version(), Level.MONTH), months, context);
    assertSame(world.records(calendar.version(), Level.YEAR), years, context);
  }

  /// The hours between two, both included, that have any log.
  private List<UtcHour> logged(UtcHour first, UtcHour last) {
    var hours = new TreeSet<UtcHour>();
    world.log.read(
        RollupWorld.TENANT,
        first,
        last,
        entry -> {
          hours.add(entry.hour());
          return true;
        });
    return List.copyOf(hours);
  }

  private static void assertSame(
      Map<SummaryKey, Part> stored, Map<SummaryKey, Part> wanted, Object context) {
    var all = new HashSet<>(stored.keySet());
    all.addAll(wanted.keySet());
    for (var key : all) {
      assertThat(normal(stored.getOrDefault(key, Part.EMPTY)))
          .as("%s %s", context, key)
          .isEqualTo(normal(wanted.getOrDefault(key, Part.EMPTY)));
    }
  }

  /// A state in which everything was taken back may be there or not.
  private static Part normal(Part part) {
    var states = new TreeMap<>(part.states());
    states.values().removeIf(state -> state.cells().isEmpty());
    return new Part(states);
  }

  private void put(
      Level level, String period, SortedMap<PartKey, Part> parts, Map<SummaryKey, Part> into) {
    parts.forEach(
        (part, content) ->
            into.put(
                new SummaryKey(RollupWorld.TENANT, calendar.version(), level, part, period),
                content));
  }

  private SortedMap<PartKey, Part> fold(Period stretch, List<UtcHour> hours) {
    var fold = new Fold(stretch, calendar, world.now);
    var start = stretch.start(calendar);
    var end = stretch.end(calendar);
    var read =
        hours.stream()
            .filter(hour -> hour.start().isBefore(end) && hour.next().start().isAfter(start))
            .toList();
    LogFold.everything(world.log, RollupWorld.TENANT, read, fold);
    return fold.result().parts();
  }
}
