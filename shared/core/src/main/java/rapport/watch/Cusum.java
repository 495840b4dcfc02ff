package rapport.watch;

import java.util.ArrayList;
import java.util.List;

/// The tabular chart of cumulative sums (Page 1954; Montgomery, Introduction to Statistical Quality
/// Control, 9.1), which sees small steps: what goes beyond the target by more than the slack is
/// summed up on each side, and never falls below 0.
///
/// @param target what the value is while nothing changes
/// @param slack k, in the unit of the values, half the step to be seen: 0 or more. Customary is
///   half a standard deviation
/// @param limit h, the sum that is a signal once exceeded: above 0. Customary are 4 to 5 standard
///   deviations
public record Cusum(double target, double slack, double limit) {

  public Cusum {
    if (!Double.isFinite(target)
        || !(slack >= 0 && Double.isFinite(slack))
        || !(limit > 0 && Double.isFinite(limit))) {
      throw new IllegalArgumentException(
          "target must be finite, slack 0 or more, limit above 0, got %s, %s, %s"
              .formatted(target, slack, limit));
    }
  }

  /// The sums after one period.
  ///
  /// @param above of what went above the target, 0 or more
  /// @param below of what went below it, 0 or more
  /// @param isSignal whether one of them exceeds the limit
  public record Point(double above, double below, boolean isSignal) {}

  /// @param values finite
  public List<Point> chart(List<Double> values) {
    var points = new ArrayList<Point>();
    double above = 0;
    double below = 0;
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a value must be finite, got " + value);
      }
      above = Math.max(0, above + value - (target + slack));
      below = Math.max(0, below + (target - slack) - value);
      points.add(new Point(above, below, above > limit || below > limit));
    }
    return List.copyOf(points);
  }
}
