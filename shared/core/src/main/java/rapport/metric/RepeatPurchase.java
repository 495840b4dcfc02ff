package rapport.metric;

import java.util.List;
import rapport.comparison.Figure;
import rapport.fact.Family;

/// `repeat_purchase_rate`: of the buyers of the period, the share with an earlier purchase.
record RepeatPurchase() implements CustomerMetric {

  private static final About ABOUT =
      new About(
          "repeat_purchase_rate",
          1,
          new Text("Repeat purchase rate", "复购率"),
          new Text(
              "The share of the period's buyers that had bought before, in the period or earlier.",
              "周期内购买的客户中此前（含本周期内）已购买过的比例。"),
          "buyers with an earlier purchase / buyers",
          Unit.FRACTION,
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
  public MetricValue value(Scope scope) {
    return rate(scope).value(scope.confidence());
  }

  @Override
  public Figure figure(Scope scope) {
    return rate(scope).figure();
  }

  private static Rate rate(Scope scope) {
    var distinct = scope.distinct();
    return new Rate(
        new Rate.Count("returning", distinct.count("returning")),
        new Rate.Count("buyers", distinct.count("buyers")));
  }
}
