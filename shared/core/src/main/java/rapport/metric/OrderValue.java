package rapport.metric;

import java.math.BigDecimal;
import java.util.List;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.state.Cell;
import rapport.statistics.Moments;

/// `average_order_value`: the mean amount of the period's purchases, in each currency.
record OrderValue() implements MoneySeries {

  private static final String SLOT = "amount:";

  private static final About ABOUT =
      new About(
          "average_order_value",
          1,
          new Text("Average order value", "平均订单金额"),
          new Text("The mean amount of a purchase.", "每次购买的平均金额。"),
          "amounts / purchases",
          Unit.MONEY,
          Direction.HIGHER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return Source.of(Family.PURCHASES);
  }

  @Override
  public List<String> events() {
    return List.of("customer.purchased");
  }

  @Override
  public List<String> slots() {
    return List.of(SLOT);
  }

  @Override
  public MetricValue value(Scope scope) {
    var rows = Currencies.rows(scope.state(), SLOT + scope.variant(), 2);
    var parts = new MetricValue.Parts().with("purchases", rows.count());
    if (rows.count() == 0) {
      return parts.without("amount").of(0, new Estimate.Empty());
    }
    var amounts = amounts(rows);
    parts.withMoney("amount", amounts.total());
    return parts.of(rows.count(), mean(amounts, scope.confidence()));
  }

  @Override
  public Figure figure(Scope scope) {
    var rows = Currencies.rows(scope.state(), SLOT + scope.variant(), 2);
    return rows.count() == 0 ? new Figure.Empty() : new Figure.Mean(amounts(rows));
  }

  static Estimate mean(Moments moments, double confidence) {
    return moments
        .meanInterval(confidence)
        .map(interval -> Estimate.bounded(moments.mean(), interval, Estimate.Method.T))
        .orElseGet(() -> new Estimate.Point(moments.mean()));
  }

  /// Of the first number of each row, in whole units.
  static Moments amounts(Cell.Rows rows) {
    var squares = new BigDecimal(rows.products().getFirst()).movePointLeft(12);
    return new Moments(rows.count(), Currencies.units(rows.sums().getFirst()), squares);
  }
}
