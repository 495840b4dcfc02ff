package rapport.reader;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.edge.FieldError;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.lifetime.Forecast;
import rapport.period.Period;
import rapport.reader.Contents.Found;
import rapport.reader.Contents.Wish;
import rapport.state.State;

/// Reads the states of series, and of what they are compared with.
final class Figures {

  private final Contents contents;
  private final Clock clock;

  Figures(Contents contents, Clock clock) {
    this.contents = contents;
    this.clock = clock;
  }

  /// The state of a selection in one period.
  ///
  /// @param opening the state of all time before it, for running metrics only
  /// @param parts all that was read of the period for the selection
  /// @param forecasts the last that were made in it, by variant; only where it was predicted
  record Point(
      Period period,
      State state,
      State opening,
      Map<PartKey, Part> parts,
      SortedMap<String, Forecast> forecasts) {

    Point {
      parts = Map.copyOf(parts);
      forecasts = Collections.unmodifiableSortedMap(new TreeMap<>(forecasts));
    }

    Point(Period period, State state, State opening, Map<PartKey, Part> parts) {
      this(period, state, opening, parts, Collections.emptySortedMap());
    }

    Point predicting(SortedMap<String, Forecast> some) {
      return new Point(period, state, opening, parts, some);
    }
  }

  /// The points of a selection, in order of their periods.
  ///
  /// @param compared what each point is compared with
  record Series(Selection selection, List<Point> points, List<Compared> compared) {
    Series {
      points = List.copyOf(points);
      compared = List.copyOf(compared);
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

  Outcome read(TenantView view, Query query) {
    return switch (query.comparison()) {
      case NONE -> alone(view, query);
      case PREVIOUS -> withPrevious(view, query);
      case YEAR -> withYearBefore(view, query);
    };
  }

  private Outcome alone(TenantView view, Query query) {
    return switch (contents.read(view, new Wish(parts(query), query.periods()))) {
      case Contents.Refused(var error) -> new Refused(error);
      case Found found -> {
        var series = new ArrayList<Series>();
        for (Selection selection : query.selections()) {
          var points = points(selection, query.periods(), found);
          series.add(new Series(selection, points, nothing(points)));
        }
        yield new Answer(found.asOf(), series);
      }
    };
  }

  private static List<Compared> nothing(List<Point> points) {
    return points.stream().<Compared>map(_ -> new Compared.Nothing()).toList();
  }

  /// One period more is read, and each is compared with the one before.
  private Outcome withPrevious(TenantView view, Query query) {
    var periods = new ArrayList<Period>();
    periods.add(query.periods().getFirst().previous());
    periods.addAll(query.periods());
    return switch (contents.read(view, new Wish(parts(query), periods))) {
      case Contents.Refused(var error) -> new Refused(error);
      case Found found -> {
        var comparing = new Comparing(contents, view, query, clock.instant());
        var series = new ArrayList<Series>();
        for (Selection selection : query.selections()) {
          var points = points(selection, periods, found);
          series.add(comparing.series(selection, points.subList(1, points.size()), points));
        }
        yield new Answer(found.asOf(), series);
      }
    };
  }

  private Outcome withYearBefore(TenantView view, Query query) {
    var calendar = view.calendar();
    var earlier =
        Period.range(
            query.comparison().earlier(query.periods().getFirst(), calendar),
            query.comparison().earlier(query.periods().getLast(), calendar));
    var now = contents.read(view, new Wish(parts(query), query.periods()));
    var then = contents.read(view, new Wish(parts(query), earlier));
    if (now instanceof Contents.Refused(var error)) {
      return new Refused(error);
    }
    if (then instanceof Contents.Refused(var error)) {
      return new Refused(new FieldError("/compare", error.message()));
    }
    var series = new ArrayList<Series>();
    var comparing = new Comparing(contents, view, query, clock.instant());
    for (Selection selection : query.selections()) {
      series.add(
          comparing.series(
              selection,
              points(selection, query.periods(), (Found) now),
              points(selection, earlier, (Found) then)));
    }
    return new Answer(earlier(((Found) now).asOf(), ((Found) then).asOf()), series);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static List<Point> points(Selection selection, List<Period> periods, Found found) {
    var points = new ArrayList<Point>();
    var opening = opening(selection, found);
    for (Period period : periods) {
      var parts = new LinkedHashMap<PartKey, Part>();
      selection.parts().forEach(part -> parts.put(part, found.parts().of(part, period)));
      var point = point(selection, period, opening, parts);
      points.add(point);
      opening = selection.metric().running() ? opening.merge(point.state()) : opening;
    }
    return points;
  }

  static Point point(Selection selection, Period period, State opening, Map<PartKey, Part> parts) {
    var state = State.EMPTY;
    for (Family family : selection.families()) {
      var part = parts.getOrDefault(selection.part(family), Part.EMPTY);
      state = state.merge(part.state(selection.number(family)));
    }
    return new Point(period, state, opening, parts);
  }

  private static State opening(Selection selection, Found found) {
    var opening = State.EMPTY;
    if (selection.metric().running()) {
      for (Family family : selection.families()) {
        if (family.running()) {
          opening =
              opening.merge(found.openings().of(selection.part(family), selection.number(family)));
        }
      }
    }
    return opening;
  }

  /// All that the series of a question need.
  static Set<PartKey> parts(Query query) {
    var parts = new HashSet<PartKey>();
    query.selections().forEach(selection -> parts.addAll(selection.parts()));
    return parts;
  }
}
