package rapport.driver;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations (Golub and Van
/// Loan, Matrix Computations, 8.5): accurate, and at this size as fast as anything. A library for
/// this one matrix would add 2 MB to what each function loads.
final class SymmetricEigen {

  /// Convergence is quadratic: eight sweeps are enough for a dozen variables.
  private static final int SWEEPS = 50;

  private final double[][] matrix;
  private final double[][] vectors;

  private SymmetricEigen(double[][] matrix) {
    this.matrix = matrix;
    this.vectors = new double[matrix.length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      vectors[i][i] = 1;
    }
  }

  /// @param size how many of the first rows and columns to take
  static SymmetricEigen of(double[][] symmetric, int size) {
    var copy = new double[size][];
    for (int i = 0; i < size; i++) {
      copy[i] = Arrays.copyOf(symmetric[i], size);
    }
    var eigen = new SymmetricEigen(copy);
    for (int sweep = 0; sweep < SWEEPS && !eigen.diagonal(); sweep++) {
      eigen.sweep();
    }
    return eigen;
  }

  /// The matrix with the same eigenvectors and a function of the eigenvalues, which is 0 for those
  /// that are 0.
  double[][] apply(DoubleUnaryOperator function) {
    int size = matrix.length;
    var result = new double[size][size];
    for (int k = 0; k < size; k++) {
      double value = matrix[k][k];
      double mapped = value < SubsetShares.REDUNDANT ? 0 : function.applyAsDouble(value);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          result[i][j] += vectors[i][k] * mapped * vectors[j][k];
        }
      }
    }
    return result;
  }

  private boolean diagonal() {
    double outside = 0;
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < i; j++) {
        outside += matrix[i][j] * matrix[i][j];
      }
    }
    return outside < 1e-32;
  }

  private void sweep() {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = i + 1; j < matrix.length; j++) {
        if (matrix[i][j] != 0) {
          rotate(i, j);
        }
      }
    }
  }

  /// Turns the plane of i and j so that their common element becomes 0.
  private void rotate(int i, int j) {
    double theta = (matrix[j][j] - matrix[i][i]) / (2 * matrix[i][j]);
    double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
    double cosine = 1 / Math.hypot(tangent, 1);
    double sine = tangent * cosine;
    for (int k = 0; k < matrix.length; k++) {
      turn(matrix[k], i, j, cosine, sine);
      turn(vectors[k], i, j, cosine, sine);
    }
    for (int k = 0; k < matrix.length; k++) {
      double one = matrix[i][k];
      double other = matrix[j][k];
      matrix[i][k] = cosine * one - sine * other;
      matrix[j][k] = sine * one + cosine * other;
    }
  }

  private static void turn(double[] row, int i, int j, double cosine, double sine) {
    double one = row[i];
    double other = row[j];
    row[i] = cosine * one - sine * other;
    row[j] = sine * one + cosine * other;
  }
}
