package rapport.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.statistics.Proportion;

class TurnoverTest {

  /// The oracle counts customers one by one.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void customersInAnyOrderAddUpToThePeriod(long seed) {
    var random = new Random(seed);
    var each = new ArrayList<Turnover>();
    long start = 0;
    long kept = 0;
    long end = 0;
    for (int i = 0; i < 200; i++) {
      boolean atStart = random.nextBoolean();
      boolean atEnd = random.nextBoolean();
      start += atStart ? 1 : 0;
      kept += atStart && atEnd ? 1 : 0;
      end += atEnd ? 1 : 0;
      each.add(Turnover.ofCustomer(atStart, atEnd));
    }
    Collections.shuffle(each, random);

    var turnover = each.stream().reduce(Turnover.NONE, Turnover::merge);

    assertThat(turnover.end()).isEqualTo(end);
    assertThat(turnover.retention()).contains(new Proportion(kept, start));
    assertThat(turnover).isEqualTo(Turnover.between(start, end, end - kept));
  }

  @Test
  void keptAndLostCustomersMakeUpThoseOfTheStart() {
    for (long start = 1; start <= 12; start++) {
      for (long lost = 0; lost <= start; lost++) {
        var turnover = new Turnover(start, lost, 5);

        var kept = turnover.retention().orElseThrow();
        var gone = turnover.churn().orElseThrow();

        assertThat(kept.successes() + gone.successes()).isEqualTo(start);
        assertThat(kept.trials()).isEqualTo(gone.trials()).isEqualTo(start);
      }
    }
  }

  @Test
  void aPeriodWithoutCustomersHasNoRate() {
    assertThat(Turnover.NONE.retention()).isEmpty();
    assertThat(Turnover.NONE.churn()).isEmpty();
    assertThat(Turnover.NONE.churnOfAll()).isEmpty();
    assertThat(Turnover.NONE.churnOfAverage()).isEmpty();
  }

  @Test
  void customersWhoOnlyJoinedCanNotHaveLeft() {
    var turnover = new Turnover(0, 0, 7);

    assertThat(turnover.retention()).isEmpty();
    assertThat(turnover.churnOfAll()).contains(new Proportion(0, 7));
    assertThat(turnover.churnOfAverage()).contains(0.0);
  }

  @Test
  void whenAllLeaveTheChurnOfTheAverageIsTwo() {
    assertThat(new Turnover(10, 10, 0).churnOfAverage()).contains(2.0);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, 0", "5, 6, 0", "5, -1, 0", "5, 1, -1"})
  void countsThatCanNotBeAreRefused(long start, long lost, long gained) {
    assertThatThrownBy(() -> new Turnover(start, lost, gained))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got start " + start);
  }

  @ParameterizedTest
  @CsvSource({"50, 5, 10", "50, 70, 10", "-3, 0, 0"})
  void balancesThatDoNotFitTogetherAreRefused(long start, long end, long gained) {
    assertThatThrownBy(() -> Turnover.between(start, end, gained))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void overflowFailsInsteadOfWrapping() {
    var most = new Turnover(Long.MAX_VALUE, 0, 0);

    assertThatThrownBy(() -> most.merge(most)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Turnover.between(Long.MAX_VALUE, 0, 1))
        .isInstanceOf(ArithmeticException.class);
  }
}
