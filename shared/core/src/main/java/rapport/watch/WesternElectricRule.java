package rapport.watch;

import java.util.List;
import java.util.stream.IntStream;

/// The rules of Western Electric (Statistical Quality Control Handbook 1956; NIST e-Handbook 6.3.2)
/// for values in standard deviations from their target.
///
/// A value is a signal if it lies strictly beyond the rule's line and, with those just before it,
/// enough do so on the same side. A window that the series is still too short for may be enough
/// already. All four together raise a false alarm every 92 periods on average (Champ and Woodall
/// 1987), the first alone every 370.
public enum WesternElectricRule {
  ONE_BEYOND_THREE(1, 1, 3),
  TWO_OF_THREE_BEYOND_TWO(2, 3, 2),
  FOUR_OF_FIVE_BEYOND_ONE(4, 5, 1),
  EIGHT_ON_ONE_SIDE(8, 8, 0);

  private final int needed;
  private final int window;
  private final double line;

  WesternElectricRule(int needed, int window, double line) {
    this.needed = needed;
    this.window = window;
    this.line = line;
  }

  /// The places of the signals.
  ///
  /// @param deviations in standard deviations from the target, finite
  public List<Integer> signals(List<Double> deviations) {
    deviations.forEach(WesternElectricRule::requireFinite);
    return IntStream.range(0, deviations.size())
        .filter(place -> isSignal(deviations, place))
        .boxed()
        .toList();
  }

  private boolean isSignal(List<Double> deviations, int place) {
    double side = Math.signum(deviations.get(place));
    var latest = deviations.subList(Math.max(0, place + 1 - window), place + 1);
    return side * deviations.get(place) > line
        && latest.stream().filter(deviation -> side * deviation > line).count() >= needed;
  }

  private static void requireFinite(double deviation) {
    if (!Double.isFinite(deviation)) {
      throw new IllegalArgumentException("a deviation must be finite, got " + deviation);
    }
  }
}
