package rapport.metric;

import java.util.List;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.state.Cell;
import rapport.state.State;

/// `first_contact_resolution`: of the tickets first resolved in the period, the share that took an
/// agent one public reply at most and was never reopened.
record FirstContactResolution() implements Metric {

  private static final About ABOUT =
      new About(
          "first_contact_resolution",
          1,
          new Text("First contact resolution", "首次接触解决率"),
          new Text(
              "Of the tickets resolved for the first time in the period, the share with at most"
                  + " one public reply of an agent before it, and never reopened.",
              "在该周期内首次解决的工单中，解决前人工客服至多公开回复一次且从未重新打开的比例。"),
          "resolved on first contact / first resolutions",
          Unit.FRACTION,
          Direction.HIGHER);

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
    return List.of("ticket.created", "ticket.replied", "ticket.resolved");
  }

  @Override
  public MetricValue value(Scope scope) {
    return rate(scope.state()).value(scope.confidence());
  }

  @Override
  public Figure figure(Scope scope) {
    return rate(scope.state()).figure();
  }

  /// Every first resolution has a duration.
  private static Rate rate(State state) {
    long resolved =
        state.cells().get("firstResolution") instanceof Cell.Durations durations
            ? durations.count()
            : 0;
    return new Rate(
        new Rate.Count("firstContact", state.count("firstContact")),
        new Rate.Count("resolved", resolved));
  }
}
