package rapport.metric;

import java.util.Collection;
import java.util.SortedSet;
import rapport.comparison.Figure;
import rapport.state.State;
import rapport.survey.Survey;

/// `csi`: satisfaction with several dimensions as one index, 0 to 100, over those who answered all
/// of them. The weights are those that the surveys define now.
record WeightedSatisfaction(DimensionWeights weights) implements Metric {

  private static final String ID = "csi";
  private static final String PREFIX = "dimension:";

  private static final About ABOUT =
      new About(
          ID,
          1,
          new Text("Customer Satisfaction Index", "客户满意度指数"),
          new Text(
              "Satisfaction with several dimensions, each from 0 to 100, weighed as the survey"
                  + " defines; of those who answered all of them.",
              "对多个维度的满意度（各折算为 0 到 100），按问卷定义的权重加权；只计回答了全部维度的人。"),
          "Σ w × 100 × (mean − min) / (max − min)",
          Unit.INDEX,
          Direction.HIGHER);

  /// Not yet bound to any survey.
  WeightedSatisfaction() {
    this(DimensionWeights.EQUAL);
  }

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return new Source.Surveys(ID);
  }

  @Override
  public Metric definedBy(Collection<Survey> surveys) {
    return new WeightedSatisfaction(DimensionWeights.of(ID, surveys));
  }

  @Override
  public SortedSet<String> conflictingScales(Collection<State> states) {
    return weights.conflicting(states, ID);
  }

  @Override
  public MetricValue value(Scope scope) {
    var answers = scope.answers();
    return IndexValue.rising(answers, ID, weights)
        .map(index -> index.points(scope.confidence(), PREFIX))
        .orElseGet(() -> IndexValue.none(answers, ID));
  }

  @Override
  public Figure figure(Scope scope) {
    return IndexValue.rising(scope.answers(), ID, weights)
        .map(IndexValue::figureOfPoints)
        .orElseGet(Figure.Empty::new);
  }
}
