package rapport.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Count, sums and sums of products of several whole numbers that belong together, such as one
/// person's answers to several questions: all that means, variances, correlations and regressions
/// need, exactly. Merging is associative and commutative and loses no digit.
///
/// Only complete rows belong in here: a person who left one of the questions out is in no sum.
///
/// @param count rows, 1 or more
/// @param sums Σxᵢ of each of the p variables, 1 or more
/// @param products Σxᵢxⱼ for i ≤ j, row by row: 11, 12, …, 1p, 22, …, pp; p (p + 1) / 2 numbers
public record CrossProducts(long count, List<BigInteger> sums, List<BigInteger> products) {

  private static final MathContext DIVISION = MathContext.DECIMAL128;

  public CrossProducts {
    sums = List.copyOf(sums);
    products = List.copyOf(products);
    if (count < 1) {
      throw new IllegalArgumentException("count must be 1 or more, got " + count);
    }
    if (sums.isEmpty() || products.size() != sums.size() * (sums.size() + 1) / 2) {
      throw new IllegalArgumentException(
          sums.size() + " variables don't have " + products.size() + " products");
    }
    requirePossible(count, sums, products);
  }

  /// One row.
  public static CrossProducts of(List<Long> row) {
    var sums = row.stream().map(BigInteger::valueOf).toList();
    var products = new ArrayList<BigInteger>();
    for (int i = 0; i < sums.size(); i++) {
      for (int j = i; j < sums.size(); j++) {
        products.add(sums.get(i).multiply(sums.get(j)));
      }
    }
    return new CrossProducts(1, sums, products);
  }

  /// @throws IllegalArgumentException if the two have not as many variables
  public CrossProducts merge(CrossProducts other) {
    if (size() != other.size()) {
      throw new IllegalArgumentException(
          "can't merge " + size() + " variables with " + other.size());
    }
    return new CrossProducts(
        Math.addExact(count, other.count),
        added(sums, other.sums),
        added(products, other.products));
  }

  /// How many variables.
  public int size() {
    return sums.size();
  }

  /// Of one variable alone.
  public Moments moments(int variable) {
    return Moments.ofWholeNumbers(count, sums.get(variable), product(variable, variable));
  }

  /// Of the sum Σwᵢxᵢ that each row makes: its variance is w′Sw, with S the covariances.
  ///
  /// @param factors wᵢ, one per variable
  public Moments combined(List<BigDecimal> factors) {
    if (factors.size() != size()) {
      throw new IllegalArgumentException(
          size() + " variables can't have " + factors.size() + " factors");
    }
    var total = BigDecimal.ZERO;
    var squares = BigDecimal.ZERO;
    for (int i = 0; i < size(); i++) {
      total = total.add(factors.get(i).multiply(new BigDecimal(sums.get(i))));
      for (int j = 0; j < size(); j++) {
        var factor = factors.get(i).multiply(factors.get(j));
        squares = squares.add(factor.multiply(new BigDecimal(product(i, j))));
      }
    }
    return new Moments(count, total, squares);
  }

  /// Of a sample, divided by n − 1; nothing for a single row.
  public Optional<Double> covariance(int one, int other) {
    if (count == 1) {
      return Optional.empty();
    }
    var divisor = BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(count - 1));
    return Optional.of(new BigDecimal(spread(one, other)).divide(divisor, DIVISION).doubleValue());
  }

  /// Pearson's, −1 to 1; nothing if one of the two never varies.
  public Optional<Double> correlation(int one, int other) {
    var square = spread(one, one).multiply(spread(other, other));
    if (square.signum() == 0) {
      return Optional.empty();
    }
    double ratio = spread(one, other).doubleValue() / Math.sqrt(square.doubleValue());
    return Optional.of(Math.clamp(ratio, -1, 1));
  }

  /// n Σxᵢxⱼ − Σxᵢ Σxⱼ, which is n (n − 1) times the covariance.
  public BigInteger spread(int one, int other) {
    return spread(count, sums.get(one), sums.get(other), product(one, other));
  }

  private BigInteger product(int one, int other) {
    return products.get(index(Math.min(one, other), Math.max(one, other), size()));
  }

  private static int index(int row, int column, int size) {
    return row * size - row * (row - 1) / 2 + column - row;
  }

  /// No two variables can be more than fully correlated (Cauchy and Schwarz), and a square is never
  /// negative.
  private static void requirePossible(
      long count, List<BigInteger> sums, List<BigInteger> products) {
    int size = sums.size();
    var spreads = new ArrayList<BigInteger>();
    for (int i = 0; i < size; i++) {
      spreads.add(spread(count, sums.get(i), sums.get(i), products.get(index(i, i, size))));
      for (int j = 0; j <= i; j++) {
        var both = spread(count, sums.get(j), sums.get(i), products.get(index(j, i, size)));
        var most = spreads.get(i).multiply(spreads.get(j));
        if (spreads.get(i).signum() < 0 || both.multiply(both).compareTo(most) > 0) {
          throw new IllegalArgumentException(
              "no " + count + " rows have the sums " + sums + " and products " + products);
        }
      }
    }
  }

  private static BigInteger spread(
      long count, BigInteger one, BigInteger other, BigInteger product) {
    return BigInteger.valueOf(count).multiply(product).subtract(one.multiply(other));
  }

  private static List<BigInteger> added(List<BigInteger> some, List<BigInteger> more) {
    return IntStream.range(0, some.size()).mapToObj(i -> some.get(i).add(more.get(i))).toList();
  }
}
