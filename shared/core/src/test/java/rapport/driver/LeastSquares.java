package rapport.driver;

import java.util.ArrayList;
import java.util.List;

/// R² and what drivers add to it as the textbook has it: each regression is solved from the rows,
/// and all orders of the drivers are gone through.
final class LeastSquares {

  private final List<List<Long>> rows;
  private final int outcome;

  LeastSquares(List<List<Long>> rows, int outcome) {
    this.rows = rows;
    this.outcome = outcome;
  }

  /// The mean, over all orders of the drivers, of what each adds.
  List<Double> averagedOverOrders(List<Integer> drivers) {
    var orders = orders(drivers);
    var contributions = new ArrayList<Double>();
    for (int driver : drivers) {
      double sum = 0;
      for (var order : orders) {
        var before = order.subList(0, order.indexOf(driver));
        var with = order.subList(0, order.indexOf(driver) + 1);
        sum += rSquared(with) - rSquared(before);
      }
      contributions.add(sum / orders.size());
    }
    return contributions;
  }

  double rSquared(List<Integer> drivers) {
    int size = drivers.size();
    var normal = new double[size][size + 1];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        normal[i][j] = products(drivers.get(i), drivers.get(j));
      }
      normal[i][size] = products(drivers.get(i), outcome);
    }
    double explained = 0;
    var slopes = solved(normal);
    for (int i = 0; i < size; i++) {
      explained += slopes[i] * products(drivers.get(i), outcome);
    }
    return explained / products(outcome, outcome);
  }

  private double products(int one, int other) {
    double oneMean = mean(one);
    double otherMean = mean(other);
    return rows.stream()
        .mapToDouble(row -> (row.get(one) - oneMean) * (row.get(other) - otherMean))
        .sum();
  }

  private double mean(int variable) {
    return rows.stream().mapToLong(row -> row.get(variable)).average().orElseThrow();
  }

  /// Gauss and Jordan's elimination, with the right side as the last column.
  private static double[] solved(double[][] system) {
    int size = system.length;
    for (int pivot = 0; pivot < size; pivot++) {
      for (int row = 0; row < size; row++) {
        double factor = row == pivot ? 0 : system[row][pivot] / system[pivot][pivot];
        for (int column = pivot; column <= size && factor != 0; column++) {
          system[row][column] -= factor * system[pivot][column];
        }
      }
    }
    var solution = new double[size];
    for (int i = 0; i < size; i++) {
      solution[i] = system[i][size] / system[i][i];
    }
    return solution;
  }

  private static List<List<Integer>> orders(List<Integer> drivers) {
    if (drivers.isEmpty()) {
      return List.of(List.of());
    }
    var orders = new ArrayList<List<Integer>>();
    for (Integer last : drivers) {
      var rest = drivers.stream().filter(driver -> !driver.equals(last)).toList();
      for (var order : orders(rest)) {
        var longer = new ArrayList<>(order);
        longer.add(last);
        orders.add(longer);
      }
    }
    return orders;
  }
}
