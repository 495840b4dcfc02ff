package rapport.metric;

import java.util.Collection;
import java.util.SortedSet;
import rapport.comparison.Figure;
import rapport.state.State;

/// `acsi`: satisfaction, expectations met and closeness to the ideal as one index, 0 to 100, in the
/// form of the American Customer Satisfaction Index with equal weights: its own are not public.
record AmericanSatisfaction() implements Metric {

  private static final String ID = "acsi";

  private static final About ABOUT =
      new About(
          ID,
          1,
          new Text("ACSI-style index", "ACSI 式满意度指数"),
          new Text(
              "Overall satisfaction, expectations met and closeness to the ideal, weighed equally,"
                  + " from 0 to 100; of those who answered all three.",
              "总体满意度、与期望的差距、与理想的接近程度三项等权合成，0 到 100；只计三项都回答的人。"),
          "100 × (mean of the three − min) / (max − min)",
          Unit.INDEX,
          Direction.HIGHER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return new Source.Surveys(ID);
  }

  @Override
  public SortedSet<String> conflictingScales(Collection<State> states) {
    return Compound.conflicting(states, ID);
  }

  @Override
  public MetricValue value(Scope scope) {
    var answers = scope.answers();
    return IndexValue.rising(answers, ID, DimensionWeights.EQUAL)
        .map(index -> index.points(scope.confidence(), ""))
        .orElseGet(() -> IndexValue.none(answers, ID));
  }

  @Override
  public Figure figure(Scope scope) {
    return IndexValue.rising(scope.answers(), ID, DimensionWeights.EQUAL)
        .map(IndexValue::figureOfPoints)
        .orElseGet(Figure.Empty::new);
  }
}
