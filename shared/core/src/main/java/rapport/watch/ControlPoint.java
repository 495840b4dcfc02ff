package rapport.watch;

import java.util.List;
import java.util.stream.IntStream;
import rapport.statistics.Interval;

/// One period on a control chart.
///
/// @param value what the chart shows for the period
/// @param limits what it may be by chance, both included
public record ControlPoint(double value, Interval limits) {

  public boolean isSignal() {
    return value < limits.low() || value > limits.high();
  }

  /// The places of the points beyond their limits.
  public static List<Integer> signals(List<ControlPoint> points) {
    return IntStream.range(0, points.size())
        .filter(place -> points.get(place).isSignal())
        .boxed()
        .toList();
  }
}
