package rapport.metric;

import rapport.fact.Family;
import rapport.state.State;

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
    return new Source.FamilyOf(Family.TICKETS);
  }

  @Override
  public MetricValue value(State period, State opening, double confidence) {
    return Rate.of(
        new Rate.Count("reopened", period.count("resolvedReopened")),
        new Rate.Count("resolved", period.count("resolved")),
        confidence);
  }
}
