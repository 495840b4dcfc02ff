package rapport.metric;

import java.util.List;
import rapport.comparison.Figure;
import rapport.event.Scale;
import rapport.statistics.NetShare;

/// `nps`: how many recommend minus how many warn (Reichheld, Harvard Business Review 2003).
///
/// The interval is adjusted Wald (3,T), from the score method below 20 answers.
record NetPromoterScore() implements Metric {

  private static final int LEAST_ANSWERS_FOR_WALD = 20;
  private static final double POINTS = 100;

  private static final About ABOUT =
      new About(
          "nps",
          1,
          new Text("Net Promoter Score", "净推荐值"),
          new Text(
              "How likely people are to recommend, asked on 0 to 10: the share of promoters (9 and"
                  + " 10) minus the share of detractors (0 to 6).",
              "以 0 到 10 分询问推荐意愿：推荐者（9、10 分）所占百分比减去贬损者（0 至 6 分）所占百分比。"),
          "100 × (promoters − detractors) / answers",
          Unit.POINTS,
          Direction.HIGHER);

  /// What an answer makes of its giver.
  enum Group {
    PROMOTER,
    PASSIVE,
    DETRACTOR;

    private static final int LEAST_OF_PROMOTERS = 9;
    private static final int GREATEST_OF_DETRACTORS = 6;

    /// @param score 0 to 10
    static Group of(int score) {
      if (!Scale.NPS.holds(score)) {
        throw new IllegalArgumentException("a score must be 0 to 10, got " + score);
      }
      if (score >= LEAST_OF_PROMOTERS) {
        return PROMOTER;
      }
      return score <= GREATEST_OF_DETRACTORS ? DETRACTOR : PASSIVE;
    }
  }

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return new Source.Questions("nps");
  }

  @Override
  public MetricValue value(Scope scope) {
    return switch (figure(scope)) {
      case Figure.Net(NetShare share) ->
          parts(share.favourable(), share.neutral(), share.adverse())
              .of(share.answers(), estimate(share, scope.confidence()));
      case Figure _ -> parts(0, 0, 0).of(0, new Estimate.Empty());
    };
  }

  @Override
  public Figure figure(Scope scope) {
    var answers = Scores.in(scope.answers());
    return Figure.ofNetShare(
        count(answers, Group.PROMOTER),
        count(answers, Group.PASSIVE),
        count(answers, Group.DETRACTOR));
  }

  private static MetricValue.Parts parts(long promoters, long passives, long detractors) {
    return new MetricValue.Parts()
        .with("promoters", promoters)
        .with("passives", passives)
        .with("detractors", detractors);
  }

  private static long count(List<Scores> answers, Group group) {
    return answers.stream()
        .mapToLong(scores -> scores.sizeWhere(score -> Group.of(score) == group))
        .sum();
  }

  private static Estimate estimate(NetShare share, double confidence) {
    boolean few = share.answers() < LEAST_ANSWERS_FOR_WALD;
    var interval = few ? share.score(confidence) : share.adjustedWald(confidence);
    return Estimate.bounded(
        POINTS * (share.favourable() - share.adverse()) / share.answers(),
        interval.times(POINTS),
        few ? Estimate.Method.SCORE : Estimate.Method.ADJUSTED_WALD);
  }
}
