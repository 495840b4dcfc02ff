package rapport.metric;

import java.util.List;
import rapport.attainment.Attainment;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.state.State;
import rapport.statistics.Proportion;

/// `sla_first_response` and `sla_resolution`: of the targets that fell due in the period, the share
/// that was met. What is not due yet is not counted.
enum TargetRate implements Metric {
  FIRST_RESPONSE(
      "firstResponseTarget",
      "ticket.replied",
      about(
          "sla_first_response",
          new Text("First response target met", "首次响应达标率"),
          new Text(
              "Of the targets for the first response that fell due in the period, the share that"
                  + " was met. Needs targets in the settings.",
              "在该周期内到期的首次响应目标中达标的比例。需要在设置中定义目标。"))),
  RESOLUTION(
      "resolutionTarget",
      "ticket.resolved",
      about(
          "sla_resolution",
          new Text("Resolution target met", "解决时限达标率"),
          new Text(
              "Of the targets for the resolution that fell due in the period, the share that was"
                  + " met. Needs targets in the settings.",
              "在该周期内到期的解决目标中达标的比例。需要在设置中定义目标。")));

  private final String slot;
  private final String event;
  private final About about;

  /// @param event by which a target is met
  TargetRate(String slot, String event, About about) {
    this.slot = slot;
    this.event = event;
    this.about = about;
  }

  @Override
  public About about() {
    return about;
  }

  @Override
  public Source source() {
    return Source.of(Family.TICKETS);
  }

  @Override
  public List<String> events() {
    return List.of("ticket.created", event);
  }

  @Override
  public List<String> settings() {
    return List.of("serviceTargets");
  }

  @Override
  public MetricValue value(Scope scope) {
    var due = due(scope.state());
    var parts = new MetricValue.Parts().with("met", due.met()).with("breached", due.breached());
    return due.share()
        .map(share -> parts.of(share.trials(), estimate(share, scope.confidence())))
        .orElseGet(() -> parts.of(0, new Estimate.Empty()));
  }

  @Override
  public Figure figure(Scope scope) {
    return due(scope.state()).share().<Figure>map(Figure.Share::new).orElseGet(Figure.Empty::new);
  }

  private Attainment due(State state) {
    return new Attainment(state.count(slot + ":met"), state.count(slot + ":breached"), 0);
  }

  private static Estimate estimate(Proportion share, double confidence) {
    return Estimate.bounded(share.value(), share.wilson(confidence), Estimate.Method.WILSON);
  }

  private static About about(String id, Text title, Text description) {
    return new About(
        id, 1, title, description, "met / (met + breached)", Unit.FRACTION, Direction.HIGHER);
  }
}
