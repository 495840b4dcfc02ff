package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rapport.metric.CustomerScopes.counts;
import static rapport.metric.CustomerScopes.parts;
import static rapport.metric.CustomerScopes.rules;
import static rapport.metric.CustomerScopes.scope;
import static rapport.metric.CustomerScopes.value;
import static rapport.metric.CustomerScopes.variant;
import static rapport.metric.CustomerScopes.with;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.comparison.Figure;
import rapport.metric.Estimate.Bounded;
import rapport.metric.Estimate.Empty;
import rapport.metric.Estimate.Point;
import rapport.period.Granularity;
import rapport.settings.CustomerRules.ChurnDenominator;
import rapport.settings.Settings;
import rapport.state.DurationBuckets;
import rapport.state.State;
import rapport.state.StateBuilder;
import rapport.statistics.CrossProducts;
import rapport.statistics.RatioOfSums;

class CustomerMetricTest {

  private static final List<Metric> ALL =
      Metrics.ALL.stream()
          .filter(
              metric ->
                  metric.events().stream().anyMatch(event -> event.startsWith("customer."))
                      || metric.id().contains("complain"))
          .toList();

  @Test
  void nothingIsKnownOfNothing() {
    for (Metric metric : ALL) {
      for (Granularity granularity : Granularity.values()) {
        var scope = new Scope(State.EMPTY, State.EMPTY, granularity, 1, "", Settings.DEFAULT, 0.95);
        var value = metric.value(scope);
        assertThat(value.n()).as(metric.id()).isZero();
        assertThat(value.estimate()).as(metric.id()).isEqualTo(new Empty());
        assertThat(metric.figure(scope)).as(metric.id()).isEqualTo(new Figure.Empty());
      }
    }
  }

  @Test
  void turnoverIsToldByStartLostAndEnd() {
    var scope = scope(turnover(10, 3, -1, 2), counts("customers", 10));

    assertThat(parts(new Customers().value(scope)))
        .isEqualTo(Map.of("start", 10.0, "new", 2.0, "lost", 3.0, "end", 9.0));
    assertThat(value(new Retention(), scope)).isEqualTo(0.7);
    assertThat(value(new Churn(), scope)).isEqualTo(0.3);
    assertThat(value(new Churn(), with(scope, rules(ChurnDenominator.ALL, 0)))).isEqualTo(0.25);
    assertThat(value(new Churn(), with(scope, rules(ChurnDenominator.AVERAGE, 0))))
        .isEqualTo(3 / 9.5);
    assertThat(new Churn().value(with(scope, rules(ChurnDenominator.AVERAGE, 0))).estimate())
        .isInstanceOf(Point.class);
    assertThat(new Churn().figure(with(scope, rules(ChurnDenominator.AVERAGE, 0))))
        .isEqualTo(new Figure.Described(3 / 9.5));
  }

  private static State turnover(long start, long lost, long change, long entered) {
    return counts("customers", change)
        .merge(counts("lost@m", lost))
        .merge(counts("entered@m", entered));
  }

  @Test
  void aShareIsOfAllWhoWereThereAtAnyTime() {
    var state = turnover(10, 3, -1, 2).merge(counts("engaged@m", 6));

    var value = CustomerShare.ENGAGEMENT.value(scope(state, counts("customers", 10)));

    assertThat(value.n()).isEqualTo(12);
    assertThat(value.estimate()).isInstanceOf(Bounded.class);
    assertThat(parts(value)).isEqualTo(Map.of("active", 6.0, "customers", 12.0));
  }

  @Test
  void complaintsMayBeMoreThanCustomers() {
    var state = counts("complaints", 5).merge(counts("entered@m", 2));

    var value = new ComplaintRate().value(scope(state, State.EMPTY));

    assertThat(((Bounded) value.estimate()).value()).isEqualTo(2.5);
    assertThat(((Bounded) value.estimate()).method()).isEqualTo("garwood");
    assertThat(new ComplaintRate().value(scope(counts("complaints", 5), State.EMPTY)).estimate())
        .isEqualTo(new Empty());
  }

  @Test
  void stickinessIsTheMeanDayByThePeriod() {
    var state = counts("active@d", 30).merge(counts("active@m", 10));

    assertThat(value(new StickinessFigure(), scope(state, State.EMPTY))).isEqualTo(30 / 30.0 / 10);
  }

  @Test
  void purchasesOfAllBuyersMakeTheirFrequency() {
    var builder = new StateBuilder();
    long[] amounts = {10, 20, 60, 5};
    for (long amount : amounts) {
      builder.row("amount:EUR", List.of(amount * 1_000_000, amount * 500_000), 1);
    }
    builder.count("buyers@m", 2);
    builder.count("returning@m", 1);
    builder.count("squares@m", 9 + 1); // three purchases of one, one of the other
    var scope = scope(builder.build(), State.EMPTY);

    assertThat(value(new PurchaseFrequency(), scope)).isEqualTo(2);
    assertThat(value(new RepeatPurchase(), scope)).isEqualTo(0.5);
    assertThat(new OrderValue().variants(scope.state())).containsExactly("EUR");
    var orders = new OrderValue().value(variant(scope, "EUR"));
    assertThat(orders.n()).isEqualTo(4);
    assertThat(((Bounded) orders.estimate()).value()).isEqualTo(23.75);
    double deviation = Math.sqrt((13.75 * 13.75 + 3.75 * 3.75 + 36.25 * 36.25 + 18.75 * 18.75) / 3);
    assertThat(((Bounded) orders.estimate()).high())
        .isCloseTo(23.75 + 3.182446305284263 * deviation / 2, within(1e-9));
  }

  @Test
  void sumsThatCanBeOfNobodyGiveNoFigure() {
    var state = counts("buyers@m", 3).merge(counts("squares@m", 1));

    assertThat(new PurchaseFrequency().value(scope(state, State.EMPTY)).estimate())
        .isEqualTo(new Empty());
    assertThat(new Retention().value(scope(counts("lost@m", 5), counts("customers", 2))).n())
        .isEqualTo(2);
    assertThat(new Customers().value(scope(counts("customers", -5), State.EMPTY)).n()).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void revenueRetentionIsThatOfTheCustomersOfTheStart(long seed) {
    var random = new Random(seed);
    var opening = new StateBuilder();
    var state = new StateBuilder();
    double start = 0;
    double end = 0;
    double kept = 0;
    for (int i = 0; i < 20; i++) {
      long before = 1 + random.nextInt(100);
      long after = random.nextInt(3) == 0 ? 0 : random.nextInt(150);
      opening.row("mrr:EUR", List.of(before), 1);
      state.row("change:EUR@m", List.of(before, before, before), -1);
      state.row("change:EUR@m", List.of(before, after, Math.min(before, after)), 1);
      start += before;
      end += after;
      kept += Math.min(before, after);
    }
    var scope = variant(scope(state.build(), opening.build()), "EUR");

    assertThat(value(RevenueRetention.NET, scope)).isCloseTo(end / start, within(1e-12));
    assertThat(value(RevenueRetention.GROSS, scope)).isCloseTo(kept / start, within(1e-12));
    var gross = (Bounded) RevenueRetention.GROSS.value(scope).estimate();
    assertThat(gross.high()).isBetween(gross.value(), 1.0);
    assertThat(gross.method()).isEqualTo("delta");
  }

  /// The oracle has a row of each customer: what is paid now, or kept of it, and at the start.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void revenueRetentionScattersAsItsCustomersDo(long seed) {
    var random = new Random(seed);
    var opening = new StateBuilder();
    var state = new StateBuilder();
    var net = new ArrayList<CrossProducts>();
    var gross = new ArrayList<CrossProducts>();
    for (int i = 0; i < 15; i++) {
      long before = 1_000_000 * (1 + random.nextLong(100));
      long after = 1_000_000 * random.nextLong(200);
      opening.row("mrr:EUR", List.of(before), 1);
      state.row("change:EUR@m", List.of(before, before, before), -1);
      state.row("change:EUR@m", List.of(before, after, Math.min(before, after)), 1);
      net.add(CrossProducts.of(List.of(after, before)));
      gross.add(CrossProducts.of(List.of(Math.min(before, after), before)));
    }
    var scope = variant(scope(state.build(), opening.build()), "EUR");

    requireRetention(RevenueRetention.NET, "end", scope, net);
    requireRetention(RevenueRetention.GROSS, "kept", scope, gross);
  }

  private static void requireRetention(
      RevenueRetention retention, String end, Scope scope, List<CrossProducts> rows) {
    var all = rows.stream().reduce(CrossProducts::merge).orElseThrow();
    var interval = new RatioOfSums(all).interval(0.95).orElseThrow();

    var value = retention.value(scope);

    var bounded = (Bounded) value.estimate();
    double most = retention == RevenueRetention.NET ? Double.MAX_VALUE : 1;
    assertThat(bounded.low()).isCloseTo(Math.max(0, interval.low()), within(1e-12));
    assertThat(bounded.high()).isCloseTo(Math.min(most, interval.high()), within(1e-12));
    assertThat(parts(value)).containsOnlyKeys(end, "start");
    assertThat(parts(value).get(end) * 1_000_000)
        .isCloseTo(all.moments(0).mean() * 15, within(1e-3));
    assertThat(parts(value).get("start") * 1_000_000)
        .isCloseTo(all.moments(1).mean() * 15, within(1e-3));
  }

  @Test
  void revenueMayGrowBeyondWhatItWas() {
    var state = new StateBuilder();
    for (long after : new long[] {150, 250, 110}) {
      state.row("change:EUR@m", List.of(100L, 100L, 100L), -1);
      state.row("change:EUR@m", List.of(100L, after, 100L), 1);
    }
    var opening = new StateBuilder();
    for (int i = 0; i < 3; i++) {
      opening.row("mrr:EUR", List.of(100L), 1);
    }

    var net = RevenueRetention.NET.value(variant(scope(state.build(), opening.build()), "EUR"));

    assertThat(((Bounded) net.estimate()).value()).isCloseTo(1.7, within(1e-12));
    assertThat(((Bounded) net.estimate()).high()).isGreaterThan(1.7);
  }

  @Test
  void customersAreWorthWhatTheyPayWhileTheyStay() {
    var builder = new StateBuilder();
    builder.row("amount:EUR", List.of(300_000_000L, 100_000_000L), 1);
    builder.row("cost:EUR", List.of(40_000_000L), 1);
    builder.count("customers", 0);
    builder.count("lost@m", 1);
    builder.count("entered@m", 1);
    var opening = counts("customers", 10).merge(row("mrr:EUR", 50_000_000));
    var scope = variant(scope(builder.build(), opening), "EUR");
    double revenue = (300 * 365.25 / 30 + 600) / 10;

    assertThat(value(new CustomerValue(), scope))
        .isCloseTo(revenue * (10 * 30 / 365.25) - 40, within(1e-9));
    assertThat(new CustomerValue().value(scope).n()).isEqualTo(11);
    assertThat(new CustomerValue().value(variant(scope(State.EMPTY, opening), "EUR")).n()).isZero();
    assertThat(value(new CustomerValue(), with(scope, rules(ChurnDenominator.START, 3))))
        .isCloseTo(revenue * 3 - 40, within(1e-9));
    assertThat(parts(new CustomerValue().value(with(scope, rules(ChurnDenominator.START, 3)))))
        .containsEntry("ofMargin", (100 * 365.25 / 30 + 600) / 10 * 3 - 40);
  }

  /// Two were won for 40 and 100. The currency has revenue of one month's 50.
  @Test
  void whatACustomerCostIsTheMeanOfThoseWon() {
    var builder = new StateBuilder();
    builder.row("cost:EUR", List.of(40_000_000L), 1);
    builder.row("cost:EUR", List.of(100_000_000L), 1);
    var opening = counts("customers", 10).merge(row("mrr:EUR", 50_000_000));
    var scope = variant(scope(builder.build(), opening), "EUR");

    var worth = new CustomerValue().value(with(scope, rules(ChurnDenominator.START, 3)));

    assertThat(parts(worth))
        .containsEntry("acquisitionCost", 70.0)
        .containsEntry("annualRevenue", 60.0)
        .containsEntry("annualMargin", 60.0)
        .containsEntry("ofMargin", 60.0 * 3 - 70)
        .containsEntry("years", 3.0);
  }

  @Test
  void aCustomerIsWorthSomethingInEachCurrencyThatItPaysOrCosts() {
    var state = row("amount:EUR", 1).merge(row("mrr:USD", 1)).merge(row("cost:CHF", 1));

    assertThat(new CustomerValue().variants(state)).containsExactly("CHF", "EUR", "USD");
    assertThat(RevenueRetention.NET.variants(state)).containsExactly("USD");
    assertThat(new OrderValue().variants(state)).containsExactly("EUR");
  }

  private static State row(String slot, long value) {
    var builder = new StateBuilder();
    builder.row(slot, List.of(value), 1);
    return builder.build();
  }

  @Test
  void aFunnelFollowsTheStagesOfTheSettings() {
    var state = counts("buy:cart", 10).merge(counts("buy:address", 6)).merge(counts("buy:paid", 3));
    var scope = variant(scope(state, State.EMPTY), "buy");

    assertThat(new Conversion().variants(state)).containsExactly("buy");
    assertThat(value(new Conversion(), scope)).isEqualTo(0.3);
    assertThat(parts(new Conversion().value(scope)))
        .containsEntry("address", 6.0)
        .containsEntry("paid:step", 0.5);
    var turned = counts("buy:cart", 2).merge(counts("buy:address", 6));
    assertThat(value(new Conversion(), variant(scope(turned, State.EMPTY), "buy"))).isZero();
  }

  /// Against sorting what every customer spends.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20_260_101})
  void fewCustomersMakeMostOfTheRevenue(long seed) {
    var random = new Random(seed);
    var builder = new StateBuilder();
    var spent = new ArrayList<Double>();
    for (int i = 0; i < 500; i++) {
      double amount = Math.exp(random.nextGaussian() * 1.5 + 3);
      spent.add(amount);
      builder.value("spending:EUR@m", DurationBuckets.indexOf((long) (amount * 1_000_000)));
    }
    spent.sort(Collections.reverseOrder());

    var value = new ValueSegments().value(variant(scope(builder.build(), State.EMPTY), "EUR"));

    double made = 0;
    double all = spent.stream().mapToDouble(one -> one).sum();
    int ofA = (int) Math.round(((Point) value.estimate()).value() * 500);
    for (int i = 0; i < ofA; i++) {
      made += spent.get(i);
    }
    assertThat(made / all).as("seed %d", seed).isCloseTo(0.8, within(0.012));
    assertThat(parts(value).get("a") + parts(value).get("b") + parts(value).get("c"))
        .isEqualTo(500.0);
  }

  /// Two spend 100 and eight 10. Of 280 the two make 200, so 80 % takes three more and 95 % seven;
  /// amounts within 1 % of these change none of that.
  @Test
  void theFewestCustomersWhoMakeAShareAreCounted() {
    var builder = new StateBuilder();
    builder.value("spending:EUR@m", DurationBuckets.indexOf(100_000_000), 2);
    builder.value("spending:EUR@m", DurationBuckets.indexOf(10_000_000), 8);

    var value = new ValueSegments().value(variant(scope(builder.build(), State.EMPTY), "EUR"));

    assertThat(((Point) value.estimate()).value()).isEqualTo(0.5);
    assertThat(parts(value))
        .containsEntry("customers", 10.0)
        .containsEntry("a", 5.0)
        .containsEntry("b", 4.0)
        .containsEntry("c", 1.0)
        .containsEntry("share95", 0.9);
  }

  /// Whatever states hold, no metric throws, no rate is outside its bounds, and what has a value
  /// can be compared.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noStateHoweverOddBreaksAMetric(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      var scope =
          variant(
              scope(OddStates.anything(random), OddStates.anything(random)),
              random.nextBoolean() ? "EUR" : random.nextBoolean() ? "club" : "buy");
      for (Metric metric : ALL) {
        var value = metric.value(scope);
        assertThat(metric.figure(scope) instanceof Figure.Empty)
            .as("seed %d, %s", seed, metric.id())
            .isEqualTo(value.estimate() instanceof Empty);
        metric.variants(scope.state());
        boolean isShare = metric.unit() == Unit.FRACTION && !metric.id().equals("plan_lift");
        if (isShare && value.estimate() instanceof Bounded(double k, double low, double high, _)) {
          assertThat(k).as("seed %d, %s", seed, metric.id()).isBetween(low, high);
          assertThat(k).as("seed %d, %s", seed, metric.id()).isBetween(0.0, 1.0);
        }
      }
    }
  }
}
