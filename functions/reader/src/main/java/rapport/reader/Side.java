package rapport.reader;

import java.time.Instant;
import rapport.comparison.Figure;
import rapport.metric.Metric;
import rapport.metric.MetricValue;
import rapport.metric.Scope;
import rapport.period.Period;
import rapport.reader.Breakdown.Content;

/// A period by the values of a dimension, as its metric tells it.
///
/// @param until where the period ends if not at its end
/// @param variant of the metric, empty if it has none
record Side(
    Metric metric,
    Breakdown breakdown,
    Period period,
    Instant until,
    String variant,
    Manner manner) {

  MetricValue value(Content content) {
    return metric.value(scope(content));
  }

  /// In the metric's own unit, not that which is shown.
  Figure figure(Content content) {
    return metric.figure(scope(content));
  }

  private Scope scope(Content content) {
    return manner.scope(period, until, content.state(), content.opening()).of(variant);
  }
}
