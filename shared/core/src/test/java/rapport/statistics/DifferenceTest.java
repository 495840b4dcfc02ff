package rapport.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What published cases leave open about the difference of two groups.
class DifferenceTest {

  private static final double CONFIDENCE = 0.95;
  private static final double Z = 1.959963984540054;

  @Test
  void changingTheGroupsTurnsEveryDifferenceOver() {
    for (Proportion one : shares(9)) {
      for (Proportion other : shares(7)) {
        var difference = new ProportionDifference(one, other);
        var turned = new ProportionDifference(other, one);

        assertThat(turned.value()).isEqualTo(-difference.value());
        requireTurned(turned.newcombe(CONFIDENCE), difference.newcombe(CONFIDENCE));
        assertThat(turned.pooledTest().map(test -> -test.statistic()))
            .isEqualTo(difference.pooledTest().map(TestResult::statistic));
        assertThat(turned.pooledTest().map(TestResult::p))
            .isEqualTo(difference.pooledTest().map(TestResult::p));
      }
    }
  }

  @Test
  void newcombesIntervalHoldsTheDifferenceAndStaysWithinWhatCanBe() {
    for (Proportion one : shares(12)) {
      for (Proportion other : shares(5)) {
        var difference = new ProportionDifference(one, other);

        var interval = difference.newcombe(CONFIDENCE);

        assertThat(difference.value()).isBetween(interval.low() - 1e-15, interval.high() + 1e-15);
        assertThat(interval.low()).isGreaterThanOrEqualTo(-1);
        assertThat(interval.high()).isLessThanOrEqualTo(1);
      }
    }
  }

  /// Adds the probabilities of all outcomes whose interval holds the truth. Newcombe found a mean
  /// coverage of 95.4 % for method 10.
  @Test
  void newcombesIntervalCoversAsOftenAsItSays() {
    var coverages = new ArrayList<Double>();

    for (double p = 0.05; p < 1; p += 0.1) {
      for (double q = 0.05; q < 1; q += 0.1) {
        coverages.add(coverage(p, 20, q, 15));
      }
    }

    assertThat(coverages.stream().mapToDouble(c -> c).average().orElseThrow())
        .isBetween(0.945, 0.965);
    assertThat(coverages).allMatch(coverage -> coverage > 0.9);
  }

  @Test
  void thePooledTestIsTheChiSquareOfTheFourfoldTable() {
    for (Proportion one : shares(8)) {
      for (Proportion other : shares(11)) {
        var test = new ProportionDifference(one, other).pooledTest();

        double chiSquare = chiSquare(one, other);

        assertThat(test.isEmpty()).isEqualTo(Double.isNaN(chiSquare));
        test.ifPresent(
            known ->
                assertThat(known.statistic() * known.statistic())
                    .isCloseTo(chiSquare, within(1e-12)));
      }
    }
  }

  @Test
  void theAdjustedDifferenceIsSignificantWhereItsIntervalLeavesOutNothing() {
    for (NetShare one : netShares(6)) {
      for (NetShare other : netShares(5)) {
        var difference = new NetShareDifference(one, other);
        var interval = difference.adjustedWald(CONFIDENCE);

        var test = difference.adjustedWaldTest();

        assertThat(test.p() < 0.05).isEqualTo(interval.low() > 0 || interval.high() < 0);
        assertThat(new NetShareDifference(other, one).adjustedWaldTest())
            .isEqualTo(new TestResult(-test.statistic() + 0.0, test.p()));
      }
    }
  }

  /// The oracle takes every answer as a number and divides the sum of squares by n.
  @Test
  void plainWaldIsTheVarianceOfTheAnswersAsNumbers() {
    var one = new NetShare(7, 4, 2);
    var other = new NetShare(3, 5, 9);
    double error = Math.sqrt(variance(one) / 13 + variance(other) / 17);

    var difference = new NetShareDifference(one, other);

    double expected = 5 / 13.0 + 6 / 17.0;
    assertThat(difference.value()).isCloseTo(expected, within(1e-15));
    assertThat(difference.wald(CONFIDENCE).low()).isCloseTo(expected - Z * error, within(1e-12));
    assertThat(difference.waldTest().orElseThrow().statistic())
        .isCloseTo(expected / error, within(1e-12));
  }

  /// With groups of one size and one variance, Welch's test is Student's.
  @Test
  void welchOfGroupsThatSpreadAlikeIsStudents() {
    var one = moments(List.of(1, 2, 3, 4, 5));
    var other = moments(List.of(11, 12, 13, 14, 15));

    var difference = new MeanDifference(one, other);

    assertThat(difference.freedom()).contains(8.0);
    assertThat(difference.welchTest().orElseThrow().statistic()).isCloseTo(-10, within(1e-12));
    double half = Confidence.studentReach(CONFIDENCE, 8); // the standard error is 1
    assertThat(difference.welch(CONFIDENCE).orElseThrow().low())
        .isCloseTo(-10 - half, within(1e-12));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void welchsFreedomLiesBetweenTheSmallerGroupAndBothTogether(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      var one = randomMoments(random);
      var other = randomMoments(random);

      var freedom = new MeanDifference(one, other).freedom();

      freedom.ifPresent(
          known ->
              assertThat(known)
                  .isBetween(
                      Math.min(one.count(), other.count()) - 1 - 1e-9,
                      one.count() + other.count() - 2 + 1e-9));
    }
  }

  @Test
  void meansThatDifferInTheLastDigitsAreToldApart() {
    var one = new Moments(3, new BigDecimal("3000000000000000003"), square("1000000000000000001"));
    var other =
        new Moments(3, new BigDecimal("3000000000000000000"), square("1000000000000000000"));

    var difference = new MeanDifference(one, other);

    assertThat(difference.value()).isEqualTo(1);
  }

  @Test
  void aSingleNumberIsNotComparedAndEqualNumbersOnlyWithoutATest() {
    var single = moments(List.of(4));
    var fours = moments(List.of(4, 4));
    var sixes = moments(List.of(6, 6, 6));

    assertThat(new MeanDifference(single, sixes).value()).isEqualTo(-2);
    assertThat(new MeanDifference(single, sixes).welch(CONFIDENCE)).isEmpty();
    assertThat(new MeanDifference(sixes, single).welchTest()).isEmpty();
    assertThat(new MeanDifference(sixes, fours).welch(CONFIDENCE)).contains(new Interval(2, 2));
    assertThat(new MeanDifference(sixes, fours).welchTest()).isEmpty();
    assertThat(new MeanDifference(sixes, fours).freedom()).isEmpty();
    assertThat(new MeanDifference(sixes, moments(List.of(1, 2))).freedom()).contains(1.0);
  }

  @Test
  void groupsMergeByTheirCounts() {
    assertThat(new NetShare(1, 2, 3).merge(new NetShare(4, 5, 6))).isEqualTo(new NetShare(5, 7, 9));
    assertThat(new Proportion(1, 2).merge(new Proportion(3, 4))).isEqualTo(new Proportion(4, 6));
    assertThat(new EventRate(1, 2).merge(new EventRate(3, 4))).isEqualTo(new EventRate(4, 6));
    var most = new EventRate(Long.MAX_VALUE, 1);
    assertThatThrownBy(() -> most.merge(most)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertRefused(() -> new TestResult(Double.NaN, 0.5));
    assertRefused(() -> new TestResult(1, 1.5));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }

  private static void requireTurned(Interval one, Interval other) {
    assertThat(one.low()).isCloseTo(-other.high(), within(1e-12));
    assertThat(one.high()).isCloseTo(-other.low(), within(1e-12));
  }

  private static List<Proportion> shares(long n) {
    var shares = new ArrayList<Proportion>();
    for (long k = 0; k <= n; k++) {
      shares.add(new Proportion(k, n));
    }
    return shares;
  }

  private static List<NetShare> netShares(long n) {
    var shares = new ArrayList<NetShare>();
    for (long p = 0; p <= n; p++) {
      for (long d = 0; p + d <= n; d++) {
        shares.add(new NetShare(p, n - p - d, d));
      }
    }
    return shares;
  }

  private static double coverage(double p, int n, double q, int m) {
    var ofOne = BinomialDistribution.of(n, p);
    var ofOther = BinomialDistribution.of(m, q);
    double covered = 0;
    for (int k = 0; k <= n; k++) {
      for (int j = 0; j <= m; j++) {
        var interval =
            new ProportionDifference(new Proportion(k, n), new Proportion(j, m))
                .newcombe(CONFIDENCE);
        boolean holds = interval.low() <= p - q && p - q <= interval.high();
        covered += holds ? ofOne.probability(k) * ofOther.probability(j) : 0;
      }
    }
    return covered;
  }

  /// Σ (observed − expected)² / expected, not a number where nothing is expected in a cell.
  private static double chiSquare(Proportion one, Proportion other) {
    double k = one.successes() + other.successes();
    double n = one.trials() + other.trials();
    double sum = 0;
    for (Proportion group : List.of(one, other)) {
      double expected = group.trials() * k / n;
      double failed = group.trials() - expected;
      double off = group.successes() - expected;
      sum += off * off / expected + off * off / failed;
    }
    return sum;
  }

  private static double variance(NetShare share) {
    double n = share.answers();
    double mean = (share.favourable() - share.adverse()) / n;
    return (share.favourable() * Math.pow(1 - mean, 2)
            + share.neutral() * Math.pow(mean, 2)
            + share.adverse() * Math.pow(-1 - mean, 2))
        / n;
  }

  private static Moments moments(List<Integer> numbers) {
    return numbers.stream()
        .map(BigDecimal::valueOf)
        .map(Moments::of)
        .reduce(Moments::merge)
        .orElseThrow();
  }

  private static Moments randomMoments(Random random) {
    return moments(random.ints(2 + random.nextInt(9), 0, 50).boxed().toList());
  }

  /// The sum of squares of three equal numbers.
  private static BigDecimal square(String number) {
    return new BigDecimal(number).pow(2).multiply(BigDecimal.valueOf(3));
  }
}
