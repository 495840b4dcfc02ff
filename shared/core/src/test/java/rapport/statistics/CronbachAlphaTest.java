package rapport.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronbachAlphaTest {

  /// The standard form k c̄ / (v̄ + (k − 1) c̄), from means of variances and covariances.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void alphaFollowsFromTheMeanVarianceAndCovariance(long seed) {
    var random = new Random(seed);
    var rows = new ArrayList<List<Long>>();
    for (int i = 0; i < 30; i++) {
      long common = random.nextInt(4);
      rows.add(random.longs(3, 1, 4).mapToObj(noise -> common + noise).toList());
    }
    var items = fold(rows);
    double variance = 0;
    double covariance = 0;
    for (int i = 0; i < 3; i++) {
      variance += items.covariance(i, i).orElseThrow() / 3;
      covariance += items.covariance(i, (i + 1) % 3).orElseThrow() / 3;
    }

    var alpha = CronbachAlpha.of(items);

    assertThat(alpha.orElseThrow())
        .isCloseTo(3 * covariance / (variance + 2 * covariance), within(1e-12));
  }

  @Test
  void equalItemsGiveOneAndUnrelatedItemsNothing() {
    var equal = fold(List.of(List.of(1L, 1L), List.of(3L, 3L), List.of(4L, 4L)));
    var unrelated =
        fold(List.of(List.of(0L, 0L), List.of(0L, 1L), List.of(1L, 0L), List.of(1L, 1L)));

    assertThat(CronbachAlpha.of(equal)).contains(1.0);
    assertThat(CronbachAlpha.of(unrelated)).contains(0.0);
  }

  @Test
  void itemsThatDisagreeGiveANegativeAlpha() {
    var items = fold(List.of(List.of(1L, 5L), List.of(2L, 3L), List.of(5L, 1L)));

    assertThat(CronbachAlpha.of(items).orElseThrow()).isNegative();
  }

  @Test
  void aSumThatNeverVariesHasNoAlpha() {
    assertThat(CronbachAlpha.of(fold(List.of(List.of(1L, 2L))))).isEmpty();
    assertThat(CronbachAlpha.of(fold(List.of(List.of(1L, 2L), List.of(2L, 1L))))).isEmpty();
  }

  @Test
  void oneItemIsRefused() {
    assertThatThrownBy(() -> CronbachAlpha.of(fold(List.of(List.of(1L)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 items or more, got 1");
  }

  private static CrossProducts fold(List<List<Long>> rows) {
    return rows.stream().map(CrossProducts::of).reduce(CrossProducts::merge).orElseThrow();
  }
}
