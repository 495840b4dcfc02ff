package rapport.metric;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.statistics.Weights;
import rapport.survey.Survey;

/// What dimensions weigh, as the current definitions of surveys say: who changes a weight changes
/// all figures, and nothing has to be folded again.
///
/// @param bySurvey dimension → weight, of each survey
record DimensionWeights(List<SortedMap<String, BigDecimal>> bySurvey) {

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
    var found = all(dimensions);
    if (found.size() > 1) {
      throw new IllegalArgumentException("the weights of " + dimensions + " differ: " + found);
    }
    return found.stream()
        .filter(weights -> weights.stream().anyMatch(weight -> weight.signum() > 0))
        .findFirst()
        .map(Weights::new)
        .orElseGet(() -> Weights.equal(dimensions.size()));
  }

  /// The weights that surveys give these dimensions, if not all give the same; else none.
  SortedSet<String> conflicting(List<String> dimensions) {
    var found = new TreeSet<String>();
    all(dimensions).forEach(weights -> found.add("weights " + String.join(", ", texts(weights))));
    if (found.size() < 2) {
      found.clear();
    }
    return found;
  }

  private List<List<BigDecimal>> all(List<String> dimensions) {
    return bySurvey.stream()
        .filter(weights -> weights.keySet().containsAll(dimensions))
        .map(weights -> dimensions.stream().map(weights::get).toList())
        .map(weights -> weights.stream().map(BigDecimal::stripTrailingZeros).toList())
        .distinct()
        .toList();
  }

  private static List<String> texts(List<BigDecimal> weights) {
    return weights.stream().map(BigDecimal::toPlainString).toList();
  }
}
