package rapport.metric;

import rapport.comparison.Figure;

/// `ces_topbox`: the share of those who found it easy.
///
/// Gartner counts who "at least somewhat agrees" that it was easy: 5, 6 and 7 of 7, which is all
/// that lies beyond the neutral middle. On any other scale it is the same side of the middle: of 1
/// to 5, where CEB's question of 2010 has 1 for very low and 5 for very high effort and 3 for
/// neutral, it is 1 and 2. So a higher share is better whatever the direction of the question.
record EaseShare() implements Metric {

  private static final About ABOUT =
      new About(
          "ces_topbox",
          1,
          new Text("Low-effort share", "低费力比例"),
          new Text(
              "The share of answers on the easy side of the scale's middle: 5 to 7 of 7 for ease, 1"
                  + " and 2 of 5 for effort.",
              "位于量表中点“轻松”一侧的回答所占比例：容易度 7 分制为 5 至 7 分，费力度 5 分制为 1、2 分。"),
          "easy / answers",
          Unit.FRACTION,
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
  public MetricValue value(Scope scope) {
    return rate(scope).value(scope.confidence());
  }

  @Override
  public Figure figure(Scope scope) {
    return rate(scope).figure();
  }

  private static Rate rate(Scope scope) {
    var scores = Scores.onOneScale(scope.answers());
    long easy = scores.map(all -> all.sizeWhere(score -> easy(score, all.slot()))).orElse(0L);
    long answered = scores.map(Scores::size).orElse(0L);
    return new Rate(new Rate.Count("easy", easy), new Rate.Count("answered", answered));
  }

  static boolean easy(int score, ScoreSlot slot) {
    int beyondMiddle = 2 * score - slot.scale().low() - slot.scale().high();
    return switch (slot.sense()) {
      case EASE, PLAIN -> beyondMiddle > 0;
      case EFFORT -> beyondMiddle < 0;
    };
  }
}
