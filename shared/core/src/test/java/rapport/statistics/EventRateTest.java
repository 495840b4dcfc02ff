package rapport.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What published cases leave open about rates of events and their difference.
class EventRateTest {

  private static final double CONFIDENCE = 0.95;
  private static final double Z = 1.959963984540054;

  /// At the ends of the interval the outcome is as unlikely as the confidence leaves.
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 7, 40, 150})
  void garwoodsEndsLeaveTheTailsOfThePoissonDistribution(long events) {
    var interval = new EventRate(events, 1).garwood(CONFIDENCE);

    assertThat(poissonAtMost(events, interval.high())).isCloseTo(0.025, within(1e-9));
    if (events == 0) {
      assertThat(interval.low()).isZero();
    } else {
      assertThat(1 - poissonAtMost(events - 1, interval.low())).isCloseTo(0.025, within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000_000, 4_000_000_000L})
  void garwoodOfManyEventsIsTheNormalInterval(long events) {
    var interval = new EventRate(events, 1).garwood(CONFIDENCE);

    double reach = Z * Math.sqrt(events);
    assertThat(interval.low()).isCloseTo(events - reach, within(0.01 * reach));
    assertThat(interval.high()).isCloseTo(events + reach, within(0.01 * reach));
  }

  @Test
  void theDifferenceOfRatesOfEventsHoldsItsValueAndTurnsOver() {
    for (long events = 0; events <= 12; events++) {
      var one = new EventRate(events, 5);
      var other = new EventRate(4, 7);
      var difference = new EventRateDifference(one, other);
      var turned = new EventRateDifference(other, one);

      var interval = difference.fromGarwood(CONFIDENCE);

      assertThat(difference.value()).isBetween(interval.low(), interval.high());
      requireTurned(turned.fromGarwood(CONFIDENCE), interval);
      assertThat(turned.conditionalP()).isCloseTo(difference.conditionalP(), within(1e-12));
    }
  }

  /// The oracle adds binomial probabilities one by one.
  @ParameterizedTest
  @CsvSource({"0, 0, 1, 1", "0, 5, 3, 1", "4, 4, 1, 1", "9, 2, 100, 120", "30, 12, 7, 9"})
  void theConditionalTestIsTheBinomialTest(long one, long other, long exposure, long otherwise) {
    var share =
        BinomialDistribution.of((int) (one + other), (double) exposure / (exposure + otherwise));
    double atMost = 0;
    double atLeast = 0;
    for (int i = 0; i <= one + other; i++) {
      atMost += i <= one ? share.probability(i) : 0;
      atLeast += i >= one ? share.probability(i) : 0;
    }

    var difference =
        new EventRateDifference(new EventRate(one, exposure), new EventRate(other, otherwise));

    assertThat(difference.conditionalP())
        .isCloseTo(Math.min(1, 2 * Math.min(atMost, atLeast)), within(1e-12));
  }

  @Test
  void withoutExposureThereIsNoRate() {
    assertThat(EventRate.of(3, 0)).isEmpty();
    assertThat(EventRate.of(0, 3)).contains(new EventRate(0, 3));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertRefused(() -> new EventRate(-1, 1));
    assertRefused(() -> new EventRate(1, 0));
    assertRefused(() -> new EventRate(1, 1).garwood(0));
    assertRefused(() -> EventRate.of(-1, 0));
    assertRefused(() -> EventRate.of(1, -1));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }

  private static void requireTurned(Interval one, Interval other) {
    assertThat(one.low()).isCloseTo(-other.high(), within(1e-12));
    assertThat(one.high()).isCloseTo(-other.low(), within(1e-12));
  }

  private static double poissonAtMost(long events, double rate) {
    double term = Math.exp(-rate);
    double sum = term;
    for (long i = 1; i <= events; i++) {
      term *= rate / i;
      sum += term;
    }
    return sum;
  }
}
