package rapport.lifetime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/// Where a log-likelihood of parameters above 0 is greatest.
///
/// The simplex of Nelder and Mead (1965) moves over the logarithms of the parameters, from a start
/// given, and begins anew where it ends until that gains nothing more: a collapsed simplex may stop
/// on a slope. The same function and start always give the same answer.
///
/// @param parameters in the order of the start
/// @param value of the function there
record Maximum(List<Double> parameters, double value) {

  /// How far a parameter may go from its start, as a factor of e: beyond it, the likelihood grows
  /// towards 0 or infinity.
  private static final double MOST_LOG_RATIO = 12;

  private static final double EDGE_LOG_RATIO = 11;
  private static final double SIDE = 0.5;
  private static final double GAIN = 1e-8;
  private static final double RELATIVE_PRECISION = 1e-13;
  private static final int MAX_EVALUATIONS = 5_000;
  private static final int MAX_SEARCHES = 20;

  /// Nothing if the function is greatest at no values of the parameters.
  ///
  /// @param function of parameters above 0, finite
  /// @param start above 0, in the order of magnitude of what is sought
  static Optional<Maximum> search(ToDoubleFunction<List<Double>> function, List<Double> start) {
    MultivariateFunction ofLogs =
        logs ->
            isWithin(MOST_LOG_RATIO, logs)
                ? function.applyAsDouble(scaled(start, logs))
                : Double.NEGATIVE_INFINITY;
    try {
      return top(ofLogs, new double[start.size()])
          .filter(best -> isWithin(EDGE_LOG_RATIO, best.getPoint()))
          .map(best -> new Maximum(scaled(start, best.getPoint()), best.getValue()));
    } catch (MathIllegalStateException _) { // out of evaluations
      return Optional.empty();
    }
  }

  private static Optional<PointValuePair> top(MultivariateFunction function, double[] start) {
    var best = climb(function, start);
    for (int search = 1; search < MAX_SEARCHES; search++) {
      var next = climb(function, best.getPoint());
      double gain = next.getValue() - best.getValue();
      best = gain > 0 ? next : best;
      if (gain <= GAIN) {
        return Optional.of(best);
      }
    }
    return Optional.empty();
  }

  private static PointValuePair climb(MultivariateFunction function, double[] from) {
    return new SimplexOptimizer(RELATIVE_PRECISION, GAIN / 10)
        .optimize(
            new MaxEval(MAX_EVALUATIONS),
            new ObjectiveFunction(function),
            GoalType.MAXIMIZE,
            new InitialGuess(from),
            new NelderMeadSimplex(from.length, SIDE));
  }

  private static List<Double> scaled(List<Double> start, double[] logs) {
    var parameters = new Double[logs.length];
    for (int i = 0; i < logs.length; i++) {
      parameters[i] = start.get(i) * Math.exp(logs[i]);
    }
    return List.of(parameters);
  }

  private static boolean isWithin(double most, double[] logs) {
    return Arrays.stream(logs).allMatch(log -> Math.abs(log) <= most);
  }
}
