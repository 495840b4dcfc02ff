package rapport.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WesternElectricRuleTest {

  @ParameterizedTest
  @EnumSource
  void bothSidesFollowTheSameRule(WesternElectricRule rule) {
    var values = new Random(7).doubles(2000, -4, 4).boxed().toList();

    var signals = rule.signals(values);

    assertThat(signals).isNotEmpty();
    assertThat(rule.signals(values.stream().map(value -> -value).toList())).isEqualTo(signals);
  }

  @Test
  void aValueOnTheLineIsNotBeyondIt() {
    assertThat(WesternElectricRule.ONE_BEYOND_THREE.signals(List.of(3.0, -3.0))).isEmpty();
    assertThat(WesternElectricRule.TWO_OF_THREE_BEYOND_TWO.signals(List.of(2.0, 2.0, 2.0)))
        .isEmpty();
    assertThat(WesternElectricRule.EIGHT_ON_ONE_SIDE.signals(Collections.nCopies(9, 0.0)))
        .isEmpty();
  }

  @Test
  void oppositeSidesDoNotAddUp() {
    assertThat(WesternElectricRule.TWO_OF_THREE_BEYOND_TWO.signals(List.of(2.5, -2.5, 0.0, 2.5)))
        .isEmpty();
  }

  @Test
  void theFirstValuesMayBeEnoughBeforeTheirWindowIsFull() {
    assertThat(WesternElectricRule.TWO_OF_THREE_BEYOND_TWO.signals(List.of(2.5, 2.5)))
        .containsExactly(1);
    assertThat(WesternElectricRule.FOUR_OF_FIVE_BEYOND_ONE.signals(Collections.nCopies(4, 1.5)))
        .containsExactly(3);
  }

  /// Champ and Woodall (1987) computed 91.75 periods from a Markov chain.
  @Test
  void allRulesTogetherRaiseAFalseAlarmEvery92Periods() {
    var random = new Random(20_261_101);
    int runs = 2000;
    double total = 0;

    for (int run = 0; run < runs; run++) {
      var values = Stream.generate(random::nextGaussian).limit(1200).toList();
      total +=
          1
              + Stream.of(WesternElectricRule.values())
                  .flatMap(rule -> rule.signals(values).stream().limit(1))
                  .mapToInt(Integer::intValue)
                  .min()
                  .orElseThrow();
    }

    assertThat(total / runs).isCloseTo(91.75, within(4 * 91.75 / Math.sqrt(runs)));
  }

  @Test
  void withoutValuesThereIsNoSignalAndNaNIsRefused() {
    assertThat(WesternElectricRule.ONE_BEYOND_THREE.signals(List.of())).isEmpty();
    assertThatThrownBy(() -> WesternElectricRule.ONE_BEYOND_THREE.signals(List.of(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
