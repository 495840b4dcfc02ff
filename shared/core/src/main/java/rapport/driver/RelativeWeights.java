package rapport.driver;

import java.util.ArrayList;

/// With R = QΛQ′ the correlations of the drivers and r those with the outcome: the root L = QΛ^½Q′
/// holds the loadings of the drivers on their nearest uncorrelated variables, β = L⁻¹r what those
/// explain, and Σₖ Lⱼₖ² βₖ² is the weight of driver j. Where R is singular, L⁻¹ is the
/// pseudoinverse.
final class RelativeWeights {

  private RelativeWeights() {}

  /// @param correlations of the drivers, and last of the outcome
  static Importance importance(double[][] correlations, int drivers) {
    var eigen = SymmetricEigen.of(correlations, drivers);
    var loadings = eigen.apply(Math::sqrt);
    var inverse = eigen.apply(value -> 1 / Math.sqrt(value));
    var explained = new double[drivers];
    for (int k = 0; k < drivers; k++) {
      double coefficient = 0;
      for (int j = 0; j < drivers; j++) {
        coefficient += inverse[k][j] * correlations[j][drivers];
      }
      explained[k] = coefficient * coefficient;
    }
    var contributions = new ArrayList<Double>();
    for (int j = 0; j < drivers; j++) {
      double contribution = 0;
      for (int k = 0; k < drivers; k++) {
        contribution += loadings[j][k] * loadings[j][k] * explained[k];
      }
      contributions.add(contribution);
    }
    return new Importance(contributions);
  }
}
