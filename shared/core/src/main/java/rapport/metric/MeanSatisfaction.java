package rapport.metric;

import rapport.comparison.Figure;

/// `csat_mean`: the mean of the answers that [Satisfaction] counts, over one scale.
record MeanSatisfaction() implements Metric {

  private static final About ABOUT =
      new About(
          "csat_mean",
          1,
          new Text("Mean satisfaction", "平均满意度"),
          new Text(
              "The mean of the answers to questions of satisfaction that share one scale.",
              "同一量表的满意度问题回答的平均分。"),
          "sum of scores / answers",
          Unit.SCORE,
          Direction.HIGHER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return new Source.Questions("csat");
  }

  @Override
  public Pooling pooling() {
    return Pooling.ONE_SCALE;
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
