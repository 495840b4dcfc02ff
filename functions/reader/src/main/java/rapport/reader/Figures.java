package rapport.reader;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rapport.edge.FieldError;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.reader.Records.Wanted;
import rapport.state.State;
import rapport.store.SummaryKey.Level;

/// Reads the states of series.
final class Figures {

  private final Records.Stores stores;
  private final Clock clock;

  Figures(Records.Stores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  /// The state of a selection in one period.
  ///
  /// @param opening the state of all time before it, for running metrics only
  record Point(Period period, State state, State opening) {}

  /// The points of a selection, in order of their periods.
  record Series(Selection selection, List<Point> points) {
    Series {
      points = List.copyOf(points);
    }
  }

  /// What came of reading.
  sealed interface Outcome {}

  /// Hours that can't be shown.
  record Refused(FieldError error) implements Outcome {}

  /// @param asOf every event recorded before this is in the answer
  record Answer(Instant asOf, List<Series> series) implements Outcome {
    Answer {
      series = List.copyOf(series);
    }
  }

  /// The states of a family over periods, wherever they come from.
  private interface States {
    State of(PartKey part, int number, Period period);
  }

  Outcome read(TenantView view, Query query) {
    var now = clock.instant();
    return query.granularity() == Granularity.HOUR
        ? hourly(view, query, now)
        : recorded(view, query, now);
  }

  private Answer recorded(TenantView view, Query query, Instant now) {
    var periods = query.periods();
    var wanted = new Wanted(parts(query), periods.getFirst(), periods.getLast(), anyRunning(query));
    var records = Records.read(stores, view, wanted, now);
    return new Answer(records.asOf(), series(query, periods, records::of, records));
  }

  /// A balance by the hour begins with that of the day: the hours of the day before the first one
  /// asked for are folded too.
  private Outcome hourly(TenantView view, Query query, Instant now) {
    var first = query.periods().getFirst();
    var day = Period.of(Granularity.DAY, first.firstDay(), view.calendar());
    var hours = anyRunning(query) ? sinceMidnight(query.periods(), view) : query.periods();
    if (isExpired(view, query, now)) {
      return refused("from", "the log of these hours is not kept any more; ask for days");
    }
    var folded = HourlyParts.read(stores.log(), view.tenant(), view.calendar(), hours, now);
    if (folded.isEmpty()) {
      return refused("period", "so many events can't be shown by the hour; ask for fewer hours");
    }
    var parts = anyRunning(query) ? parts(query) : Set.<PartKey>of();
    var wanted = new Wanted(parts, day, day, anyRunning(query));
    var records = Records.read(stores, view, wanted, now);
    var series =
        series(
            query, hours, (part, number, hour) -> state(folded.get(), part, number, hour), records);
    return new Answer(
        anyRunning(query) ? records.asOf() : now,
        series.stream().map(one -> since(first, view, one)).toList());
  }

  /// What is left of a log that has begun to expire would read as hours in which little happened.
  private boolean isExpired(TenantView view, Query query, Instant now) {
    var from = query.periods().getFirst().firstDay().toString();
    var to = query.periods().getLast().lastDay().toString();
    int version = view.calendar().version();
    return parts(query).stream()
        .map(part -> stores.summaries().range(view.tenant(), version, Level.DAY, part, from, to))
        .flatMap(days -> days.values().stream())
        .anyMatch(day -> !day.sealAt().isAfter(now));
  }

  private static Outcome refused(String parameter, String message) {
    return new Refused(new FieldError("/" + parameter, message));
  }

  /// Longer by up to a day than a range that anybody may ask for.
  private static List<Period> sinceMidnight(List<Period> periods, TenantView view) {
    var first = periods.getFirst();
    var midnight = Period.of(Granularity.HOUR, first.firstDay(), view.calendar());
    var hours = new ArrayList<>(Period.range(midnight, first));
    hours.addAll(periods.subList(1, periods.size()));
    return hours;
  }

  private static State state(
      Map<Period, Map<PartKey, Part>> folded, PartKey part, int number, Period hour) {
    return folded.get(hour).getOrDefault(part, Part.EMPTY).state(number);
  }

  private static Series since(Period first, TenantView view, Series series) {
    var start = first.start(view.calendar());
    return new Series(
        series.selection(),
        series.points().stream()
            .filter(point -> !point.period().start(view.calendar()).isBefore(start))
            .toList());
  }

  private static List<Series> series(
      Query query, List<Period> periods, States states, Records records) {
    var series = new ArrayList<Series>();
    for (Selection selection : query.selections()) {
      var points = new ArrayList<Point>();
      var opening = opening(selection, periods.getFirst(), records);
      for (Period period : periods) {
        var state = State.EMPTY;
        for (Family family : selection.families()) {
          state = state.merge(states.of(selection.part(family), selection.number(), period));
        }
        points.add(new Point(period, state, opening));
        opening = selection.metric().running() ? opening.merge(state) : opening;
      }
      series.add(new Series(selection, points));
    }
    return series;
  }

  private static State opening(Selection selection, Period first, Records records) {
    var opening = State.EMPTY;
    if (selection.metric().running()) {
      for (Family family : selection.families()) {
        opening =
            opening.merge(
                records.before(selection.part(family), selection.number(), first.firstDay()));
      }
    }
    return opening;
  }

  private static boolean anyRunning(Query query) {
    return query.selections().stream().anyMatch(selection -> selection.metric().running());
  }

  private static Set<PartKey> parts(Query query) {
    var parts = new LinkedHashSet<PartKey>();
    for (Selection selection : query.selections()) {
      selection.families().forEach(family -> parts.add(selection.part(family)));
    }
    return parts;
  }
}
