package rapport.metric;

import java.util.Optional;
import java.util.OptionalDouble;
import rapport.statistics.Interval;

/// A metric's value, and how sure it is. No number here is ever NaN or infinite.
public sealed interface Estimate {

  /// Nothing was counted, so there is no value. Never stands for 0.
  record Empty() implements Estimate {}

  /// A value without an interval: a count, or too few samples for one.
  record Point(double value) implements Estimate {
    public Point {
      requireFinite(value);
    }
  }

  /// A value with an interval.
  ///
  /// @param method how the interval was computed, and of what: see [Method]
  record Bounded(double value, double low, double high, String method) implements Estimate {
    public Bounded {
      requireFinite(value);
      requireFinite(low);
      requireFinite(high);
    }
  }

  /// The value alone.
  default OptionalDouble number() {
    return switch (this) {
      case Empty() -> OptionalDouble.empty();
      case Point point -> OptionalDouble.of(point.value());
      case Bounded bounded -> OptionalDouble.of(bounded.value());
    };
  }

  /// The names of methods, as the interface writes them.
  final class Method {

    /// Of the net share: Wald's interval with three answers added.
    public static final String ADJUSTED_WALD = "adjusted-wald";

    /// Of the net share: Tango's score interval.
    public static final String SCORE = "score";

    /// Of a rate: Wilson's score interval.
    public static final String WILSON = "wilson";

    /// Of the mean: Student's t.
    public static final String T = "t";

    /// Of a ratio of sums: the delta method, with Student's t.
    public static final String DELTA = "delta";

    /// Of one of several shares: Goodman's, which holds for all of them at once.
    public static final String GOODMAN = "goodman";

    /// Of events per unit: exact, by Garwood.
    public static final String GARWOOD = "garwood";

    /// Of the difference of two shares: from Wilson's intervals of both, by Newcombe.
    public static final String NEWCOMBE = "newcombe";

    /// Of the median, not of the mean beside it: two order statistics.
    public static final String MEDIAN_ORDER_STATISTICS = "median-order-statistics";

    private Method() {}
  }

  static Estimate bounded(double value, Interval interval, String method) {
    return new Bounded(value, interval.low(), interval.high(), method);
  }

  /// Without an interval where there are too few for one.
  static Estimate of(double value, Optional<Interval> interval, String method) {
    return interval.map(known -> bounded(value, known, method)).orElseGet(() -> new Point(value));
  }

  private static void requireFinite(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("a figure must be finite, got " + number);
    }
  }
}
