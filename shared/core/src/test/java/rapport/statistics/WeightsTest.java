package rapport.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WeightsTest {

  @Test
  void onlyTheProportionsOfWeightsMatter() {
    var figures = List.of(4.0, 1.0, -3.5);

    assertThat(weights("0.5", "0.3", "0.2").mean(figures))
        .isCloseTo(weights("50", "30", "20").mean(figures), within(1e-15));
    assertThat(Weights.equal(3).mean(figures)).isEqualTo(0.5);
    assertThat(weights("0", "7", "0").mean(figures)).isEqualTo(1);
  }

  @Test
  void weightsThatWeighNothingAreRefused() {
    assertRefused(() -> weights());
    assertRefused(() -> weights("0", "0.0"));
    assertRefused(() -> weights("1", "-0.1"));
    assertRefused(() -> Weights.equal(0));
  }

  @Test
  void figuresThatDoNotFitTheWeightsAreRefused() {
    assertRefused(() -> Weights.equal(2).mean(List.of(1.0)));
    assertRefused(() -> Weights.equal(2).mean(List.of(1.0, Double.NaN)));
    assertRefused(() -> Weights.equal(1).mean(List.of(Double.POSITIVE_INFINITY)));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }

  private static Weights weights(String... each) {
    return new Weights(Stream.of(each).map(BigDecimal::new).toList());
  }
}
