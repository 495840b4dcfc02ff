package rapport.local.coverage;

import java.util.Optional;
import rapport.comparison.Change;
import rapport.comparison.Figure;
import rapport.metric.Estimate;
import rapport.metric.Metrics;
import rapport.metric.Scope;
import rapport.period.Granularity;
import rapport.settings.Settings;
import rapport.state.State;
import rapport.statistics.Interval;

/// What metrics and comparisons say of a sample.
final class Figured {

  private Figured() {}

  /// The interval that a metric shows for a month.
  static Optional<Interval> interval(String metric, State state, double confidence) {
    var scope =
        new Scope(state, State.EMPTY, Granularity.MONTH, 30, "", Settings.DEFAULT, confidence);
    return switch (Metrics.byId(metric).orElseThrow().value(scope).estimate()) {
      case Estimate.Bounded(_, double low, double high, _) -> Optional.of(new Interval(low, high));
      case Estimate.Point _, Estimate.Empty _ -> Optional.empty();
    };
  }

  /// The interval of the difference from one figure to another.
  static Optional<Interval> difference(Figure from, Figure to, Draws draws) {
    return switch (Change.between(from, to, draws.confidence())) {
      case Change.Tested(_, var interval, _, _) -> Optional.of(interval);
      case Change.Untested(_, var interval) -> Optional.of(interval);
      case Change.Plain _, Change.Unknown _ -> Optional.empty();
    };
  }
}
