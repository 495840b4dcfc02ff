package rapport.reader;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.fold.PartKey;
import rapport.metric.Direction;
import rapport.metric.Metric;
import rapport.metric.MetricValue;
import rapport.metric.Unit;
import rapport.period.Calendar;
import rapport.period.Period;
import rapport.reader.Figures.Point;
import rapport.reader.Figures.Series;
import rapport.state.State;

/// A series with its values, and what must be said of them.
///
/// @param direction which way the values should go
record Shown(Selection selection, Direction direction, List<ShownPoint> points) {

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

  /// @param now what is over by then is not open
  static Shown of(Series series, Calendar calendar, int smallN, double confidence, Instant now) {
    var metric = series.selection().metric();
    var points = new ArrayList<ShownPoint>();
    var all = State.EMPTY;
    for (Point point : series.points()) {
      var start = point.period().start(calendar);
      var end = point.period().end(calendar);
      var value = value(metric, start.isAfter(now) ? unknown(point) : point, confidence);
      points.add(
          new ShownPoint(
              point.period(),
              start,
              end,
              end.isAfter(now),
              value,
              flag(series.selection(), value, smallN)));
      all = all.merge(point.state());
    }
    return new Shown(series.selection(), metric.direction(all), points);
  }

  /// A balance is handed on from period to period, but nobody knows that of one yet to begin.
  private static Point unknown(Point point) {
    return new Point(point.period(), State.EMPTY, State.EMPTY);
  }

  private static MetricValue value(Metric metric, Point point, double confidence) {
    return metric.value(point.state(), point.opening(), confidence);
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
