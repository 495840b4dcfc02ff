package rapport.metric;

import java.util.List;
import java.util.Optional;
import rapport.activity.Stickiness;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.period.Granularity;
import rapport.settings.CustomerRules;

/// `stickiness`: how many of those active in the period are active on an average day of it. Days to
/// come do not count.
record StickinessFigure() implements CustomerMetric {

  private static final About ABOUT =
      new About(
          "stickiness",
          1,
          new Text("Stickiness", "用户黏性"),
          new Text(
              "Active customers of an average day, as a share of the active customers of the"
                  + " period (DAU/MAU).",
              "平均每日活跃客户数占周期内活跃客户数的比例（DAU/MAU）。"),
          "mean of active customers a day / active customers of the period",
          Unit.FRACTION,
          Direction.HIGHER);

  private static final String ACTIVE = "active";

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return Source.of(Family.ACTIVITY);
  }

  @Override
  public List<String> events() {
    return List.of("customer.active");
  }

  @Override
  public Optional<Unwatched> unwatched(CustomerRules rules) {
    return Optional.of(Unwatched.NO_SCATTER);
  }

  @Override
  public MetricValue value(Scope scope) {
    long activeDays = Math.max(0, scope.state().at(Granularity.DAY).count(ACTIVE));
    long active = Math.max(0, scope.distinct().count(ACTIVE));
    var stickiness = new Stickiness(activeDays, scope.days(), active);
    return new MetricValue.Parts()
        .with(ACTIVE, active)
        .with("activeDays", activeDays)
        .with("days", scope.days())
        .of(
            active,
            stickiness.value().<Estimate>map(Estimate.Point::new).orElseGet(Estimate.Empty::new));
  }

  /// The days of one customer are not independent, so there is nothing to test it by.
  @Override
  public Figure figure(Scope scope) {
    return value(scope).described();
  }
}
