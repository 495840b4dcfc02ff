package rapport.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenTest {

  @ParameterizedTest(name = "size {0}")
  @ValueSource(ints = {1, 2, 3, 7, 12})
  void eigenvectorsAndEigenvaluesMakeTheMatrixAgain(int size) {
    for (long seed = 1; seed <= 20; seed++) {
      var matrix = positive(new Random(seed), size, size + 2);
      var eigen = SymmetricEigen.of(matrix, size);

      requireClose(eigen.apply(DoubleUnaryOperator.identity()), matrix, seed);
      var root = eigen.apply(Math::sqrt);
      requireClose(product(root, root), matrix, seed);
      var inverse = eigen.apply(value -> 1 / value);
      requireClose(product(product(matrix, inverse), matrix), matrix, seed);
    }
  }

  /// Of rank 2 in 5 dimensions: the inverse of what has one leaves the rest 0 (Penrose 1955).
  @Test
  void aSingularMatrixHasAPseudoinverse() {
    var matrix = positive(new Random(7), 5, 2);

    var inverse = SymmetricEigen.of(matrix, 5).apply(value -> 1 / value);

    requireClose(product(product(matrix, inverse), matrix), matrix, 7);
    requireClose(product(product(inverse, matrix), inverse), inverse, 7);
  }

  @Test
  void onlyTheAskedCornerIsTaken() {
    double[][] matrix = {{4, 0, 9}, {0, 9, 9}, {9, 9, 1}};

    var root = SymmetricEigen.of(matrix, 2).apply(Math::sqrt);

    requireClose(root, new double[][] {{2, 0}, {0, 3}}, 0);
  }

  private static void requireClose(double[][] actual, double[][] expected, long seed) {
    assertThat(actual).hasNumberOfRows(expected.length);
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected.length; j++) {
        assertThat(actual[i][j])
            .as("%d, %d of seed %d", i, j, seed)
            .isCloseTo(expected[i][j], within(1e-8));
      }
    }
  }

  /// BB′ of a random matrix B with so many columns, which are its rank at most.
  private static double[][] positive(Random random, int size, int columns) {
    var factor = new double[size][columns];
    for (double[] row : factor) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextInt(-3, 4);
      }
    }
    var matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int k = 0; k < columns; k++) {
          matrix[i][j] += factor[i][k] * factor[j][k];
        }
      }
    }
    return matrix;
  }

  private static double[][] product(double[][] left, double[][] right) {
    int size = left.length;
    var product = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int k = 0; k < size; k++) {
          product[i][j] += left[i][k] * right[k][j];
        }
      }
    }
    return product;
  }
}
