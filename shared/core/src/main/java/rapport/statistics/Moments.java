package rapport.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;

/// Count, sum and sum of squares of some numbers, exactly: whatever their order, grouping and size,
/// no digit is lost, neither in merging nor in the variance of numbers that hardly differ.
///
/// @param count 1 or more
public record Moments(long count, BigDecimal total, BigDecimal squares) {

  private static final MathContext DIVISION = MathContext.DECIMAL128;

  public Moments {
    if (count < 1) {
      throw new IllegalArgumentException("count must be 1 or more, got " + count);
    }
    if (spread(count, total, squares).signum() < 0) {
      throw new IllegalArgumentException(
          "no " + count + " numbers have the sum " + total + " and squares " + squares);
    }
  }

  public static Moments ofWholeNumbers(long count, long total, long squares) {
    return new Moments(count, BigDecimal.valueOf(total), BigDecimal.valueOf(squares));
  }

  public static Moments ofWholeNumbers(long count, BigInteger total, BigInteger squares) {
    return new Moments(count, new BigDecimal(total), new BigDecimal(squares));
  }

  public static Moments of(BigDecimal number) {
    return new Moments(1, number, number.multiply(number));
  }

  public Moments merge(Moments other) {
    return new Moments(
        Math.addExact(count, other.count), total.add(other.total), squares.add(other.squares));
  }

  /// Of the same numbers, each times a factor plus an offset.
  public Moments mapped(BigDecimal factor, BigDecimal offset) {
    var number = BigDecimal.valueOf(count);
    var cross = factor.multiply(offset).multiply(total).multiply(BigDecimal.TWO);
    return new Moments(
        count,
        factor.multiply(total).add(number.multiply(offset)),
        factor
            .multiply(factor)
            .multiply(squares)
            .add(cross)
            .add(number.multiply(offset).multiply(offset)));
  }

  public double mean() {
    return exactMean().doubleValue();
  }

  /// To 34 digits, so that means which hardly differ can be subtracted.
  BigDecimal exactMean() {
    return total.divide(BigDecimal.valueOf(count), DIVISION);
  }

  /// Of a sample, divided by n − 1; nothing for a single number.
  public Optional<Double> variance() {
    if (count == 1) {
      return Optional.empty();
    }
    var divisor = BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(count - 1));
    return Optional.of(spread().divide(divisor, DIVISION).doubleValue());
  }

  public Optional<Double> standardDeviation() {
    return variance().map(Math::sqrt);
  }

  /// Student's t interval of the mean, of no width if all numbers are equal; nothing for a single
  /// number.
  public Optional<Interval> meanInterval(double confidence) {
    return standardDeviation().map(deviation -> meanInterval(count, mean(), deviation, confidence));
  }

  /// Student's t interval of the mean from figures that were published without the data.
  ///
  /// @param count 2 or more
  /// @param deviation of the sample, 0 or more
  public static Interval meanInterval(
      long count, double mean, double deviation, double confidence) {
    double half = Confidence.studentReach(confidence, count - 1) * deviation / Math.sqrt(count);
    return Interval.around(mean, half);
  }

  /// n (n − 1) times the variance, exactly.
  BigDecimal spread() {
    return spread(count, total, squares);
  }

  /// n Σx² − (Σx)²
  private static BigDecimal spread(long count, BigDecimal total, BigDecimal squares) {
    return squares.multiply(BigDecimal.valueOf(count)).subtract(total.multiply(total));
  }
}
