package rapport.reader;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.comparison.Change;
import rapport.metric.Direction;
import rapport.metric.Metric;
import rapport.metric.MetricValue;
import rapport.metric.Scope;
import rapport.metric.Unit;
import rapport.period.Period;
import rapport.reader.Figures.Point;
import rapport.reader.Figures.Series;
import rapport.reader.Suppression.Reason;
import rapport.state.State;

/// A series with its values, and what must be said of them.
///
/// @param variant which currency or the like, empty if the metric has only one series
/// @param direction which way the values should go
record Shown(Selection selection, String variant, Direction direction, List<ShownPoint> points) {

  /// Below this many a value is flagged.
  static final int LOW_N = 30;

  Shown {
    points = List.copyOf(points);
  }

  /// @param open whether the period is not over
  /// @param change from what the period is compared with
  record ShownPoint(
      Period period,
      Instant start,
      Instant end,
      boolean open,
      MetricValue value,
      Standing standing,
      ShownChange change) {}

  /// What must be said of a value.
  record Standing(Flag flag, Reason reason) {

    static Standing of(Metric metric, long n, Reason reason) {
      if (reason != Reason.SHOWN) {
        return new Standing(Flag.SUPPRESSED, reason);
      }
      boolean low = n < LOW_N && metric.unit() != Unit.COUNT;
      return new Standing(low ? Flag.LOW_N : Flag.NONE, reason);
    }

    boolean visible() {
      return flag != Flag.SUPPRESSED;
    }
  }

  /// What must be said of a value in a word.
  enum Flag {
    NONE,
    /// So few that the value says little.
    LOW_N,
    /// It would say what few people answered.
    SUPPRESSED
  }

  /// The scales that keep the answers of a series from being put together; empty if nothing does.
  static SortedSet<String> conflictingScales(Series series) {
    var states = new ArrayList<>(series.points().stream().map(Point::state).toList());
    for (Compared compared : series.compared()) {
      if (compared instanceof Compared.With(Point point, _)) {
        states.add(point.state());
      }
    }
    return new TreeSet<>(series.selection().metric().conflictingScales(states));
  }

  /// A series for each variant that anything is known of; one if the metric has none.
  static List<Shown> of(Series series, Manner manner) {
    var metric = series.selection().metric();
    var all = State.EMPTY;
    for (Point point : series.points()) {
      all = all.merge(point.state()).merge(point.opening());
    }
    var direction = metric.direction(all);
    var known = new TreeSet<>(metric.variants(all));
    series.points().forEach(point -> known.addAll(point.forecasts().keySet()));
    return variants(metric, known, manner).stream()
        .map(
            variant ->
                new Shown(series.selection(), variant, direction, points(series, variant, manner)))
        .toList();
  }

  /// Those that anything is known of and that are asked for; the empty one if there are none.
  static SortedSet<String> variants(Metric metric, State all, Manner manner) {
    return variants(metric, metric.variants(all), manner);
  }

  private static SortedSet<String> variants(Metric metric, SortedSet<String> known, Manner manner) {
    var variants = new TreeSet<>(known);
    metric
        .variedBy()
        .map(manner.variants()::get)
        .ifPresent(only -> variants.removeIf(variant -> !variant.equals(only)));
    if (variants.isEmpty()) {
      variants.add("");
    }
    return variants;
  }

  private static List<ShownPoint> points(Series series, String variant, Manner manner) {
    var points = new ArrayList<ShownPoint>();
    for (int place = 0; place < series.points().size(); place++) {
      points.add(
          new Of(series.selection(), variant, manner)
              .point(series.points().get(place), series.compared().get(place)));
    }
    return points;
  }

  /// Shows points of one series.
  private record Of(Selection selection, String variant, Manner manner) {

    ShownPoint point(Point point, Compared compared) {
      var start = point.period().start(manner.calendar());
      var end = point.period().end(manner.calendar());
      var known = start.isAfter(manner.now()) ? unknown(point) : point;
      var scope = scope(known, manner.now());
      var value = selection.metric().value(scope);
      var standing = Standing.of(selection.metric(), value.n(), reason(known, manner.now()));
      return new ShownPoint(
          point.period(),
          start,
          end,
          end.isAfter(manner.now()),
          value,
          standing,
          standing.visible() ? change(scope, compared) : new ShownChange.Nothing());
    }

    /// A difference would tell what is hidden on either side.
    private ShownChange change(Scope later, Compared compared) {
      if (!(compared instanceof Compared.With(Point earlier, Instant until))
          || reason(earlier, until) != Reason.SHOWN) {
        return new ShownChange.Nothing();
      }
      var metric = selection.metric();
      var scope = scope(earlier, until);
      var figure = metric.figure(later);
      var change = Change.between(metric.figure(scope), figure, manner.confidence());
      return change instanceof Change.Unknown
          ? new ShownChange.Nothing()
          : new ShownChange.Of(
              change.times(metric.unit().factor()),
              Change.method(figure),
              earlier.period(),
              until,
              metric.value(scope).n());
    }

    private Reason reason(Point point, Instant until) {
      return selection.suppression().stream()
          .map(one -> one.decide(point.parts(), state -> size(point, state, until)))
          .map(decisions -> decisions.of(selection.families(), selection.segment().number()))
          .findFirst()
          .orElse(Reason.SHOWN);
    }

    private long size(Point point, State state, Instant until) {
      return selection
          .metric()
          .value(manner.scope(point.period(), until, state, State.EMPTY).of(variant))
          .n();
    }

    private Scope scope(Point point, Instant until) {
      return manner
          .scope(point.period(), until, point.state(), point.opening())
          .predicting(point.forecasts())
          .of(variant);
    }

    /// A balance is handed on from period to period, but nobody knows that of one yet to begin.
    private static Point unknown(Point point) {
      return new Point(point.period(), State.EMPTY, State.EMPTY, Map.of());
    }
  }
}
