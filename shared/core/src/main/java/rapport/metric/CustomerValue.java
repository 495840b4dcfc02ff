package rapport.metric;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.lifetime.LifetimeValue;
import rapport.settings.CustomerRules;

/// `clv`: what a customer is worth by formula: revenue a year × years − what it cost to win one, in
/// each currency.
///
/// Revenue of a year is what the period's customers buy, carried on for a year, and twelve times
/// their recurring revenue; both per customer, as the mean of start and end. How many years a
/// customer stays is a setting, else 1 / annual churn, where annual churn is the period's, carried
/// on for a year. The margin form puts the margin of purchases in place of their amount.
record CustomerValue() implements CustomerMetric, MoneySeries {

  private static final double DAYS_OF_A_YEAR = 365.25;
  private static final int MONTHS = 12;
  private static final String BOUGHT = "amount:";
  private static final String OWED = "mrr:";
  private static final String COST = "cost:";

  private static final About ABOUT =
      new About(
          "clv",
          1,
          new Text("Customer lifetime value", "客户终身价值"),
          new Text(
              "What a customer brings while it stays, less what it cost to win it; by a formula of"
                  + " means, not a prediction for anybody.",
              "客户在留存期间带来的收入减去获客成本；由平均值按公式计算，并非对个体的预测。"),
          "annual revenue × years − acquisition cost",
          Unit.MONEY,
          Direction.HIGHER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return Source.of(Family.CUSTOMERS, Family.PURCHASES, Family.REVENUE);
  }

  @Override
  public List<String> events() {
    return List.of(
        "customer.joined",
        "customer.left",
        "customer.purchased",
        "customer.revenue",
        "customer.acquired");
  }

  @Override
  public List<String> slots() {
    return List.of(BOUGHT, OWED, COST);
  }

  @Override
  public Optional<Unwatched> unwatched(CustomerRules rules) {
    return Optional.of(Unwatched.NO_SCATTER);
  }

  @Override
  public MetricValue value(Scope scope) {
    var counts = CustomerCounts.of(scope);
    double customers = counts.turnover().average();
    var years = years(counts, scope);
    var cost = cost(scope);
    var parts = new MetricValue.Parts().with("customers", customers).with("years", years);
    parts.withMoney("acquisitionCost", cost);
    if (customers == 0) {
      return parts
          .without("annualRevenue")
          .without("annualMargin")
          .without("ofMargin")
          .of(0, new Estimate.Empty());
    }
    double revenue = (annual(scope, 0) + recurring(scope)) / customers;
    double margin = (annual(scope, 1) + recurring(scope)) / customers;
    parts.withMoney("annualRevenue", Optional.of(revenue));
    parts.withMoney("annualMargin", Optional.of(margin));
    parts.withMoney(
        "ofMargin", years.map(stay -> LifetimeValue.simple(margin, stay, cost.orElse(0.0))));
    return parts.of(
        years.isPresent() ? counts.present() : 0,
        years
            .<Estimate>map(
                stay -> new Estimate.Point(LifetimeValue.simple(revenue, stay, cost.orElse(0.0))))
            .orElseGet(Estimate.Empty::new));
  }

  /// Made of several figures, each of which can be tested by itself.
  @Override
  public Figure figure(Scope scope) {
    return value(scope).described();
  }

  /// Nothing if the tenant has not said how long and nobody was lost.
  private static Optional<Double> years(CustomerCounts counts, Scope scope) {
    double decided = scope.settings().rules().customers().clvYears();
    if (decided > 0) {
      return Optional.of(decided);
    }
    double years = scope.days() / DAYS_OF_A_YEAR;
    return counts.turnover().churn().flatMap(LifetimeValue::expectedYears).map(n -> n * years);
  }

  /// Of all purchases, carried on for a year.
  ///
  /// @param number 0 for amounts, 1 for margins
  private static double annual(Scope scope, int number) {
    var rows = Currencies.rows(scope.state(), BOUGHT + scope.variant(), 2);
    double amount = Currencies.units(rows.sums().get(number)).doubleValue();
    return amount * DAYS_OF_A_YEAR / scope.days();
  }

  /// Of a year, by the mean of what is owed a month at the start and at the end.
  private static double recurring(Scope scope) {
    var slot = OWED + scope.variant();
    var start = Currencies.rows(scope.opening(), slot, 1).sums().getFirst();
    var change = Currencies.rows(scope.state(), slot, 1).sums().getFirst();
    var twice = start.add(start).add(change).max(BigInteger.ZERO);
    return Currencies.units(twice).doubleValue() * MONTHS / 2;
  }

  /// Of one customer that was won; nothing if none is told of.
  private static Optional<Double> cost(Scope scope) {
    var rows = Currencies.rows(scope.state(), COST + scope.variant(), 1);
    return rows.count() == 0
        ? Optional.empty()
        : Optional.of(Currencies.units(rows.sums().getFirst()).doubleValue() / rows.count());
  }
}
