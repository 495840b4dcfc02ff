package rapport.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FunnelTest {

  @Test
  void theStepsMultiplyToTheWholeWay() {
    var steps = new Funnel(List.of(900L, 700L, 700L, 31L, 8L)).steps();

    double product = 1;
    for (Funnel.Step step : steps) {
      product *= step.ofBefore().orElseThrow().value();

      assertThat(step.ofFirst().orElseThrow().value()).isCloseTo(product, within(1e-15));
    }
    assertThat(steps).hasSize(4);
  }

  @Test
  void nobodyAtTheStartMeansNoRates() {
    var step = new Funnel(List.of(0L, 0L)).steps().getFirst();

    assertThat(step.ofBefore()).isEmpty();
    assertThat(step.ofFirst()).isEmpty();
  }

  @Test
  void aFunnelOfOneStageOrNoneHasNoSteps() {
    assertThat(new Funnel(List.of(5L)).steps()).isEmpty();
    assertThat(new Funnel(List.of()).steps()).isEmpty();
  }

  @Test
  void aStageLargerThanTheOneBeforeIsRefused() {
    assertThatThrownBy(() -> new Funnel(List.of(5L, 6L)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Funnel(List.of(5L, -1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
