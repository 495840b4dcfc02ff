package rapport.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BgNbdTest {

  /// As published for the CDNOW sample, in weeks.
  private static final BgNbd CDNOW = new BgNbd(0.243, 4.414, 0.793, 2.426);

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 5, 39})
  void theNumberOfPurchasesIsADistributionWithTheExpectedMean(double time) {
    double total = 0;
    double mean = 0;
    for (long purchases = 0; purchases < 3000; purchases++) {
      double probability = CDNOW.probability(purchases, time);
      total += probability;
      mean += purchases * probability;
    }

    assertThat(total).isCloseTo(1, within(1e-12));
    assertThat(mean).isCloseTo(CDNOW.expectedPurchases(time), within(1e-11));
  }

  @Test
  void atTheStartNobodyHasBoughtAgain() {
    assertThat(CDNOW.probability(0, 0)).isEqualTo(1);
    assertThat(CDNOW.probability(3, 0)).isZero();
    assertThat(CDNOW.expectedPurchases(0)).isZero();
    assertThat(CDNOW.expectedPurchases(new PurchaseHistory(2, 30, 39), 0)).isZero();
  }

  /// The oracle is equation 9 with the series of Gauss's function.
  @ParameterizedTest
  @CsvSource({"0.793, 0.1429", "0.793, 39", "0.793, 1000", "2.5, 78", "0.05, 10"})
  void expectedPurchasesAreThoseOfThePaper(double a, double time) {
    var model = new BgNbd(0.243, 4.414, a, 2.426);

    double ratio = time / (4.414 + time);
    double gauss = gauss(0.243, 2.426, a + 2.426 - 1, ratio);
    double oracle = (a + 2.426 - 1) / (a - 1) * (1 - Math.pow(1 - ratio, 0.243) * gauss);

    assertThat(model.expectedPurchases(time)).isCloseTo(oracle, within(1e-11 * oracle + 1e-14));
  }

  /// The form of the paper divides by a − 1.
  @Test
  void expectedPurchasesPassThroughAOfOneWithoutAJump() {
    var history = new PurchaseHistory(3, 20, 30);

    double below = new BgNbd(0.5, 5, 1 - 1e-7, 2).expectedPurchases(history, 50);
    double at = new BgNbd(0.5, 5, 1, 2).expectedPurchases(history, 50);
    double above = new BgNbd(0.5, 5, 1 + 1e-7, 2).expectedPurchases(history, 50);

    assertThat(at).isCloseTo((below + above) / 2, within(1e-12));
    assertThat(below).isGreaterThan(at);
    assertThat(at).isGreaterThan(above);
  }

  @Test
  void aHistoryOfNothingExpectsWhatANewCustomerDoes() {
    assertThat(CDNOW.expectedPurchases(new PurchaseHistory(0, 0, 0), 39))
        .isEqualTo(CDNOW.expectedPurchases(39));
  }

  @Test
  void silenceIsTheLikelihoodOfNoPurchase() {
    var silent = Tally.of(List.of(new PurchaseHistory(0, 0, 17)));

    double likelihood = Math.exp(CDNOW.logLikelihood(silent));

    assertThat(likelihood).isCloseTo(CDNOW.probability(0, 17), within(1e-15));
  }

  /// Over all times of the first purchase, the density of just one adds up to its probability.
  @Test
  void theDensityOfOnePurchaseIntegratesToItsProbability() {
    int steps = 20_000;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      var history = new PurchaseHistory(1, (i + 0.5) * 30 / steps, 30);
      sum += Math.exp(CDNOW.logLikelihood(Tally.of(List.of(history)))) * 30 / steps;
    }

    assertThat(sum).isCloseTo(CDNOW.probability(1, 30), within(1e-8));
  }

  /// The oracle is the life of customers drawn from the model's story.
  @ParameterizedTest
  @CsvSource({"1, 0.8, 6, 0.9, 2.5", "2, 2, 10, 1, 4", "3, 0.3, 3, 2, 3"})
  void onAverageCustomersLiveAndBuyAsPredicted(
      long seed, double r, double alpha, double a, double b) {
    var model = new BgNbd(r, alpha, a, b);
    int n = 20_000;
    var customers = SimulatedCustomer.draw(model, 80, new Random(seed)).limit(n).toList();

    var alive =
        errors(customers, one -> model.probabilityAlive(one.history()) - (one.isAlive() ? 1 : 0));
    var bought =
        errors(
            customers,
            one -> model.expectedPurchases(one.history(), 80 - one.age()) - one.purchasesAfter());

    assertThat(Math.abs(alive.mean())).as("seed %d", seed).isLessThan(4 * alive.error());
    assertThat(Math.abs(bought.mean())).as("seed %d", seed).isLessThan(4 * bought.error());
  }

  @Test
  void theLongerTheSilenceTheLessLikelyIsLife() {
    double before = 1;
    for (int age = 10; age < 200; age += 10) {
      double alive = CDNOW.probabilityAlive(new PurchaseHistory(4, 9, age));
      assertThat(alive).isBetween(0.0, before);
      before = alive;
    }
    assertThat(CDNOW.probabilityAlive(new PurchaseHistory(5000, 1, 1e6))).isZero();
  }

  @Test
  void extremeHistoriesStayFinite() {
    var busy = new PurchaseHistory(20_000, 500, 1000);

    assertThat(CDNOW.logLikelihood(Tally.of(List.of(busy)))).isFinite();
    assertThat(CDNOW.expectedPurchases(busy, 500)).isFinite();
    assertThat(new BgNbd(20_000, 10, 1e-9, 1e6).expectedPurchases(90))
        .isCloseTo(180_000, within(1.0));
    assertThat(CDNOW.probability(100_000, 1)).isZero();
  }

  /// Seven days in a week: the unit changes α, and the likelihood by its Jacobian.
  @Test
  void theUnitOfTimeChangesNothingButTheScale() {
    var weeks = new PurchaseHistory(3, 20, 30);
    var days = new PurchaseHistory(3, 140, 210);
    var inDays = new BgNbd(0.243, 7 * 4.414, 0.793, 2.426);

    assertThat(inDays.probabilityAlive(days))
        .isCloseTo(CDNOW.probabilityAlive(weeks), within(1e-14));
    assertThat(inDays.expectedPurchases(days, 70))
        .isCloseTo(CDNOW.expectedPurchases(weeks, 10), within(1e-13));
    assertThat(inDays.logLikelihood(Tally.of(List.of(days))))
        .isCloseTo(CDNOW.logLikelihood(Tally.of(List.of(weeks))) - 3 * Math.log(7), within(1e-12));
  }

  @Test
  void equalCustomersCountAsOftenAsTheyOccur() {
    var one = Tally.of(List.of(new PurchaseHistory(2, 5, 9)));
    var other = Tally.of(List.of(new PurchaseHistory(0, 0, 9)));

    var all = one.merge(other).merge(one);

    assertThat(all.size()).isEqualTo(3);
    assertThat(CDNOW.logLikelihood(all))
        .isCloseTo(2 * CDNOW.logLikelihood(one) + CDNOW.logLikelihood(other), within(1e-12));
    assertThat(CDNOW.logLikelihood(Tally.of(List.<PurchaseHistory>of()))).isZero();
  }

  @Test
  void whatCanNotBeIsRefused() {
    assertRefused(() -> new BgNbd(0, 1, 1, 1));
    assertRefused(() -> new BgNbd(1, -1, 1, 1));
    assertRefused(() -> new BgNbd(1, 1, Double.NaN, 1));
    assertRefused(() -> new BgNbd(1, 1, 1, Double.POSITIVE_INFINITY));
    assertRefused(() -> CDNOW.probability(-1, 2));
    assertRefused(() -> CDNOW.probability(1, -2));
    assertRefused(() -> CDNOW.expectedPurchases(-1));
    assertRefused(() -> CDNOW.expectedPurchases(Double.MAX_VALUE));
    assertRefused(() -> new PurchaseHistory(-1, 0, 5));
    assertRefused(() -> new PurchaseHistory(0, 1, 5));
    assertRefused(() -> new PurchaseHistory(1, 6, 5));
    assertRefused(() -> new PurchaseHistory(1, 1, Double.NaN));
    var tooMany = new PurchaseHistory(73_001, 1, 2);
    assertRefused(() -> CDNOW.logLikelihood(Tally.of(List.of(tooMany))));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }

  /// @param error the standard error of the mean
  private record Errors(double mean, double error) {}

  private static Errors errors(
      List<SimulatedCustomer> customers, ToDoubleFunction<SimulatedCustomer> error) {
    var errors = customers.stream().mapToDouble(error).toArray();
    double mean = Arrays.stream(errors).average().orElseThrow();
    double squares = Arrays.stream(errors).map(x -> (x - mean) * (x - mean)).sum();
    return new Errors(mean, Math.sqrt(squares) / errors.length);
  }

  private static double gauss(double a, double b, double c, double z) {
    double term = 1;
    double sum = 1;
    for (int i = 0; term > 1e-20 * sum; i++) {
      term *= (a + i) * (b + i) / ((c + i) * (i + 1)) * z;
      sum += term;
    }
    return sum;
  }
}
