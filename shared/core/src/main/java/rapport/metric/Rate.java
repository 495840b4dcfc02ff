package rapport.metric;

import rapport.comparison.Figure;
import rapport.statistics.Proportion;

/// A share of something counted, with Wilson's interval.
///
/// @param part the name and number of those that are of the kind
/// @param whole the name and number of all
record Rate(Count part, Count whole) {

  record Count(String name, long number) {}

  /// Never more than all, and none below 0: what lies in sealed records is final, and what it
  /// belonged to may have changed since.
  Rate {
    whole = new Count(whole.name(), Math.max(0, whole.number()));
    part = new Count(part.name(), Math.clamp(part.number(), 0, whole.number()));
  }

  MetricValue value(double confidence) {
    var parts =
        new MetricValue.Parts().with(part.name(), part.number()).with(whole.name(), whole.number());
    if (whole.number() == 0) {
      return parts.of(0, new Estimate.Empty());
    }
    var share = new Proportion(part.number(), whole.number());
    var interval = share.wilson(confidence);
    return parts.of(
        whole.number(), Estimate.bounded(share.value(), interval, Estimate.Method.WILSON));
  }

  Figure figure() {
    return Figure.ofShare(part.number(), whole.number());
  }
}
