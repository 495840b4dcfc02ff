package rapport.weighting;

import java.math.BigDecimal;
import java.math.MathContext;

/// The weights of some answers, exactly: merging loses no digit in any order.
///
/// @param answers 0 or more
/// @param total of the weights, 0 or more
/// @param squares sum of the squared weights
public record Weights(long answers, BigDecimal total, BigDecimal squares) {

  /// Of no answer.
  public static final Weights NONE = new Weights(0, BigDecimal.ZERO, BigDecimal.ZERO);

  public Weights {
    var squareOfTotal = total.multiply(total);
    boolean possible =
        answers >= 0
            && total.signum() >= 0
            && squares.compareTo(squareOfTotal) <= 0
            && squareOfTotal.compareTo(squares.multiply(BigDecimal.valueOf(answers))) <= 0;
    if (!possible) {
      throw new IllegalArgumentException(
          "no "
              + answers
              + " weights of 0 or more have the sum "
              + total
              + " and squares "
              + squares);
    }
  }

  /// Of answers that weigh alike, such as those of one cell.
  ///
  /// @param answers 0 or more
  /// @param weight of each, 0 or more
  public static Weights of(long answers, BigDecimal weight) {
    var total = weight.multiply(BigDecimal.valueOf(answers));
    return new Weights(answers, total, total.multiply(weight));
  }

  /// @throws ArithmeticException if the number of answers no longer fits in a `long`
  public Weights merge(Weights other) {
    return new Weights(
        Math.addExact(answers, other.answers), total.add(other.total), squares.add(other.squares));
  }

  /// How many answers of equal weight would be as sure: (Σw)² / Σw² (Kish 1965, Survey Sampling). 0
  /// if all weights are.
  public double effectiveAnswers() {
    return total.signum() == 0
        ? 0
        : total.multiply(total).divide(squares, MathContext.DECIMAL128).doubleValue();
  }
}
