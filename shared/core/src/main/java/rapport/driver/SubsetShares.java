package rapport.driver;

import java.util.ArrayList;

/// R² of every subset of drivers, and from it the mean of what each driver adds.
final class SubsetShares {

  /// What of a driver's variance the others leave unexplained, below which it is taken for
  /// rounding: two questions from 0 to 10 that one person in a hundred million answers unlike leave
  /// more.
  static final double REDUNDANT = 1e-10;

  private final int drivers;
  private final double[] explained;

  private SubsetShares(int drivers) {
    this.drivers = drivers;
    this.explained = new double[1 << drivers];
  }

  /// @param correlations of the drivers, and last of the outcome
  static Importance importance(double[][] correlations, int drivers) {
    var shares = new SubsetShares(drivers);
    shares.explore(0, 0, correlations);
    var contributions = new ArrayList<Double>();
    for (int driver = 0; driver < drivers; driver++) {
      contributions.add(shares.contribution(driver));
    }
    return new Importance(contributions);
  }

  /// @param subset bits of the drivers taken in, all below `next`
  /// @param residual what they leave of the covariances of all
  private void explore(int subset, int next, double[][] residual) {
    explained[subset] = 1 - residual[drivers][drivers];
    for (int driver = next; driver < drivers; driver++) {
      explore(subset | 1 << driver, driver + 1, without(driver, residual));
    }
  }

  /// Takes out what a driver explains: the Schur complement.
  private static double[][] without(int driver, double[][] residual) {
    double variance = residual[driver][driver];
    if (variance < REDUNDANT) {
      return residual;
    }
    int size = residual.length;
    var left = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        left[i][j] = residual[i][j] - residual[i][driver] * residual[driver][j] / variance;
      }
    }
    return left;
  }

  /// A subset of size s comes before the driver in s! (p − s − 1)! of all p! orders.
  private double contribution(int driver) {
    double sum = 0;
    for (int subset = 0; subset < explained.length; subset++) {
      if ((subset >> driver & 1) == 0) {
        double added = explained[subset | 1 << driver] - explained[subset];
        sum += added / choices(drivers - 1, Integer.bitCount(subset));
      }
    }
    return Math.max(0, sum / drivers);
  }

  private static double choices(int all, int chosen) {
    double choices = 1;
    for (int i = 1; i <= chosen; i++) {
      choices = choices * (all - chosen + i) / i;
    }
    return choices;
  }
}
