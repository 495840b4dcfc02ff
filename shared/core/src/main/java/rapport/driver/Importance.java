package rapport.driver;

import java.util.List;

/// How much of the outcome's variance each driver explains.
///
/// @param contributions 0 or more each; together they are R²
public record Importance(List<Double> contributions) {

  public Importance {
    contributions = List.copyOf(contributions);
  }

  public double rSquared() {
    return Math.min(1, contributions.stream().mapToDouble(Double::doubleValue).sum());
  }

  /// Of what is explained, adding up to 1; none if nothing is.
  public List<Double> shares() {
    double explained = contributions.stream().mapToDouble(Double::doubleValue).sum();
    return explained == 0
        ? List.of()
        : contributions.stream().map(contribution -> contribution / explained).toList();
  }
}
