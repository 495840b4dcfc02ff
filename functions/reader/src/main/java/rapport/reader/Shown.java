package rapport.reader;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.fold.PartKey;
import rapport.metric.Direction;
import rapport.metric.Metric;
import rapport.metric.MetricValue;
import rapport.metric.Scope;
import rapport.metric.Unit;
import rapport.period.Calendar;
import rapport.period.Period;
import rapport.reader.Figures.Point;
import rapport.reader.Figures.Series;
import rapport.settings.Settings;
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
  record ShownPoint(
      Period period, Instant start, Instant end, boolean open, MetricValue value, Flag flag) {}

  /// What must be said of a value.
  enum Flag {
    NONE,
    /// So few that the value says little.
    LOW_N,
    /// So few that the value would say who they are.
    SUPPRESSED
  }

  /// The scales that keep the answers of a series from being put together; empty if nothing does.
  static SortedSet<String> conflictingScales(Series series) {
    var states = series.points().stream().map(Point::state).toList();
    return new TreeSet<>(series.selection().metric().conflictingScales(states));
  }

  /// How to show.
  ///
  /// @param variants what series come apart by → the only one to show
  /// @param now what is over by then is not open
  record Manner(
      Calendar calendar,
      Settings settings,
      SortedMap<String, String> variants,
      double confidence,
      Instant now) {}

  /// A series for each variant that anything is known of; one if the metric has none.
  static List<Shown> of(Series series, Manner manner) {
    var metric = series.selection().metric();
    var all = State.EMPTY;
    for (Point point : series.points()) {
      all = all.merge(point.state()).merge(point.opening());
    }
    var variants = new TreeSet<>(metric.variants(all));
    metric
        .variedBy()
        .map(manner.variants()::get)
        .ifPresent(only -> variants.removeIf(variant -> !variant.equals(only)));
    if (variants.isEmpty()) {
      variants.add("");
    }
    var direction = metric.direction(all);
    return variants.stream()
        .map(
            variant ->
                new Shown(series.selection(), variant, direction, points(series, variant, manner)))
        .toList();
  }

  private static List<ShownPoint> points(Series series, String variant, Manner manner) {
    return series.points().stream().map(point -> point(series, point, variant, manner)).toList();
  }

  private static ShownPoint point(Series series, Point point, String variant, Manner manner) {
    var selection = series.selection();
    var start = point.period().start(manner.calendar());
    var end = point.period().end(manner.calendar());
    var known = start.isAfter(manner.now()) ? unknown(point) : point;
    var value = selection.metric().value(scope(known, variant, manner));
    return new ShownPoint(
        point.period(),
        start,
        end,
        end.isAfter(manner.now()),
        value,
        flag(selection, value, manner.settings().smallN()));
  }

  private static Scope scope(Point point, String variant, Manner manner) {
    var period = point.period();
    return new Scope(
        point.state(),
        point.opening(),
        period.granularity(),
        daysBegun(period, manner),
        variant,
        manner.settings(),
        manner.confidence());
  }

  private static long daysBegun(Period period, Manner manner) {
    var today = manner.calendar().dayOf(manner.now());
    var last = today.isBefore(period.lastDay()) ? today : period.lastDay();
    return Math.max(1, ChronoUnit.DAYS.between(period.firstDay(), last) + 1);
  }

  /// A balance is handed on from period to period, but nobody knows that of one yet to begin.
  private static Point unknown(Point point) {
    return new Point(point.period(), State.EMPTY, State.EMPTY);
  }

  private static Flag flag(Selection selection, MetricValue value, int smallN) {
    Metric metric = selection.metric();
    boolean some = !selection.segment().dimension().equals(PartKey.TOTALS);
    if (some && metric.aboutRespondents() && value.n() > 0 && value.n() < smallN) {
      return Flag.SUPPRESSED;
    }
    return value.n() < LOW_N && metric.unit() != Unit.COUNT ? Flag.LOW_N : Flag.NONE;
  }
}
