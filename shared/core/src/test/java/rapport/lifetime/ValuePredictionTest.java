package rapport.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.lifetime.ValuePrediction.Buyers;

class ValuePredictionTest {

  private static final int TODAY = 364;
  private static final int DAYS = 182;
  private static final int CUSTOMERS = 4_000;

  /// What one customer does, day by day: the oracle.
  ///
  /// @param spend day → what was spent on it
  private record Life(TreeMap<Long, Double> spend) {
    double until(long from, long to) {
      return spend.subMap(from, to).values().stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  /// Customers that do live by the models spend on average what is predicted of them.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20_260_101})
  void whatIsPredictedOfSimulatedCustomersIsWhatTheySpendLater(long seed) {
    var random = new Random(seed);
    var lives = new ArrayList<Life>();
    for (int i = 0; i < CUSTOMERS; i++) {
      lives.add(life(random));
    }

    var prediction =
        ValuePrediction.of(lives.stream().map(ValuePredictionTest::sums).toList(), TODAY, DAYS)
            .orElseThrow();

    double spent =
        lives.stream()
            .mapToDouble(life -> life.until(TODAY + 1, TODAY + 1 + DAYS))
            .average()
            .orElseThrow();
    System.out.printf("seed %d: spent %.2f, predicted %s%n", seed, spent, prediction);
    assertThat(prediction.customers()).isEqualTo(CUSTOMERS);
    assertThat(prediction.logLikelihood()).isNegative();
    assertThat(prediction.meanValue()).isCloseTo(spent, within(0.12 * spent));
  }

  /// Fader, Hardie and Lee 2005 expect 1.226 purchases in 39 weeks of the first customer of CDNOW,
  /// who bought twice again until week 30.43 of 38.86. By Gamma-Gamma, fitted to the same customers
  /// (2013: 6.25, 3.74, 15.44), three purchases of 105 together are worth 752.75 / 21.49 each.
  @Test
  void whatOneCustomerSpendsIsHowOftenItBuysTimesWhatThatIsWorth() {
    var purchases = new BgNbd(0.242594, 4.413597, 0.792913, 2.425881);
    var prediction =
        new ValuePrediction(
            new BgNbdFit(purchases, -9_582.4, 2_357),
            new GammaGammaFit(new GammaGamma(6.25, 3.74, 15.44), -4_055.9, 946),
            0,
            39 * 7);
    var customer = new PurchaseSums(0, 213, 3, new BigDecimal("105"));

    assertThat(prediction.ofOne(customer, 272).orElseThrow())
        .isCloseTo(1.226 * 752.75 / 21.49, within(0.02));
    assertThat(prediction.logLikelihood()).isCloseTo(-9_582.4 - 4_055.9, within(1e-9));
  }

  @Test
  void nothingIsPredictedWhereNobodyBoughtAgainOrNobodyIsThere() {
    var once = List.of(sums(0, 0, 1, "5"), sums(3, 3, 1, "7"));

    assertThat(ValuePrediction.of(once, 10, 30)).isEmpty();
    assertThat(ValuePrediction.of(List.of(), 10, 30)).isEmpty();
  }

  @Test
  void noTimeAndPurchasesAheadAreRefused() {
    var some = List.of(sums(0, 9, 2, "5"), sums(3, 8, 3, "7"));

    assertThatThrownBy(() -> ValuePrediction.of(some, 8, 30))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("9 or later");
    assertThatThrownBy(
            () ->
                new ValuePrediction(
                    new BgNbdFit(new BgNbd(1, 1, 1, 1), -1, 1),
                    new GammaGammaFit(new GammaGamma(1, 1, 1), -1, 1),
                    Double.NaN,
                    30))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("meanValue");
  }

  /// A sum of doubles depends on their order, and a table gives customers in any.
  @Test
  void theOrderOfCustomersChangesNoBit() {
    long seed = 20_261_127;
    var random = new Random(seed);
    var there = new ArrayList<PurchaseSums>();
    var left = new ArrayList<PurchaseSums>();
    for (int i = 0; i < 600; i++) {
      (i % 5 == 0 ? left : there).add(sums(life(random)));
    }
    var wanted = ValuePrediction.of(new Buyers(there, left), TODAY, DAYS).orElseThrow();

    for (int round = 0; round < 3; round++) {
      Collections.shuffle(there, random);
      Collections.shuffle(left, random);
      assertThat(ValuePrediction.of(new Buyers(there, left), TODAY, DAYS))
          .as("seed %d", seed)
          .contains(wanted);
    }
  }

  @Test
  void whoHasLeftTeachesTheModelsButIsNotInTheMean() {
    long seed = 7;
    var random = new Random(seed);
    var all = new ArrayList<PurchaseSums>();
    for (int i = 0; i < 600; i++) {
      all.add(sums(life(random)));
    }
    all.sort(Comparator.comparing(PurchaseSums::days));
    var seldom = all.subList(0, 300);
    var often = all.subList(300, 600);

    var everybody = ValuePrediction.of(all, TODAY, DAYS).orElseThrow();
    var oftenLeft = ValuePrediction.of(new Buyers(seldom, often), TODAY, DAYS).orElseThrow();
    var seldomLeft = ValuePrediction.of(new Buyers(often, seldom), TODAY, DAYS).orElseThrow();

    assertThat(oftenLeft.purchases()).as("seed %d", seed).isEqualTo(everybody.purchases());
    assertThat(oftenLeft.values()).isEqualTo(everybody.values());
    assertThat(oftenLeft.customers()).isEqualTo(600);
    assertThat((oftenLeft.meanValue() + seldomLeft.meanValue()) / 2)
        .isCloseTo(everybody.meanValue(), within(1e-9 * everybody.meanValue()));
    assertThat(oftenLeft.meanValue()).isLessThan(seldomLeft.meanValue());
    assertThat(ValuePrediction.of(new Buyers(List.of(), all), TODAY, DAYS)).isEmpty();
  }

  @Test
  void nothingIsPredictedTooFarBeyondWhatIsKnown() {
    var random = new Random(3);
    var some = new ArrayList<PurchaseSums>();
    for (int i = 0; i < 200; i++) {
      some.add(sums(life(random)));
    }

    assertThat(ValuePrediction.of(some, TODAY, 30)).isPresent();
    assertThat(ValuePrediction.of(some, TODAY, Integer.MAX_VALUE)).isEmpty();
  }

  private static Life life(Random random) {
    double rate = gamma(random, 2) / 60; // purchases a day, one in a month on average
    double leaving = Math.pow(random.nextDouble(), 1 / 0.8) * 0.5;
    double worth = 20 / gamma(random, 3);
    var spend = new TreeMap<Long, Double>();
    double at = random.nextInt(180);
    while (at < TODAY + DAYS + 1) {
      spend.merge((long) at, worth * gamma(random, 4), Double::sum);
      if (random.nextDouble() < leaving) {
        break;
      }
      at += -Math.log(1 - random.nextDouble()) / rate;
    }
    return new Life(spend);
  }

  /// A gamma variate of a whole shape: a sum of exponential ones.
  private static double gamma(Random random, int shape) {
    double sum = 0;
    for (int i = 0; i < shape; i++) {
      sum -= Math.log(1 - random.nextDouble());
    }
    return sum;
  }

  private static PurchaseSums sums(Life life) {
    var known = life.spend.headMap((long) TODAY, true);
    double total = known.values().stream().mapToDouble(Double::doubleValue).sum();
    return new PurchaseSums(
        known.firstKey(), known.lastKey(), known.size(), BigDecimal.valueOf(total));
  }

  private static PurchaseSums sums(long first, long last, long days, String spend) {
    return new PurchaseSums(first, last, days, new BigDecimal(spend));
  }
}
