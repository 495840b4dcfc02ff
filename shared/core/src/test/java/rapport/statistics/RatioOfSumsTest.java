package rapport.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatioOfSumsTest {

  /// The oracle adds the squared residuals row by row.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theIntervalIsThatOfTheResiduals(long seed) {
    var random = new Random(seed);
    var rows = random.longs(25, 1, 11).mapToObj(a -> List.of(random.nextLong(1, 11), a)).toList();
    double b = rows.stream().mapToLong(row -> row.get(0)).sum();
    double a = rows.stream().mapToLong(row -> row.get(1)).sum();
    double squares =
        rows.stream().mapToDouble(row -> Math.pow(row.get(0) - b / a * row.get(1), 2)).sum();
    double error = Math.sqrt(squares / 24 / 25) / (a / 25);
    double half = TDistribution.of(24).inverseCumulativeProbability(0.95) * error;

    var ratio = new RatioOfSums(fold(rows));

    assertThat(ratio.value()).isCloseTo(b / a, within(1e-15));
    var interval = ratio.interval(0.9).orElseThrow();
    assertThat(interval.low()).isCloseTo(b / a - half, within(1e-12));
    assertThat(interval.high()).isCloseTo(b / a + half, within(1e-12));
  }

  @Test
  void aConstantDivisorLeavesTheIntervalOfTheMean() {
    var pairs = fold(List.of(List.of(3L, 4L), List.of(5L, 4L), List.of(10L, 4L)));
    var mean = pairs.moments(0).meanInterval(0.95).orElseThrow();

    var interval = new RatioOfSums(pairs).interval(0.95).orElseThrow();

    assertThat(interval.low()).isCloseTo(mean.low() / 4, within(1e-12));
    assertThat(interval.high()).isCloseTo(mean.high() / 4, within(1e-12));
  }

  @Test
  void pairsInOneProportionHaveAnIntervalOfNoWidth() {
    var ratio = new RatioOfSums(fold(List.of(List.of(2L, 4L), List.of(3L, 6L))));

    assertThat(ratio.interval(0.95)).contains(new Interval(0.5, 0.5));
  }

  @Test
  void aSinglePairHasNoInterval() {
    assertThat(new RatioOfSums(fold(List.of(List.of(2L, 4L)))).interval(0.95)).isEmpty();
  }

  @Test
  void aDivisorOfZeroOrLessIsRefused() {
    assertRefused(List.of(1L, 0L), "more than 0, got 0");
    assertRefused(List.of(1L, -2L), "more than 0, got -2");
    assertRefused(List.of(1L), "2 variables, got 1");
    assertRefused(List.of(1L, 2L, 3L), "2 variables, got 3");
  }

  private static void assertRefused(List<Long> row, String message) {
    assertThatThrownBy(() -> new RatioOfSums(CrossProducts.of(row)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static CrossProducts fold(List<List<Long>> rows) {
    return rows.stream().map(CrossProducts::of).reduce(CrossProducts::merge).orElseThrow();
  }
}
