package rapport.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rapport.statistics.CrossProducts;

/// The questions that may drive an outcome such as overall satisfaction, in the order of the
/// variables without the outcome. A driver that never varies, or that says nothing beyond the
/// others, explains nothing of its own; nothing fails on it.
///
/// @param answers of at most 16 drivers and the outcome, complete rows
/// @param outcome which variable is the outcome; it varies
public record Drivers(CrossProducts answers, int outcome) {

  /// The subsets of 16 are 65,536, which take some tenths of a second.
  public static final int MOST = 16;

  private static final int LEAST_ANSWERS_A_DRIVER = 10;

  public Drivers {
    int size = answers.size() - 1;
    if (size < 1 || size > MOST) {
      throw new IllegalArgumentException("there must be 1 to " + MOST + " drivers, got " + size);
    }
    if (outcome < 0 || outcome > size) {
      throw new IllegalArgumentException("no variable " + outcome + " of " + (size + 1));
    }
    if (answers.spread(outcome, outcome).signum() == 0) {
      throw new IllegalArgumentException("an outcome must vary to be explained");
    }
  }

  /// Nothing where the outcome never varies, as with a single answer.
  public static Optional<Drivers> of(CrossProducts answers, int outcome) {
    return answers.spread(outcome, outcome).signum() == 0
        ? Optional.empty()
        : Optional.of(new Drivers(answers, outcome));
  }

  /// Whether there are 10 answers a driver, below which importance is mostly noise.
  public boolean enough() {
    return answers.count() >= (long) LEAST_ANSWERS_A_DRIVER * (answers.size() - 1);
  }

  /// Of each driver with the outcome; nothing for one that never varies.
  public List<Optional<Double>> correlations() {
    return drivers().stream().map(driver -> answers.correlation(driver, outcome)).toList();
  }

  /// What a driver adds to R², averaged over all orders in which the drivers may come in: Shapley's
  /// value, also known as LMG (Lindeman, Merenda and Gold 1980; Grömping, Journal of Statistical
  /// Software 17(1), 2006). Exact, over all subsets.
  public Importance averagedOverOrders() {
    return SubsetShares.importance(correlationMatrix(), answers.size() - 1);
  }

  /// Johnson's relative weights (Multivariate Behavioral Research 35, 2000): R² split by way of the
  /// uncorrelated variables that are nearest to the drivers.
  public Importance relativeWeights() {
    return RelativeWeights.importance(correlationMatrix(), answers.size() - 1);
  }

  /// The drivers first, the outcome last; 0 throughout for what never varies.
  private double[][] correlationMatrix() {
    var order = new ArrayList<>(drivers());
    order.add(outcome);
    var matrix = new double[order.size()][order.size()];
    for (int i = 0; i < order.size(); i++) {
      for (int j = 0; j < order.size(); j++) {
        matrix[i][j] = answers.correlation(order.get(i), order.get(j)).orElse(0.0);
      }
    }
    return matrix;
  }

  private List<Integer> drivers() {
    return IntStream.range(0, answers.size()).filter(i -> i != outcome).boxed().toList();
  }
}
