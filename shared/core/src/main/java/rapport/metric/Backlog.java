package rapport.metric;

import rapport.fact.Family;
import rapport.state.State;

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
    return new Source.FamilyOf(Family.BACKLOG);
  }

  @Override
  public MetricValue value(State period, State opening, double confidence) {
    if (!opening.cells().containsKey(OPEN) && !period.cells().containsKey(OPEN)) {
      return new MetricValue.Parts().of(0, new Estimate.Empty());
    }
    long before = opening.count(OPEN);
    long change = period.count(OPEN);
    long open = Math.addExact(before, change);
    return new MetricValue.Parts()
        .with("opening", before)
        .with("change", change)
        .of(Math.max(0, open), new Estimate.Point(open));
  }
}
