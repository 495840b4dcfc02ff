package rapport.metric;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import rapport.comparison.Figure;
import rapport.expectation.SatisfactionRatio;
import rapport.state.State;
import rapport.statistics.CrossProducts;

/// `satisfaction_ratio`: what customers perceived over what they expected, as the ratio of the
/// sums, of those who answered both.
record PerceivedOverExpected() implements Metric {

  private static final String ID = "satisfaction_ratio";

  private static final About ABOUT =
      new About(
          ID,
          1,
          new Text("Satisfaction ratio", "满意度比值"),
          new Text(
              "What was perceived over what was expected: above 1 customers got more than they"
                  + " expected (loyal), at 1 just that (satisfied), below less (complaint).",
              "感知与期望之比：大于 1 为超出期望（loyal），等于 1 为满意（satisfied），小于 1 为不满（complaint）。"),
          "Σ perceived / Σ expected",
          Unit.RATIO,
          Direction.HIGHER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Source source() {
    return new Source.Surveys(ID);
  }

  /// The mean of what the rows add to a ratio of sums is not made of those of its segments.
  @Override
  public boolean comesApart() {
    return false;
  }

  @Override
  public SortedSet<String> conflictingScales(Collection<State> states) {
    return Compound.conflicting(states, ID);
  }

  @Override
  public MetricValue value(Scope scope) {
    var answers = scope.answers();
    var parts = new MetricValue.Parts();
    var pairs = pairs(answers);
    pairs.ifPresentOrElse(
        known ->
            parts
                .with("perceived", known.moments(0).mean())
                .with("expected", known.moments(1).mean())
                .with("gap", SatisfactionRatio.gap(known).mean()),
        () -> parts.without("perceived").without("expected").without("gap"));
    var ratio = ratio(answers);
    return parts
        .withWord("zone", ratio.map(known -> known.zone().name().toLowerCase(Locale.ROOT)))
        .with(IndexValue.DROPPED, Compound.dropped(answers, ID))
        .of(
            pairs.map(CrossProducts::count).orElse(0L),
            ratio
                .map(
                    known ->
                        Estimate.of(
                            known.value(),
                            known.interval(scope.confidence()),
                            Estimate.Method.DELTA))
                .orElseGet(Estimate.Empty::new));
  }

  @Override
  public Figure figure(Scope scope) {
    return ratio(scope.answers())
        .<Figure>map(known -> new Figure.Ratio(known.scores()))
        .orElseGet(Figure.Empty::new);
  }

  /// Nothing where nobody expected anything: there is no ratio to 0.
  private static Optional<SatisfactionRatio> ratio(State answers) {
    return pairs(answers)
        .filter(pairs -> pairs.sums().get(1).signum() > 0)
        .map(SatisfactionRatio::of);
  }

  private static Optional<CrossProducts> pairs(State answers) {
    return Compound.in(answers, ID).map(Compound::rows);
  }
}
