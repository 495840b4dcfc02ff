package rapport.watch;

import java.util.ArrayList;
import java.util.List;
import rapport.statistics.Interval;

/// The chart of the exponentially weighted moving average (Roberts 1959; Lucas and Saccucci 1990),
/// which sees slow drifts: zᵢ = λ xᵢ + (1 − λ) zᵢ₋₁, from the target on.
///
/// @param weight λ, of the newest value: above 0, at most 1. Customary is 0.2
/// @param reach L, how many standard deviations of z the limits lie from the target; above 0.
///   Customary is 2.7
public record Ewma(double weight, double reach) {

  public Ewma {
    if (!(weight > 0 && weight <= 1) || !(reach > 0 && Double.isFinite(reach))) {
      throw new IllegalArgumentException(
          "weight must be above 0 and at most 1, reach above 0, got " + weight + ", " + reach);
    }
  }

  /// With limits that widen from the first period on, as the variance of z does: it's λ² σᵢ² + (1 −
  /// λ)² that of the period before.
  ///
  /// @param target what the value is while nothing changes, finite
  public List<ControlPoint> exact(double target, List<Reading> readings) {
    var points = new ArrayList<ControlPoint>();
    double average = requireFinite(target);
    double variance = 0;
    for (Reading reading : readings) {
      average = next(average, reading);
      variance = square(weight) * square(reading.deviation()) + square(1 - weight) * variance;
      points.add(point(average, target, Math.sqrt(variance)));
    }
    return List.copyOf(points);
  }

  /// With the limits that z has in the long run, σᵢ √(λ / (2 − λ)): too wide in the first periods.
  ///
  /// @param target what the value is while nothing changes, finite
  public List<ControlPoint> steady(double target, List<Reading> readings) {
    var points = new ArrayList<ControlPoint>();
    double average = requireFinite(target);
    double factor = Math.sqrt(weight / (2 - weight));
    for (Reading reading : readings) {
      average = next(average, reading);
      points.add(point(average, target, reading.deviation() * factor));
    }
    return List.copyOf(points);
  }

  private double next(double average, Reading reading) {
    return weight * reading.value() + (1 - weight) * average;
  }

  private ControlPoint point(double average, double target, double deviation) {
    double half = reach * deviation;
    return new ControlPoint(average, new Interval(target - half, target + half));
  }

  private static double square(double number) {
    return number * number;
  }

  private static double requireFinite(double target) {
    if (!Double.isFinite(target)) {
      throw new IllegalArgumentException("target must be finite, got " + target);
    }
    return target;
  }
}
