package rapport.local.coverage;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import rapport.statistics.Interval;

/// An interval method tried on one known truth.
///
/// @param method what makes the interval
/// @param truth what is sampled, named
/// @param exact whether every possible sample is weighed instead of some drawn
/// @param share how often the interval covers the truth
record Trial(String method, String truth, boolean exact, Share share) {

  /// How much more than the sampling of one cell may wander off: what rounding does.
  private static final double ROUNDING = 1e-9;

  /// How often the interval of samples of size n covers the truth, 0 to 1; nothing if there is no
  /// interval of so few.
  @FunctionalInterface
  interface Share {
    OptionalDouble at(int n, Draws draws);
  }

  /// The interval of a sample of that size, drawn at random; nothing if there is none.
  @FunctionalInterface
  interface Drawn {
    Optional<Interval> interval(int n, Draws draws);
  }

  /// By drawing samples.
  static Trial drawn(String method, String truth, double value, Drawn drawn) {
    return new Trial(
        method,
        truth,
        false,
        (n, draws) -> {
          long intervals = 0;
          long covering = 0;
          for (int i = 0; i < draws.count(); i++) {
            var interval = drawn.interval(n, draws);
            intervals += interval.isPresent() ? 1 : 0;
            covering += interval.filter(known -> covers(known, value)).isPresent() ? 1 : 0;
          }
          return intervals == 0
              ? OptionalDouble.empty()
              : OptionalDouble.of((double) covering / intervals);
        });
  }

  /// By weighing all samples.
  ///
  /// @param weigher gives the probability that the interval covers the truth
  static Trial exact(String method, String truth, ToDoubleBiFunction<Integer, Draws> weigher) {
    return new Trial(
        method, truth, true, (n, draws) -> OptionalDouble.of(weigher.applyAsDouble(n, draws)));
  }

  static boolean covers(Interval interval, double value) {
    double slack = ROUNDING * Math.max(1, Math.abs(value));
    return interval.low() - slack <= value && value <= interval.high() + slack;
  }
}
