package rapport.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.expectation.SatisfactionRatio.Zone;
import rapport.statistics.CrossProducts;

class SatisfactionRatioTest {

  @ParameterizedTest
  @CsvSource({
    "8, 7,                                     LOYAL",
    "7, 7,                                     SATISFIED",
    "0, 1,                                     COMPLAINT",
    "3000000001, 3000000000,                   LOYAL",
    "2999999999, 3000000000,                   COMPLAINT"
  })
  void theZoneTellsWhetherExpectationsWereMet(long perceived, long expected, Zone zone) {
    var ratio = SatisfactionRatio.of(CrossProducts.of(List.of(perceived, expected)));

    assertThat(ratio.zone()).isEqualTo(zone);
  }

  /// The sums meet, though no pair does.
  @Test
  void theZoneIsThatOfTheSums() {
    var ratio = SatisfactionRatio.of(fold(List.of(List.of(4L, 5L), List.of(3L, 2L))));

    assertThat(ratio.zone()).isEqualTo(Zone.SATISFIED);
    assertThat(ratio.value()).isEqualTo(1);
    assertThat(ratio.gap().mean()).isEqualTo(0);
    assertThat(ratio.gap().variance()).contains(2.0);
  }

  @Test
  void theIntervalEndsAtZero() {
    var ratio = SatisfactionRatio.of(fold(List.of(List.of(0L, 5L), List.of(1L, 5L))));

    assertThat(ratio.interval(0.99).orElseThrow().low()).isEqualTo(0);
  }

  @Test
  void expectingNothingAndNegativeScoresAreRefused() {
    assertThatThrownBy(() -> SatisfactionRatio.of(fold(List.of(List.of(3L, 0L), List.of(4L, 0L)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 0, got 0");
    assertThatThrownBy(() -> SatisfactionRatio.of(CrossProducts.of(List.of(-1L, 2L))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 or more, got [-1, 2]");
  }

  private static CrossProducts fold(List<List<Long>> pairs) {
    return pairs.stream().map(CrossProducts::of).reduce(CrossProducts::merge).orElseThrow();
  }
}
