package rapport.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;

/// How far several questions measure one thing: p/(p − 1) (1 − Σ variances / variance of the sum)
/// (Cronbach, Psychometrika 16, 1951). At most 1; negative if the questions disagree.
public final class CronbachAlpha {

  private CronbachAlpha() {}

  /// Nothing if the sum of a row never varies, as with a single row.
  ///
  /// @param items 2 variables or more
  public static Optional<Double> of(CrossProducts items) {
    int size = items.size();
    if (size < 2) {
      throw new IllegalArgumentException("alpha needs 2 items or more, got " + size);
    }
    var alone = BigInteger.ZERO;
    var together = BigInteger.ZERO;
    for (int i = 0; i < size; i++) {
      alone = alone.add(items.spread(i, i));
      for (int j = 0; j < size; j++) {
        together = together.add(items.spread(i, j));
      }
    }
    if (together.signum() == 0) {
      return Optional.empty();
    }
    var shared = new BigDecimal(together.subtract(alone).multiply(BigInteger.valueOf(size)));
    var divisor = new BigDecimal(together.multiply(BigInteger.valueOf(size - 1L)));
    return Optional.of(shared.divide(divisor, MathContext.DECIMAL128).doubleValue());
  }
}
