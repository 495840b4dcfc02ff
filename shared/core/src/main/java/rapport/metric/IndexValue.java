package rapport.metric;

import java.util.List;
import java.util.Optional;
import rapport.comparison.Figure;
import rapport.event.Scale;
import rapport.index.WeightedIndex;
import rapport.state.State;
import rapport.statistics.Weights;

/// An index of several ratings that each response gave together.
///
/// @param index how they are weighed
/// @param compound the answers
/// @param dropped how many were left out, because they did not answer all of it
record IndexValue(WeightedIndex index, Compound compound, long dropped) {

  static final String DROPPED = "dropped";

  /// From the lowest answer, which is worth 0, to the highest. Nothing if nobody answered all.
  static Optional<IndexValue> rising(State answers, String metric, DimensionWeights weights) {
    return Compound.in(answers, metric)
        .map(
            compound ->
                new IndexValue(
                    rising(
                        weights.of(compound.composition().names()), compound.composition().scale()),
                    compound,
                    Compound.dropped(answers, metric)));
  }

  private static WeightedIndex rising(Weights weights, Scale scale) {
    return new WeightedIndex(weights, scale.low(), scale.high());
  }

  /// Nobody answered all of it.
  static MetricValue none(State answers, String metric) {
    return new MetricValue.Parts()
        .with(DROPPED, Compound.dropped(answers, metric))
        .of(0, new Estimate.Empty());
  }

  /// From 0 to 100, with what each rating is worth by itself.
  MetricValue points(double confidence, String prefix) {
    var parts = new MetricValue.Parts();
    List<String> names = compound.composition().names();
    for (int i = 0; i < names.size(); i++) {
      parts.with(prefix + names.get(i), index.points(compound.rows().moments(i).mean()));
    }
    return parts
        .with(DROPPED, dropped)
        .of(
            compound.rows().count(),
            Estimate.of(
                index.of(compound.rows()),
                index.interval(compound.rows(), confidence),
                Estimate.Method.T));
  }

  Figure figureOfPoints() {
    return new Figure.Mean(index.pointsOfRows(compound.rows()));
  }
}
