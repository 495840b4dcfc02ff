package rapport.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FitTest {

  /// A step of one percent to either side of each parameter, and of two together: along the ridges
  /// of r with α and a with b the likelihood falls least.
  private static final double[] STEPS = {0.99, 1, 1.01};

  @ParameterizedTest
  @CsvSource({"1, 0.24, 4.4, 0.8, 2.4", "2, 2, 10, 1, 4", "3, 0.5, 30, 0.5, 5"})
  void purchasesAreMostLikelyUnderTheFitAndItIsNearTheTruth(
      long seed, double r, double alpha, double a, double b) {
    var truth = new BgNbd(r, alpha, a, b);
    var customers = histories(truth, seed, 4000);

    var fit = BgNbdFit.of(customers).orElseThrow();

    assertThat(fit.customers()).isEqualTo(4000);
    assertThat(fit.logLikelihood()).isEqualTo(fit.model().logLikelihood(customers));
    assertThat(fit.logLikelihood()).isGreaterThan(truth.logLikelihood(customers));
    assertThat(fit.logLikelihood() - truth.logLikelihood(customers))
        .as("half a χ² of 4 degrees of freedom, seed %d", seed)
        .isLessThan(10);
    for (double one : STEPS) {
      for (double other : STEPS) {
        requireNoBetter(fit, customers, one, other, 1, 1);
        requireNoBetter(fit, customers, 1, 1, one, other);
        requireNoBetter(fit, customers, one, 1, other, 1);
        requireNoBetter(fit, customers, 1, one, 1, other);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void theFitIsTheSameInDaysAndInWeeksAndInAnyOrder(long seed) {
    var weeks =
        new ArrayList<>(
            SimulatedCustomer.draw(new BgNbd(1, 8, 0.8, 3), 60, new Random(seed))
                .limit(1000)
                .map(SimulatedCustomer::history)
                .toList());
    var days =
        weeks.stream()
            .map(one -> new PurchaseHistory(one.repeats(), 7 * one.recency(), 7 * one.age()))
            .toList();

    var fit = BgNbdFit.of(Tally.of(weeks)).orElseThrow();
    var ofDays = BgNbdFit.of(Tally.of(days)).orElseThrow().model();
    Collections.shuffle(weeks, new Random(seed));

    assertThat(BgNbdFit.of(Tally.of(weeks))).contains(fit);
    assertThat(ofDays.r()).isCloseTo(fit.model().r(), within(1e-3));
    assertThat(ofDays.alpha() / 7).isCloseTo(fit.model().alpha(), within(1e-2));
    assertThat(ofDays.a()).isCloseTo(fit.model().a(), within(1e-3));
    assertThat(ofDays.b()).isCloseTo(fit.model().b(), within(1e-2));
  }

  @Test
  void customersWithoutRepeatsTimeOrDifferenceHaveNoFit() {
    assertThat(BgNbdFit.of(Tally.of(List.<PurchaseHistory>of()))).isEmpty();
    assertThat(BgNbdFit.of(Tally.of(List.of(new PurchaseHistory(0, 0, 0))))).isEmpty();
    assertThat(
            BgNbdFit.of(
                Tally.of(List.of(new PurchaseHistory(0, 0, 5), new PurchaseHistory(0, 0, 9)))))
        .isEmpty();
    var equal = Collections.nCopies(500, new PurchaseHistory(3, 4, 5));
    assertThat(BgNbdFit.of(Tally.of(equal))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 6, 3.7, 15", "2, 0.7, 2.5, 900", "3, 40, 8, 0.02"})
  void valuesAreMostLikelyUnderTheFitAndItIsNearTheTruth(long seed, double p, double q, double v) {
    var truth = new GammaGamma(p, q, v);
    var customers = spendings(truth, seed, 4000);

    var fit = GammaGammaFit.of(customers).orElseThrow();

    assertThat(fit.customers()).isEqualTo(4000);
    assertThat(fit.logLikelihood()).isEqualTo(fit.model().logLikelihood(customers));
    assertThat(fit.logLikelihood() - truth.logLikelihood(customers)).isBetween(0.0, 10.0);
    for (double one : STEPS) {
      for (double other : STEPS) {
        requireNoBetter(fit, customers, one, other, 1);
        requireNoBetter(fit, customers, one, 1, other);
        requireNoBetter(fit, customers, 1, one, other);
      }
    }
  }

  /// Customers with one purchase have the density of a beta prime distribution, scaled.
  @Test
  void theDensityOfAMeanValueIntegratesToOne() {
    var model = new GammaGamma(6.25, 3.74, 15.44);
    for (long purchases : new long[] {1, 3}) {
      double sum = 0;
      for (double value = 0.01; value < 4000; value += 0.02) {
        var one = Tally.of(List.of(new Spending(purchases, purchases * value)));
        sum += 0.02 * Math.exp(model.logLikelihood(one));
      }

      assertThat(sum).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void theExpectedValueGoesFromThatOfAllToTheCustomersOwn() {
    var model = new GammaGamma(6.25, 3.74, 15.44);

    double ofAll = model.expectedValue(new Spending(0, 0)).orElseThrow();
    double before = ofAll;
    for (long purchases = 1; purchases < 2000; purchases *= 2) {
      double now = model.expectedValue(new Spending(purchases, 80.0 * purchases)).orElseThrow();
      assertThat(now).isBetween(before, 80.0);
      before = now;
    }

    assertThat(ofAll).isCloseTo(6.25 * 15.44 / 2.74, within(1e-12));
    assertThat(before).isCloseTo(80, within(0.1));
    assertThat(new GammaGamma(1, 1, 5).expectedValue(new Spending(0, 0))).isEmpty();
  }

  @Test
  void whoHasPaidNothingTellsNothingOfValues() {
    var paying = spendings(new GammaGamma(6, 4, 15), 4, 500);
    var free = Tally.of(List.of(new Spending(0, 0), new Spending(3, 0)));

    var fit = GammaGammaFit.of(paying.merge(free));

    assertThat(fit).isEqualTo(GammaGammaFit.of(paying)).isPresent();
    assertThat(GammaGammaFit.of(free)).isEmpty();
    assertThat(GammaGammaFit.of(Tally.of(List.<Spending>of()))).isEmpty();
    assertThat(GammaGammaFit.of(Tally.of(Collections.nCopies(90, new Spending(3, 4))))).isEmpty();
  }

  @Test
  void sumsOfACustomersDaysGiveHistoryAndSpending() {
    var days =
        List.of(
            PurchaseSums.ofDay(120, new BigDecimal("7.50")),
            PurchaseSums.ofDay(100, new BigDecimal("2.25")),
            PurchaseSums.ofDay(107, BigDecimal.ZERO));

    var sums = days.stream().reduce(PurchaseSums::merge).orElseThrow();

    assertThat(sums).isEqualTo(new PurchaseSums(100, 120, 3, new BigDecimal("9.75")));
    assertThat(sums.historyUntil(135, 7)).isEqualTo(new PurchaseHistory(2, 20 / 7.0, 5));
    assertThat(sums.historyUntil(120, 1)).isEqualTo(new PurchaseHistory(2, 20, 20));
    assertThat(sums.spending()).isEqualTo(new Spending(3, 9.75));
    assertThat(days.reversed().stream().reduce(PurchaseSums::merge)).contains(sums);
  }

  @Test
  void sumsAndParametersThatCanNotBeAreRefused() {
    assertRefused(() -> new PurchaseSums(5, 4, 1, BigDecimal.ONE));
    assertRefused(() -> new PurchaseSums(5, 6, 1, BigDecimal.ONE));
    assertRefused(() -> new PurchaseSums(5, 6, 3, BigDecimal.ONE));
    assertRefused(() -> new PurchaseSums(5, 5, 0, BigDecimal.ONE));
    assertRefused(() -> PurchaseSums.ofDay(5, BigDecimal.ONE.negate()));
    assertRefused(() -> PurchaseSums.ofDay(5, BigDecimal.ONE).historyUntil(4, 7));
    assertRefused(() -> PurchaseSums.ofDay(5, BigDecimal.ONE).historyUntil(9, 0));
    assertRefused(() -> new Spending(-1, 0));
    assertRefused(() -> new Spending(0, 1));
    assertRefused(() -> new Spending(1, Double.POSITIVE_INFINITY));
    assertRefused(() -> new GammaGamma(0, 1, 1));
    assertRefused(() -> new GammaGamma(1, Double.NaN, 1));
  }

  private static void requireNoBetter(
      BgNbdFit fit, Tally<PurchaseHistory> customers, double... steps) {
    var best = fit.model();
    var beside =
        new BgNbd(
            best.r() * steps[0], best.alpha() * steps[1], best.a() * steps[2], best.b() * steps[3]);
    assertThat(beside.logLikelihood(customers)).isLessThanOrEqualTo(fit.logLikelihood());
  }

  private static void requireNoBetter(
      GammaGammaFit fit, Tally<Spending> customers, double... steps) {
    var best = fit.model();
    var beside = new GammaGamma(best.p() * steps[0], best.q() * steps[1], best.v() * steps[2]);
    assertThat(beside.logLikelihood(customers)).isLessThanOrEqualTo(fit.logLikelihood());
  }

  private static Tally<PurchaseHistory> histories(BgNbd model, long seed, int customers) {
    return Tally.of(
        SimulatedCustomer.draw(model, 80, new Random(seed))
            .limit(customers)
            .map(SimulatedCustomer::history)
            .toList());
  }

  private static Tally<Spending> spendings(GammaGamma model, long seed, int customers) {
    var random = new Random(seed);
    var spendings = new ArrayList<Spending>();
    for (int i = 0; i < customers; i++) {
      double scale = SimulatedCustomer.gamma(model.q(), random) / model.v();
      int purchases = 1 + random.nextInt(6);
      double total = SimulatedCustomer.gamma(model.p() * purchases, random) / scale;
      spendings.add(new Spending(purchases, total));
    }
    return Tally.of(spendings);
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }
}
