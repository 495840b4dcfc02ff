package rapport.metric;

import java.util.List;
import java.util.Optional;
import rapport.comparison.Figure;
import rapport.fact.Family;
import rapport.settings.CustomerRules;

/// `backlog`: open tickets at the end of the period, or now if it is not over.
record Backlog() implements Metric {

  private static final String OPEN = "open";

  private static final About ABOUT =
      new About(
          "backlog",
          1,
          new Text("Backlog", "未结工单数"),
          new Text("Tickets that are open at the end of the period.", "周期结束时仍未解决的工单数。"),
          "open before the period + change in the period",
          Unit.COUNT,
          Direction.LOWER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return Source.of(Family.BACKLOG);
  }

  @Override
  public Optional<Unwatched> unwatched(CustomerRules rules) {
    return Optional.of(Unwatched.BALANCE);
  }

  @Override
  public List<String> events() {
    return List.of("ticket.created", "ticket.resolved");
  }

  @Override
  public MetricValue value(Scope scope) {
    if (!scope.opening().cells().containsKey(OPEN) && !scope.state().cells().containsKey(OPEN)) {
      return new MetricValue.Parts()
          .without("opening")
          .without("change")
          .of(0, new Estimate.Empty());
    }
    long before = scope.opening().count(OPEN);
    long change = scope.state().count(OPEN);
    long open = Math.addExact(before, change);
    return new MetricValue.Parts()
        .with("opening", before)
        .with("change", change)
        .of(Math.max(0, open), new Estimate.Point(open));
  }

  @Override
  public Figure figure(Scope scope) {
    return switch (value(scope).estimate()) {
      case Estimate.Point open -> new Figure.Count(Math.max(0, (long) open.value()));
      case Estimate _ -> new Figure.Empty();
    };
  }
}
