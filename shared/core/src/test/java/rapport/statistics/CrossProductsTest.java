package rapport.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossProductsTest {

  private static final int VARIABLES = 4;

  /// A failure prints the seed that replays it.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void anyOrderAndGroupingGivesTheSameSums(long seed) {
    var random = new Random(seed);
    var rows = new ArrayList<>(rows(random, 60));
    var inOrder = fold(rows);
    Collections.shuffle(rows, random);
    int cut = 1 + random.nextInt(rows.size() - 1);

    var one = fold(rows.subList(0, cut));
    var other = fold(rows.subList(cut, rows.size()));

    assertThat(one.merge(other)).isEqualTo(inOrder).isEqualTo(other.merge(one));
    assertThat(inOrder.sums()).containsExactlyElementsOf(bigs(sums(rows)));
  }

  /// The oracle goes twice over the rows, in doubles.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void covariancesAndCorrelationsAreThoseOfTheRows(long seed) {
    var rows = rows(new Random(seed), 50);
    var products = fold(rows);

    for (int i = 0; i < VARIABLES; i++) {
      for (int j = 0; j < VARIABLES; j++) {
        double covariance = covariance(rows, i, j);
        double correlation =
            covariance / Math.sqrt(covariance(rows, i, i) * covariance(rows, j, j));
        assertThat(products.covariance(i, j).orElseThrow()).isCloseTo(covariance, within(1e-9));
        assertThat(products.correlation(i, j).orElseThrow()).isCloseTo(correlation, within(1e-12));
        assertThat(products.correlation(i, j)).isEqualTo(products.correlation(j, i));
      }
      assertThat(products.moments(i).variance()).isEqualTo(products.covariance(i, i));
    }
  }

  /// The oracle forms each row's own sum first.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void aCombinationHasTheMomentsOfTheSumsOfTheRows(long seed) {
    var rows = rows(new Random(seed), 40);
    var factors = List.of("0.3", "-1.25", "0", "7").stream().map(BigDecimal::new).toList();
    var oracle =
        rows.stream()
            .map(row -> combine(row, factors))
            .map(Moments::of)
            .reduce(Moments::merge)
            .orElseThrow();

    var combined = fold(rows).combined(factors);

    assertThat(combined.count()).isEqualTo(oracle.count());
    assertThat(combined.total()).isEqualByComparingTo(oracle.total());
    assertThat(combined.squares()).isEqualByComparingTo(oracle.squares());
  }

  @Test
  void movingAllNumbersMovesNoCovarianceByABit() {
    var rows = rows(new Random(5), 30);
    var moved = rows.stream().map(row -> row.stream().map(x -> x + 300_000_000L).toList()).toList();

    assertThat(fold(moved).covariance(0, 3)).isEqualTo(fold(rows).covariance(0, 3));
    assertThat(fold(moved).correlation(1, 2)).isEqualTo(fold(rows).correlation(1, 2));
  }

  @Test
  void whatGoesTogetherOrAgainstEachOtherIsFullyCorrelated() {
    var products = fold(List.of(List.of(1L, 20L, 5L), List.of(2L, 30L, 4L), List.of(4L, 50L, 2L)));

    assertThat(products.correlation(0, 1)).contains(1.0);
    assertThat(products.correlation(0, 2)).contains(-1.0);
    assertThat(products.correlation(2, 2)).contains(1.0);
  }

  @Test
  void aSingleRowHasNoSpreadAndWhatNeverVariesNoCorrelation() {
    var single = CrossProducts.of(List.of(3L, 4L));
    var constant = single.merge(CrossProducts.of(List.of(3L, 9L)));

    assertThat(single.covariance(0, 1)).isEmpty();
    assertThat(single.correlation(0, 1)).isEmpty();
    assertThat(constant.covariance(0, 1)).contains(0.0);
    assertThat(constant.correlation(0, 1)).isEmpty();
    assertThat(constant.correlation(1, 1)).contains(1.0);
  }

  @Test
  void numbersWhoseSquaresAreBeyondALongStayExact() {
    var great = CrossProducts.of(List.of(Long.MAX_VALUE));
    var sum = great.merge(great).merge(CrossProducts.of(List.of(Long.MAX_VALUE - 3)));

    assertThat(great.spread(0, 0)).isEqualTo(BigInteger.ZERO);
    assertThat(sum.covariance(0, 0)).contains(3.0);
  }

  @Test
  void sumsThatNoRowsHaveAreRefused() {
    assertRefused(() -> new CrossProducts(0, bigs(List.of(0L)), bigs(List.of(0L))));
    assertRefused(() -> new CrossProducts(1, bigs(List.of()), bigs(List.of())));
    assertRefused(() -> new CrossProducts(2, bigs(List.of(1L, 2L)), bigs(List.of(1L, 2L))));
    assertRefused(() -> new CrossProducts(2, bigs(List.of(10L)), bigs(List.of(3L))));
    assertRefused(() -> new CrossProducts(2, bigs(List.of(0L, 0L)), bigs(List.of(2L, 3L, 2L))));
    assertRefused(() -> new CrossProducts(2, bigs(List.of(0L, 0L)), bigs(List.of(0L, 1L, 2L))));
    assertRefused(
        () -> new CrossProducts(1, bigs(List.of(0L, 0L)), bigs(List.of(2L, 0L, 0L))).merge(one()));
    assertRefused(() -> one().merge(CrossProducts.of(List.of(1L, 2L))));
    assertRefused(() -> one().combined(List.of()));
    assertRefused(() -> CrossProducts.of(List.of()));
  }

  private static CrossProducts one() {
    return CrossProducts.of(List.of(1L));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<List<Long>> rows(Random random, int count) {
    var rows = new ArrayList<List<Long>>();
    for (int i = 0; i < count; i++) {
      rows.add(random.longs(VARIABLES, -5, 11).boxed().toList());
    }
    return rows;
  }

  private static CrossProducts fold(List<List<Long>> rows) {
    return rows.stream().map(CrossProducts::of).reduce(CrossProducts::merge).orElseThrow();
  }

  private static List<BigInteger> bigs(List<Long> numbers) {
    return numbers.stream().map(BigInteger::valueOf).toList();
  }

  private static List<Long> sums(List<List<Long>> rows) {
    var sums = new ArrayList<Long>();
    for (int i = 0; i < VARIABLES; i++) {
      int variable = i;
      sums.add(rows.stream().mapToLong(row -> row.get(variable)).sum());
    }
    return sums;
  }

  private static double covariance(List<List<Long>> rows, int i, int j) {
    double one = rows.stream().mapToLong(row -> row.get(i)).average().orElseThrow();
    double other = rows.stream().mapToLong(row -> row.get(j)).average().orElseThrow();
    double sum = rows.stream().mapToDouble(row -> (row.get(i) - one) * (row.get(j) - other)).sum();
    return sum / (rows.size() - 1);
  }

  private static BigDecimal combine(List<Long> row, List<BigDecimal> factors) {
    var sum = BigDecimal.ZERO;
    for (int i = 0; i < row.size(); i++) {
      sum = sum.add(factors.get(i).multiply(BigDecimal.valueOf(row.get(i))));
    }
    return sum;
  }
}
