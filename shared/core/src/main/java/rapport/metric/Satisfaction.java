package rapport.metric;

import rapport.comparison.Figure;
import rapport.event.Scale;

/// `csat`: the share of the satisfied. Those are the two highest scores of a scale of numbers, and
/// good of good and bad; what it counts is the same on every scale, so scales pool.
record Satisfaction() implements Metric {

  private static final About ABOUT =
      new About(
          "csat",
          1,
          new Text("Customer satisfaction", "客户满意度"),
          new Text(
              "The share of answers that are satisfied: the two highest scores of 1 to 5 or 1 to 7,"
                  + " or good of good and bad.",
              "满意的回答所占比例：1 到 5 分或 1 到 7 分量表的最高两档，或“好/差”中的“好”。"),
          "satisfied / answers",
          Unit.FRACTION,
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
  public MetricValue value(Scope scope) {
    return rate(scope).value(scope.confidence());
  }

  @Override
  public Figure figure(Scope scope) {
    return rate(scope).figure();
  }

  private static Rate rate(Scope scope) {
    var answers = Scores.in(scope.answers());
    long satisfied =
        answers.stream()
            .mapToLong(scores -> scores.sizeWhere(score -> satisfied(score, scores.slot().scale())))
            .sum();
    long answered = answers.stream().mapToLong(Scores::size).sum();
    return new Rate(new Rate.Count("satisfied", satisfied), new Rate.Count("answered", answered));
  }

  static boolean satisfied(int score, Scale scale) {
    return scale.words() ? score == scale.high() : score >= scale.high() - 1;
  }
}
