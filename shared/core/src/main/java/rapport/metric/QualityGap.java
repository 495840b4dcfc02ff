package rapport.metric;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import rapport.comparison.Figure;
import rapport.expectation.ServiceGap;
import rapport.state.State;
import rapport.survey.Composition.Member;
import rapport.survey.Survey;

/// `gap`: perceived minus expected service (SERVQUAL) by dimension, and weighed over all, of those
/// who answered everything. The weights are those that the surveys define now.
record QualityGap(DimensionWeights weights) implements Metric {

  private static final String ID = "gap";

  private static final About ABOUT =
      new About(
          ID,
          1,
          new Text("Service quality gap", "服务质量差距"),
          new Text(
              "Perceived minus expected service, in steps of the scale, by dimension and over all:"
                  + " negative where service falls short.",
              "感知服务减去期望服务（以量表分计），分维度并加权合计；负值表示未达期望。"),
          "Σ w × mean (perceived − expected)",
          Unit.SCORE,
          Direction.HIGHER);

  /// Not yet bound to any survey.
  QualityGap() {
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
    return new QualityGap(DimensionWeights.of(ID, surveys));
  }

  @Override
  public SortedSet<String> conflictingScales(Collection<State> states) {
    return weights.conflicting(states, ID);
  }

  @Override
  public MetricValue value(Scope scope) {
    var answers = scope.answers();
    return Compound.in(answers, ID)
        .map(found -> value(found, Compound.dropped(answers, ID), scope.confidence()))
        .orElseGet(() -> IndexValue.none(answers, ID));
  }

  private MetricValue value(Compound compound, long dropped, double confidence) {
    var gap = gap(compound);
    List<String> names = compound.composition().names();
    var scale = compound.composition().scale();
    double most = scale.high() - scale.low();
    var parts = new MetricValue.Parts();
    for (int i = 0; i < names.size(); i++) {
      var name = "dimension:" + names.get(i);
      parts.with(name, gap.of(i));
      gap.interval(i, confidence)
          .map(interval -> interval.clipped(-most, most))
          .ifPresentOrElse(
              known -> parts.with(name + ":low", known.low()).with(name + ":high", known.high()),
              () -> parts.without(name + ":low").without(name + ":high"));
    }
    var weighed = weights.of(names);
    return parts
        .with(IndexValue.DROPPED, dropped)
        .of(
            compound.rows().count(),
            Estimate.of(
                gap.overall(weighed),
                gap.overallInterval(weighed, confidence)
                    .map(interval -> interval.clipped(-most, most)),
                Estimate.Method.T));
  }

  @Override
  public Figure figure(Scope scope) {
    Optional<Compound> found = Compound.in(scope.answers(), ID);
    return found
        .<Figure>map(
            compound ->
                new Figure.Mean(
                    gap(compound).overallOfPersons(weights.of(compound.composition().names()))))
        .orElseGet(Figure.Empty::new);
  }

  private static ServiceGap gap(Compound compound) {
    return new ServiceGap(
        compound.rows(), compound.composition().members().stream().map(Member::items).toList());
  }
}
