package rapport.watch;

/// What was seen in one period.
///
/// @param value finite
/// @param deviation how far it scatters while nothing changes: the standard error of the period's
///   figure, which depends on how many answers it has; above 0
public record Reading(double value, double deviation) {

  public Reading {
    if (!Double.isFinite(value) || !(deviation > 0 && Double.isFinite(deviation))) {
      throw new IllegalArgumentException(
          "value must be finite and deviation above 0, got " + value + ", " + deviation);
    }
  }
}
