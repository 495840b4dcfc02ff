package rapport.weighting;

import java.util.Arrays;
import java.util.List;

/// A table on its way to the totals asked of it.
final class ProportionalFit {

  /// How far a row or column may be from its total, as a share of all: what rounding leaves, with a
  /// margin.
  private static final double NEAR = 1e-12;

  private final double[][] cells;
  private final double[] rowTotals;
  private final double[] columnTotals;

  ProportionalFit(List<List<Long>> counts, List<Long> rowTotals, List<Long> columnTotals) {
    this.cells = counts.stream().map(ProportionalFit::numbers).toArray(double[][]::new);
    this.rowTotals = numbers(rowTotals);
    this.columnTotals = numbers(columnTotals);
  }

  void scaleRows() {
    for (int row = 0; row < rowTotals.length; row++) {
      double factor = factor(rowTotals[row], rowSum(row));
      for (int column = 0; column < columnTotals.length; column++) {
        cells[row][column] *= factor;
      }
    }
  }

  void scaleColumns() {
    for (int column = 0; column < columnTotals.length; column++) {
      double factor = factor(columnTotals[column], columnSum(column));
      for (int row = 0; row < rowTotals.length; row++) {
        cells[row][column] *= factor;
      }
    }
  }

  boolean agrees() {
    double slack = NEAR * Arrays.stream(rowTotals).sum();
    for (int row = 0; row < rowTotals.length; row++) {
      if (Math.abs(rowSum(row) - rowTotals[row]) > slack) {
        return false;
      }
    }
    for (int column = 0; column < columnTotals.length; column++) {
      if (Math.abs(columnSum(column) - columnTotals[column]) > slack) {
        return false;
      }
    }
    return true;
  }

  List<List<Double>> cells() {
    return Arrays.stream(cells).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  /// Nothing can be scaled to anything, so what has vanished stays.
  private static double factor(double total, double sum) {
    return sum < Double.MIN_NORMAL ? 0 : total / sum;
  }

  private double rowSum(int row) {
    return Arrays.stream(cells[row]).sum();
  }

  private double columnSum(int column) {
    return Arrays.stream(cells).mapToDouble(row -> row[column]).sum();
  }

  private static double[] numbers(List<Long> counts) {
    return counts.stream().mapToDouble(Long::doubleValue).toArray();
  }
}
