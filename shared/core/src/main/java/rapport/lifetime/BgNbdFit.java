package rapport.lifetime;

import java.util.List;
import java.util.Optional;

/// [BgNbd] fitted to the histories of some customers by maximum likelihood.
///
/// @param model the parameters under which the histories are most likely
/// @param logLikelihood of the histories under them
/// @param customers fitted to, 1 or more
public record BgNbdFit(BgNbd model, double logLikelihood, long customers) {

  /// Nothing if no parameters are the most likely ones: without a repeat purchase, or where the
  /// customers don't differ, so that the likelihood still grows as a parameter goes to 0 or
  /// infinity.
  public static Optional<BgNbdFit> of(Tally<PurchaseHistory> customers) {
    double meanAge = meanAge(customers);
    if (meanAge == 0) {
      return Optional.empty();
    }
    var likelihood = new BgNbdLikelihood(customers);
    return Maximum.search(at -> likelihood.at(model(at)), List.of(1.0, meanAge, 1.0, 1.0))
        .map(best -> new BgNbdFit(model(best.parameters()), best.value(), customers.size()));
  }

  /// The start of α in the customers' own unit of time; 0 without customers or time.
  private static double meanAge(Tally<PurchaseHistory> customers) {
    double total =
        customers.counts().entrySet().stream()
            .mapToDouble(entry -> entry.getValue() * entry.getKey().age())
            .sum();
    return total == 0 ? 0 : total / customers.size();
  }

  private static BgNbd model(List<Double> parameters) {
    return new BgNbd(parameters.get(0), parameters.get(1), parameters.get(2), parameters.get(3));
  }
}
