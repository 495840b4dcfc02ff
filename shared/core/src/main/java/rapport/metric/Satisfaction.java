package rapport.metric;

import rapport.event.Scale;
import rapport.state.State;

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
  public MetricValue value(State period, State opening, double confidence) {
    var answers = Scores.in(period);
    long satisfied =
        answers.stream()
            .mapToLong(scores -> scores.sizeWhere(score -> satisfied(score, scores.slot().scale())))
            .sum();
    long answered = answers.stream().mapToLong(Scores::size).sum();
    return Rate.of(
        new Rate.Count("satisfied", satisfied), new Rate.Count("answered", answered), confidence);
  }

  static boolean satisfied(int score, Scale scale) {
    return scale.words() ? score == scale.high() : score >= scale.high() - 1;
  }
}
