package rapport.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurvivalTest {

  private static final SortedMap<Integer, Long> NONE = Collections.emptySortedMap();

  /// @param lost or last seen
  private record Customer(int age, boolean lost) {}

  /// The oracle multiplies, for every age, the share of those still there who outlive it.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void theCurveIsTheProductOfTheSharesKeptAtEachAge(long seed) {
    var customers = customers(seed);

    var table = table(customers);

    for (int age = 0; age <= 12; age++) {
      var step = table.at(age).orElseThrow();
      assertThat(step.share()).isCloseTo(kept(customers, age), within(1e-12));
      assertThat(step.atRisk()).isEqualTo(from(customers, age));
      assertThat(step.age()).isEqualTo(age);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void tablesOfDisjointCustomersMergeToTheTableOfAll(long seed) {
    var customers = customers(seed);
    int cut = new Random(seed).nextInt(customers.size() + 1);

    var merged =
        table(customers.subList(cut, customers.size())).merge(table(customers.subList(0, cut)));

    assertThat(merged).isEqualTo(table(customers));
    assertThat(merged.curve()).isEqualTo(table(customers).curve());
  }

  /// Without censoring the estimate is the plain share, and Greenwood's variance the binomial one.
  @Test
  void withoutCensoringItIsThePlainShareWithItsBinomialVariance() {
    var table = new SurvivalTable(counts(Map.of(1, 3L, 2, 4L, 5, 2L, 9, 11L)), NONE);

    for (SurvivalStep step : table.curve().subList(0, 3)) {
      double share = (20 - lostUpTo(table, step.age())) / 20.0;
      assertThat(step.share()).isCloseTo(share, within(1e-15));
      assertThat(step.share() * step.share() * step.relativeVariance())
          .isCloseTo(share * (1 - share) / 20, within(1e-15));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void intervalsHoldTheShareKeepWithinZeroAndOneAndGrowWithConfidence(long seed) {
    for (SurvivalStep step : table(customers(seed)).curve()) {
      if (step.share() == 0) {
        assertThat(step.logLogInterval(0.95)).isEmpty();
        assertThat(step.logInterval(0.95)).isEmpty();
        continue;
      }
      requireNested(
          step, step.logLogInterval(0.8).orElseThrow(), step.logLogInterval(0.99).orElseThrow());
      requireNested(
          step, step.logInterval(0.8).orElseThrow(), step.logInterval(0.99).orElseThrow());
    }
  }

  @Test
  void beforeTheFirstLossAllAreKeptAndAfterTheLastTheValueIsCarriedOn() {
    var table = new SurvivalTable(counts(Map.of(4, 1L)), counts(Map.of(2, 1L, 6, 2L)));

    var before = table.at(3).orElseThrow();
    var after = table.at(100).orElseThrow();

    assertThat(before).isEqualTo(new SurvivalStep(3, 3, 0, 1, 0));
    assertThat(before.logLogInterval(0.95)).isEmpty();
    assertThat(after.share()).isEqualTo(2 / 3.0);
    assertThat(after.atRisk()).isZero();
  }

  @Test
  void whenTheLastCustomerIsLostNothingIsKept() {
    var steps = new SurvivalTable(counts(Map.of(0, 1L, 7, 1L)), NONE).curve();

    assertThat(steps).extracting(SurvivalStep::share).containsExactly(0.5, 0.0);
    assertThat(steps.getLast().relativeVariance()).isEqualTo(0.5);
  }

  @Test
  void withoutCustomersThereIsNoCurveAndWithoutLossesNoStep() {
    var nobody = new SurvivalTable(NONE, NONE);
    var faithful = new SurvivalTable(counts(Map.of(3, 0L)), counts(Map.of(5, 9L)));

    assertThat(nobody.curve()).isEmpty();
    assertThat(nobody.at(3)).isEmpty();
    assertThat(faithful.curve()).isEmpty();
    assertThat(faithful.at(5)).contains(new SurvivalStep(5, 9, 0, 1, 0));
  }

  @Test
  void agesAndCountsThatCanNotBeAreRefused() {
    assertRefused(() -> new SurvivalTable(counts(Map.of(-1, 2L)), NONE));
    assertRefused(() -> new SurvivalTable(NONE, counts(Map.of(1, -2L))));
    assertRefused(() -> new SurvivalTable(NONE, NONE).at(-1));
  }

  private static void requireNested(SurvivalStep step, Interval inner, Interval outer) {
    assertThat(step.share()).isBetween(inner.low(), inner.high());
    assertThat(inner.low()).isBetween(outer.low(), 1.0);
    assertThat(inner.high()).isBetween(0.0, outer.high());
    assertThat(outer.high()).isLessThanOrEqualTo(1);
    assertThat(outer.low()).isGreaterThanOrEqualTo(0);
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Customer> customers(long seed) {
    var random = new Random(seed);
    var customers = new ArrayList<Customer>();
    for (int i = 0; i < 40; i++) {
      customers.add(new Customer(random.nextInt(12), random.nextInt(3) > 0));
    }
    return customers;
  }

  private static SurvivalTable table(List<Customer> customers) {
    var lost = new TreeMap<Integer, Long>();
    var censored = new TreeMap<Integer, Long>();
    for (Customer customer : customers) {
      (customer.lost() ? lost : censored).merge(customer.age(), 1L, Long::sum);
    }
    return new SurvivalTable(lost, censored);
  }

  private static double kept(List<Customer> customers, int age) {
    double kept = 1;
    for (int earlier = 0; earlier <= age; earlier++) {
      int then = earlier;
      long there = from(customers, then);
      long gone = customers.stream().filter(one -> one.lost() && one.age() == then).count();
      kept *= there == 0 ? 1 : 1 - (double) gone / there;
    }
    return kept;
  }

  private static long from(List<Customer> customers, int age) {
    return customers.stream().filter(one -> one.age() >= age).count();
  }

  private static long lostUpTo(SurvivalTable table, int age) {
    return table.lost().headMap(age + 1).values().stream().mapToLong(Long::longValue).sum();
  }

  private static SortedMap<Integer, Long> counts(Map<Integer, Long> counts) {
    return new TreeMap<>(counts);
  }
}
