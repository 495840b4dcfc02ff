package rapport.metric;

import java.util.List;
import rapport.comparison.Figure;
import rapport.fact.Family;

/// `reopen_rate`: of the resolutions of the period, the share that was reopened later, whenever.
record ReopenRate() implements Metric {

  private static final About ABOUT =
      new About(
          "reopen_rate",
          1,
          new Text("Reopen rate", "重新打开率"),
          new Text(
              "The share of the period's resolutions that were reopened later.",
              "周期内的解决中后来被重新打开的比例。"),
          "resolutions later reopened / resolutions",
          Unit.FRACTION,
          Direction.LOWER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return Source.of(Family.TICKETS);
  }

  @Override
  public List<String> events() {
    return List.of("ticket.created", "ticket.resolved", "ticket.reopened");
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
    return new Rate(
        new Rate.Count("reopened", scope.state().count("resolvedReopened")),
        new Rate.Count("resolved", scope.state().count("resolved")));
  }
}
