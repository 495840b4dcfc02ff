package rapport.lifetime;

import java.util.List;
import java.util.Optional;

/// [GammaGamma] fitted to what some customers paid, by maximum likelihood.
///
/// @param model the parameters under which the values are most likely
/// @param logLikelihood of the mean values under them
/// @param customers fitted to, those who have paid something: 1 or more
public record GammaGammaFit(GammaGamma model, double logLikelihood, long customers) {

  /// Nothing if no parameters are the most likely ones: if nobody has paid, or where customers
  /// don't differ, so that the likelihood still grows as a parameter goes to 0 or infinity.
  public static Optional<GammaGammaFit> of(Tally<Spending> customers) {
    var likelihood = new GammaGammaLikelihood(customers);
    return likelihood
        .typicalValue()
        .flatMap(value -> Maximum.search(at -> likelihood.at(model(at)), List.of(1.0, 2.0, value)))
        .map(
            best ->
                new GammaGammaFit(model(best.parameters()), best.value(), likelihood.customers()));
  }

  private static GammaGamma model(List<Double> parameters) {
    return new GammaGamma(parameters.get(0), parameters.get(1), parameters.get(2));
  }
}
