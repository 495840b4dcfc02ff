package rapport.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.statistics.Proportion;

class LifetimeValueTest {

  /// The oracle sums a thousand periods.
  @ParameterizedTest
  @CsvSource({"0, 0.1", "0.5, 0", "0.86, 0.1", "0.9, 0.02", "1, 0.05"})
  void closedFormsAreTheSumOfThePeriods(double retention, double discount) {
    double sum = 0;
    double factor = 1;
    for (int period = 0; period < 1000; period++) {
      sum += 50 * factor;
      factor *= retention / (1 + discount);
    }
    var margins = Collections.nCopies(1000, 50.0);

    assertThat(LifetimeValue.fromFirstPayment(50, retention, discount))
        .isCloseTo(sum, within(1e-9));
    assertThat(LifetimeValue.afterFirstRetention(50, retention, discount))
        .isCloseTo(sum - 50, within(1e-9));
    assertThat(LifetimeValue.ofMargins(margins, retention, discount).orElseThrow())
        .isCloseTo(sum, within(1e-9));
  }

  /// 2.5 years of 120 are 300; a loss of 10 a year for 2 years is one of 20.
  @Test
  void theSimpleFormIsRevenueOverTheYearsLessTheCost() {
    assertThat(LifetimeValue.simple(120, 2.5, 40)).isEqualTo(260);
    assertThat(LifetimeValue.simple(-10, 2, 0)).isEqualTo(-20);
    assertThat(LifetimeValue.simple(120, 0, 40)).isEqualTo(-40);
  }

  @Test
  void aCustomerStaysAsManyYearsAsTheChurnGoesIntoOne() {
    assertThat(LifetimeValue.expectedYears(new Proportion(25, 100))).contains(4.0);
    assertThat(LifetimeValue.expectedYears(new Proportion(7, 7))).contains(1.0);
    assertThat(LifetimeValue.expectedYears(new Proportion(0, 7))).isEmpty();
  }

  @Test
  void withoutMarginsThereIsNoValue() {
    assertThat(LifetimeValue.ofMargins(List.of(), 0.9, 0.1)).isEmpty();
  }

  @Test
  void termsThatCanNotBeAreRefused() {
    assertRefused(() -> LifetimeValue.simple(Double.NaN, 1, 1));
    assertRefused(() -> LifetimeValue.simple(100, -1, 1));
    assertRefused(() -> LifetimeValue.simple(100, 1, -1));
    assertRefused(() -> LifetimeValue.simple(Double.MAX_VALUE, 10, 1));
    assertRefused(() -> LifetimeValue.fromFirstPayment(50, 1, 0));
    assertRefused(() -> LifetimeValue.fromFirstPayment(50, 1.1, 0.1));
    assertRefused(() -> LifetimeValue.afterFirstRetention(50, 0.9, -0.1));
    assertRefused(() -> LifetimeValue.afterFirstRetention(Double.NaN, 0.9, 0.1));
    assertRefused(() -> LifetimeValue.ofMargins(List.of(1.0, Double.NaN), 0.9, 0.1));
    assertRefused(() -> LifetimeValue.ofMargins(List.of(1.0), -0.1, 0.1));
    assertRefused(() -> LifetimeValue.ofMargins(List.of(1.0), 0.5, -0.1));
  }

  @Test
  void aRefusalNamesTheTermAndItsRange() {
    assertThatThrownBy(() -> LifetimeValue.fromFirstPayment(50, -0.1, 0.1))
        .hasMessage("retention must be 0 to 1, got -0.1");
    assertThatThrownBy(() -> LifetimeValue.fromFirstPayment(50, 0.5, -0.1))
        .hasMessage("discount must be 0 or more, got -0.1");
    assertThatThrownBy(() -> LifetimeValue.afterFirstRetention(50, 0.5, -0.1))
        .hasMessage("discount must be 0 or more, got -0.1");
    assertThatThrownBy(() -> LifetimeValue.afterFirstRetention(50, 1, 0))
        .hasMessage("discount must be above 0 where retention is 1, got 0.0");
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }
}
