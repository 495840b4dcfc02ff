package rapport.metric;

import java.util.List;
import rapport.comparison.Figure;
import rapport.fact.Family;

/// `tickets_created`, `tickets_resolved` and `tickets_reopened`: how often it happened in the
/// period. Where nothing at all is known of tickets in a period there is no value; where something
/// is, none of a kind is a true 0.
enum TicketCount implements Metric {
  CREATED(
      "created",
      List.of("ticket.created"),
      about(
          "tickets_created",
          new Text("Tickets created", "新建工单数"),
          new Text("Tickets created in the period.", "周期内创建的工单数。"),
          Direction.NEITHER)),
  RESOLVED(
      "resolved",
      List.of("ticket.created", "ticket.resolved"),
      about(
          "tickets_resolved",
          new Text("Tickets resolved", "解决工单数"),
          new Text(
              "Resolutions in the period; a ticket that is reopened and resolved again has two.",
              "周期内的解决次数；重新打开后再次解决的工单计两次。"),
          Direction.HIGHER)),
  REOPENED(
      "reopened",
      List.of("ticket.created", "ticket.resolved", "ticket.reopened"),
      about(
          "tickets_reopened",
          new Text("Tickets reopened", "重新打开工单数"),
          new Text("Reopenings in the period.", "周期内重新打开的次数。"),
          Direction.LOWER));

  private final String slot;
  private final List<String> events;
  private final About about;

  TicketCount(String slot, List<String> events, About about) {
    this.slot = slot;
    this.events = events;
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
    return events;
  }

  @Override
  public MetricValue value(Scope scope) {
    var parts = new MetricValue.Parts();
    if (scope.state().cells().isEmpty()) {
      return parts.of(0, new Estimate.Empty());
    }
    long count = scope.state().count(slot);
    return parts.of(count, new Estimate.Point(count));
  }

  @Override
  public Figure figure(Scope scope) {
    return scope.state().cells().isEmpty()
        ? new Figure.Empty()
        : new Figure.Count(scope.state().count(slot));
  }

  private static About about(String id, Text title, Text description, Direction direction) {
    return new About(id, 1, title, description, "count", Unit.COUNT, direction);
  }
}
