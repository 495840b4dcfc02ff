package rapport.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurringRevenueTest {

  /// The oracle is the canonical form over customers: Σ end / Σ start and Σ min(start, end) / Σ
  /// start of those who paid at the start, in cents.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void movementsGiveTheRetentionOfTheStartingCustomers(long seed) {
    var random = new Random(seed);
    var revenue = RecurringRevenue.NONE;
    long starts = 0;
    long ends = 0;
    long least = 0;
    for (int i = 0; i < 300; i++) {
      long start = random.nextInt(4) * 1999L;
      long end = random.nextInt(4) * 1999L;
      revenue = revenue.merge(RecurringRevenue.ofCustomer(cents(start), cents(end)));
      if (start > 0) {
        starts += start;
        ends += end;
        least += Math.min(start, end);
      }
    }

    double net = revenue.netRetention().orElseThrow();
    double gross = revenue.grossRetention().orElseThrow();

    assertThat(net).isCloseTo((double) ends / starts, within(1e-15));
    assertThat(gross).isCloseTo((double) least / starts, within(1e-15));
    assertThat(revenue.grossChurn().orElseThrow()).isCloseTo(1 - gross, within(1e-15));
    assertThat(gross).isLessThanOrEqualTo(Math.min(1, net));
  }

  @Test
  void whoStartsToPayInThePeriodIsLeftOut() {
    assertThat(RecurringRevenue.ofCustomer(BigDecimal.ZERO, cents(500)))
        .isEqualTo(RecurringRevenue.NONE);
  }

  @Test
  void withoutRevenueAtTheStartNothingIsRetained() {
    assertThat(RecurringRevenue.NONE.netRetention()).isEmpty();
    assertThat(RecurringRevenue.NONE.grossRetention()).isEmpty();
    assertThat(RecurringRevenue.NONE.grossChurn()).isEmpty();
  }

  @Test
  void whenEverybodyStopsPayingNothingIsLeft() {
    var revenue = RecurringRevenue.ofCustomer(cents(300), BigDecimal.ZERO);

    assertThat(revenue.churned()).isEqualByComparingTo(cents(300));
    assertThat(revenue.netRetention()).contains(0.0);
    assertThat(revenue.grossRetention()).contains(0.0);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, 0, 0", "9, -1, 0, 0", "9, 0, -1, 0", "9, 0, 0, -1", "9, 0, 5, 5"})
  void amountsThatCanNotBeAreRefused(long start, long expansion, long contraction, long churned) {
    assertThatThrownBy(
            () ->
                new RecurringRevenue(
                    cents(start), cents(expansion), cents(contraction), cents(churned)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, -1", "5, -1"})
  void aCustomerPaysNoNegativeAmount(long start, long end) {
    assertThatThrownBy(() -> RecurringRevenue.ofCustomer(cents(start), cents(end)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static BigDecimal cents(long number) {
    return BigDecimal.valueOf(number, 2);
  }
}
