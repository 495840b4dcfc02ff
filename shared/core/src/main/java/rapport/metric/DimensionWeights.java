package rapport.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.state.State;
import rapport.statistics.Weights;
import rapport.survey.Survey;

/// What dimensions weigh, as the current definitions of surveys say: who changes a weight changes
/// all figures, and nothing has to be folded again.
///
/// @param bySurvey dimension → weight, of each survey
record DimensionWeights(List<SortedMap<String, BigDecimal>> bySurvey) {

  /// As far apart as weights must be to differ.
  private static final MathContext SHARE = new MathContext(10);

  /// Of no survey: all dimensions weigh the same.
  static final DimensionWeights EQUAL = new DimensionWeights(List.of());

  DimensionWeights {
    bySurvey = List.copyOf(bySurvey);
  }

  static DimensionWeights of(String metric, Collection<Survey> surveys) {
    return new DimensionWeights(surveys.stream().map(survey -> survey.weights(metric)).toList());
  }

  /// Of these dimensions; the same for all where no weight is given.
  ///
  /// @throws IllegalArgumentException if surveys that have all of them disagree
  Weights of(List<String> dimensions) {
    var conflicts = conflicting(dimensions);
    if (!conflicts.isEmpty()) {
      throw new IllegalArgumentException("of " + dimensions + ": " + conflicts);
    }
    return all(dimensions).findFirst().orElseGet(() -> Weights.equal(dimensions.size()));
  }

  /// What keeps the answers of some states from being put together: other dimensions, another
  /// scale, or weights on which the surveys disagree.
  SortedSet<String> conflicting(Collection<State> states, String metric) {
    var conflicts = new TreeSet<>(Compound.conflicting(states, metric));
    Compound.compositions(states, metric)
        .forEach(one -> conflicts.addAll(conflicting(one.names())));
    return conflicts;
  }

  /// The weights that surveys give these dimensions, if not all give the same; else none. Only
  /// their proportions matter.
  SortedSet<String> conflicting(List<String> dimensions) {
    var found = new TreeSet<String>();
    all(dimensions).forEach(weights -> found.add("weights " + shares(weights)));
    if (found.size() < 2) {
      found.clear();
    }
    return found;
  }

  private Stream<Weights> all(List<String> dimensions) {
    return bySurvey.stream()
        .filter(weights -> weights.keySet().containsAll(dimensions))
        .map(weights -> dimensions.stream().map(weights::get).toList())
        .map(
            weights ->
                weights.stream().allMatch(weight -> weight.signum() == 0)
                    ? Weights.equal(dimensions.size())
                    : new Weights(weights));
  }

  private static String shares(Weights weights) {
    return weights.each().stream()
        .map(weight -> weight.divide(weights.sum(), SHARE).stripTrailingZeros().toPlainString())
        .collect(Collectors.joining(", "));
  }
}
