package rapport.metric;

import rapport.comparison.Figure;

/// `completion_rate`: of the responses that were started, the share that came to the end.
record CompletionRate() implements Metric {

  private static final About ABOUT =
      new About(
          "completion_rate",
          1,
          new Text("Completion rate", "完成率"),
          new Text(
              "The share of the responses of the period that came to the end of the survey.",
              "周期内开始作答的答卷中完成的比例。"),
          "complete / started",
          Unit.FRACTION,
          Direction.HIGHER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return new Source.Surveys();
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
    var answers = scope.answers();
    long complete = answers.count("complete");
    return new Rate(
        new Rate.Count("complete", complete),
        new Rate.Count("started", Math.addExact(complete, answers.count("partial"))));
  }
}
