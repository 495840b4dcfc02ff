package rapport.metric;

import java.util.Optional;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.settings.CustomerRules;
import rapport.settings.CustomerRules.ChurnDenominator;

/// `churn_rate`: lost customers as a share of those at the start; the setting `churnDenominator`
/// may choose all customers of the period, or the mean of both ends, which is no share and has no
/// interval.
record Churn() implements CustomerMetric {

  private static final About ABOUT =
      new About(
          "churn_rate",
          1,
          new Text("Churn rate", "客户流失率"),
          new Text(
              "The share of the customers at the start of the period that left in it.",
              "期初客户中在周期内流失的比例。"),
          "lost / start",
          Unit.FRACTION,
          Direction.LOWER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return Source.of(Family.CUSTOMERS);
  }

  /// The mean of both ends is no number of customers that some of were lost.
  @Override
  public Optional<Unwatched> unwatched(CustomerRules rules) {
    return rules.churnDenominator() == ChurnDenominator.AVERAGE
        ? Optional.of(Unwatched.NO_SCATTER)
        : Optional.empty();
  }

  @Override
  public MetricValue value(Scope scope) {
    var counts = CustomerCounts.of(scope);
    return switch (denominator(scope)) {
      case START, ALL -> rate(scope).value(scope.confidence());
      case AVERAGE -> {
        var turnover = counts.turnover();
        var parts =
            new MetricValue.Parts()
                .with("lost", counts.lost())
                .with("customers", turnover.average());
        var value = turnover.churnOfAverage().<Estimate>map(Estimate.Point::new);
        yield parts.of(
            value.isPresent() ? Math.max(1, counts.start()) : 0,
            value.orElseGet(Estimate.Empty::new));
      }
    };
  }

  @Override
  public Figure figure(Scope scope) {
    return denominator(scope) == ChurnDenominator.AVERAGE
        ? value(scope).described()
        : rate(scope).figure();
  }

  private static Rate rate(Scope scope) {
    var counts = CustomerCounts.of(scope);
    var turnover = counts.turnover();
    return denominator(scope) == ChurnDenominator.ALL
        ? new Rate(
            new Rate.Count("lost", turnover.lost()),
            new Rate.Count("customers", turnover.start() + turnover.gained()))
        : new Rate(
            new Rate.Count("lost", turnover.lost()), new Rate.Count("start", turnover.start()));
  }

  private static ChurnDenominator denominator(Scope scope) {
    return scope.settings().rules().customers().churnDenominator();
  }
}
