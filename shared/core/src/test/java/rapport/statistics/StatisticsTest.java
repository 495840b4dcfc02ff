package rapport.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What published cases leave open: laws, edges and wrong input.
class StatisticsTest {

  private static final double[] CONFIDENCES = {0.5, 0.8, 0.95, 0.99, 0.9999};

  @Test
  void everyIntervalOfAShareHoldsItAndGrowsWithConfidence() {
    for (long n = 1; n <= 40; n++) {
      for (long k = 0; k <= n; k++) {
        var share = new Proportion(k, n);
        for (int i = 1; i < CONFIDENCES.length; i++) {
          requireWithin(share.wilson(CONFIDENCES[i - 1]), share.wilson(CONFIDENCES[i]), 0);
          requireWithin(
              share.clopperPearson(CONFIDENCES[i - 1]), share.clopperPearson(CONFIDENCES[i]), 0);
          assertThat(share.value())
              .isBetween(share.wilson(CONFIDENCES[i]).low(), share.wilson(CONFIDENCES[i]).high());
        }
      }
    }
  }

  @Test
  void changingTheSidesOfANetShareTurnsItsIntervalsOver() {
    for (long p = 0; p <= 12; p++) {
      for (long d = 0; p + d <= 12; d++) {
        long neutral = 13 - p - d;
        var share = new NetShare(p, neutral, d);
        var turned = new NetShare(d, neutral, p);

        requireTurned(share.score(0.95), turned.score(0.95));
        requireTurned(share.adjustedWald(0.95), turned.adjustedWald(0.95));
        assertThat(share.value())
            .isBetween(share.score(0.95).low() - 1e-12, share.score(0.95).high() + 1e-12);
      }
    }
  }

  /// Without an answer on either side the score limits have the closed form ±z²/(n + z²).
  @ParameterizedTest
  @ValueSource(longs = {1, 5, 19, 1_000_000})
  void theScoreIntervalOfNeutralAnswersHasItsClosedForm(long n) {
    double z = 1.959963984540054;

    var interval = new NetShare(0, n, 0).score(0.95);

    assertThat(interval.high()).isCloseTo(z * z / (n + z * z), within(1e-12));
    assertThat(interval.low()).isCloseTo(-z * z / (n + z * z), within(1e-12));
  }

  /// The oracle adds the binomial probabilities of falling between two ranks.
  @Test
  void orderStatisticsCoverTheQuantileAndNoNarrowerOnesWould() {
    for (int n = 1; n <= 60; n++) {
      for (double q : new double[] {0.5, 0.75, 0.9}) {
        var low = OrderStatistics.lowRank(q, n, 0.95);
        var high = OrderStatistics.highRank(q, n, 0.95);

        if (low.isPresent()) {
          assertThat(below(low.getAsInt(), n, q)).isLessThanOrEqualTo(0.025 + 1e-12);
          assertThat(below(low.getAsInt() + 1, n, q)).isGreaterThan(0.025 - 1e-12);
        } else {
          assertThat(below(0, n, q)).isGreaterThan(0.025);
        }
        if (high.isPresent()) {
          assertThat(below(high.getAsInt(), n, q)).isGreaterThanOrEqualTo(0.975 - 1e-12);
          assertThat(below(high.getAsInt() - 1, n, q)).isLessThan(0.975 + 1e-12);
        } else {
          assertThat(below(n - 1, n, q)).isLessThan(0.975);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0,   10,                  0",
    "50,  10,                  4",
    "50,  11,                  5",
    "95,  21,                  19",
    "99,  101,                 99",
    "100, 10,                  9",
    "99,  9223372036854775807, 9131138316486228047",
  })
  void theLowerRankIsExactForEveryCount(int percent, long count, long rank) {
    assertThat(OrderStatistics.lowerRank(percent, count)).isEqualTo(rank);
  }

  /// The samples differ in the ninth digit: a sum of squares in doubles would lose the variance.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void momentsLoseNoDigit(long seed) {
    var random = new Random(seed);
    var offset = new BigDecimal("1000000000.5");
    var samples =
        IntStream.range(0, 1000).mapToObj(_ -> BigDecimal.valueOf(random.nextInt(7))).toList();

    var plain = samples.stream().map(Moments::of).reduce(Moments::merge).orElseThrow();
    var moved =
        samples.stream().map(offset::add).map(Moments::of).reduce(Moments::merge).orElseThrow();

    assertThat(moved.variance()).isEqualTo(plain.variance());
    assertThat(moved.mean() - 1_000_000_000.5).isCloseTo(plain.mean(), within(1e-6));
  }

  /// The oracle maps each number.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void mappedMomentsAreThoseOfMappedNumbers(long seed) {
    var factor = new BigDecimal("-2.5");
    var offset = new BigDecimal("7.25");
    var samples = new Random(seed).ints(9, -20, 20).mapToObj(BigDecimal::valueOf).toList();

    var moments = samples.stream().map(Moments::of).reduce(Moments::merge).orElseThrow();

    var oracle =
        samples.stream()
            .map(number -> Moments.of(number.multiply(factor).add(offset)))
            .reduce(Moments::merge)
            .orElseThrow();
    assertThat(moments.mapped(factor, offset))
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(oracle);
  }

  @Test
  void aSingleNumberHasNoIntervalAndEqualNumbersOneOfNoWidth() {
    assertThat(Moments.ofWholeNumbers(1, 7, 49).meanInterval(0.95)).isEmpty();
    assertThat(Moments.ofWholeNumbers(3, 21, 147).meanInterval(0.95)).contains(new Interval(7, 7));
  }

  @Test
  void sumsOfSquaresBeyondALongStayExact() {
    var year = BigInteger.valueOf(31_536_000_000L);
    var moments = Moments.ofWholeNumbers(2, year.shiftLeft(1), year.multiply(year).shiftLeft(1));

    assertThat(moments.mean()).isEqualTo(31_536_000_000.0);
    assertThat(moments.variance()).contains(0.0);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertRefused(() -> new Proportion(1, 0));
    assertRefused(() -> new Proportion(6, 5));
    assertRefused(() -> new Proportion(-1, 5));
    assertRefused(() -> new NetShare(-1, 3, 2));
    assertRefused(() -> new NetShare(0, 0, 0));
    assertRefused(() -> Moments.ofWholeNumbers(0, 0, 0));
    assertRefused(() -> Moments.ofWholeNumbers(2, 10, 3));
    assertRefused(() -> new Interval(1, 0));
    assertRefused(() -> new Interval(Double.NaN, 0));
    assertRefused(() -> new Proportion(1, 2).wilson(1));
    assertRefused(() -> OrderStatistics.lowerRank(101, 5));
    assertRefused(() -> OrderStatistics.lowerRank(50, 0));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }

  private static void requireWithin(Interval inner, Interval outer, double slack) {
    assertThat(outer.low()).isLessThanOrEqualTo(inner.low() + slack);
    assertThat(outer.high()).isGreaterThanOrEqualTo(inner.high() - slack);
  }

  private static void requireTurned(Interval one, Interval other) {
    assertThat(one.low()).isCloseTo(-other.high(), within(1e-12));
    assertThat(one.high()).isCloseTo(-other.low(), within(1e-12));
  }

  /// The probability that at most `rank` of n samples lie below the quantile.
  private static double below(int rank, int n, double q) {
    double sum = 0;
    double term = Math.pow(1 - q, n);
    for (int i = 0; i <= rank; i++) {
      sum += term;
      term *= (double) (n - i) / (i + 1) * q / (1 - q);
    }
    return sum;
  }
}
