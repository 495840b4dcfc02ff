package rapport.metric;

import rapport.comparison.Figure;
import rapport.state.State;

/// `ces`: the mean Customer Effort Score over one scale and direction. High is better where the
/// question asks for ease (2.0, 1 to 7, CEB 2013), low where it asks for effort (1.0, 1 to 5, CEB
/// 2010).
record MeanEffort() implements Metric {

  private static final About ABOUT =
      new About(
          "ces",
          1,
          new Text("Customer Effort Score", "客户费力度"),
          new Text(
              "The mean of the answers on how easy it was (1 to 7, higher is better) or how much"
                  + " effort it took (1 to 5, lower is better).",
              "对“有多容易”（1 到 7 分，越高越好）或“费了多大力”（1 到 5 分，越低越好）回答的平均分。"),
          "sum of scores / answers",
          Unit.SCORE,
          Direction.HIGHER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return new Source.Questions("ces");
  }

  @Override
  public Pooling pooling() {
    return Pooling.ONE_SCALE;
  }

  @Override
  public Direction direction(State state) {
    var slots = ScoreSlot.answered(state);
    boolean effort =
        !slots.isEmpty() && slots.stream().allMatch(slot -> slot.sense() == ScoreSlot.Sense.EFFORT);
    return effort ? Direction.LOWER : direction();
  }

  @Override
  public MetricValue value(Scope scope) {
    return Scores.meanOnOneScale(scope.answers(), scope.confidence());
  }

  @Override
  public Figure figure(Scope scope) {
    return Scores.figureOnOneScale(scope.answers());
  }
}
