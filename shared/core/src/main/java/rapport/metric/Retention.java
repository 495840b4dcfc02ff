package rapport.metric;

import rapport.comparison.Figure;
import rapport.fact.Family;

/// `retention_rate`: of the customers at the start of the period, the share that did not leave in
/// it.
record Retention() implements CustomerMetric {

  private static final About ABOUT =
      new About(
          "retention_rate",
          1,
          new Text("Retention rate", "客户留存率"),
          new Text(
              "The share of the customers at the start of the period that stayed.",
              "期初客户中在周期内未流失的比例。"),
          "(end − new) / start",
          Unit.FRACTION,
          Direction.HIGHER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return Source.of(Family.CUSTOMERS);
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
    var counts = CustomerCounts.of(scope);
    return new Rate(
        new Rate.Count("retained", counts.start() - counts.lost()),
        new Rate.Count("start", counts.start()));
  }
}
