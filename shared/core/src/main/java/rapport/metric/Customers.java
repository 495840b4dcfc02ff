package rapport.metric;

import java.util.Optional;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.settings.CustomerRules;

/// `customers`: how many there are at the end of the period, or now if it is not over.
record Customers() implements CustomerMetric {

  private static final About ABOUT =
      new About(
          "customers",
          1,
          new Text("Customers", "客户数"),
          new Text(
              "Customers at the end of the period, with those of its start, the new and the lost.",
              "周期结束时的客户数，并列出期初、新增与流失客户数。"),
          "start − lost + new",
          Unit.COUNT,
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
  public Optional<Unwatched> unwatched(CustomerRules rules) {
    return Optional.of(Unwatched.BALANCE);
  }

  @Override
  public MetricValue value(Scope scope) {
    var counts = CustomerCounts.of(scope);
    var parts = new MetricValue.Parts();
    if (!counts.known()) {
      return parts
          .without("start")
          .without("new")
          .without("lost")
          .without("end")
          .of(0, new Estimate.Empty());
    }
    return parts
        .with("start", counts.start())
        .with("new", counts.gained())
        .with("lost", counts.lost())
        .with("end", counts.end())
        .of(counts.end(), new Estimate.Point(counts.end()));
  }

  @Override
  public Figure figure(Scope scope) {
    var counts = CustomerCounts.of(scope);
    return counts.known() ? new Figure.Count(counts.end()) : new Figure.Empty();
  }
}
