package rapport.lifetime;

import java.util.Optional;

/// The Gamma-Gamma model of what a purchase is worth (Fader and Hardie 2013, "The Gamma-Gamma Model
/// of Monetary Value"; Fader, Hardie and Lee 2005, "RFM and CLV", Journal of Marketing Research
/// 42(4)): the values of a customer's purchases are gamma (p, ν) distributed, and over customers ν
/// is gamma (q, v) distributed, whatever the number of purchases.
///
/// @param p shape of a customer's values, above 0
/// @param q shape over customers, above 0
/// @param v rate parameter over customers, above 0, in the currency
public record GammaGamma(double p, double q, double v) {

  public GammaGamma {
    if (!isPositive(p) || !isPositive(q) || !isPositive(v)) {
      throw new IllegalArgumentException(
          "p, q and v must be above 0, got %s, %s, %s".formatted(p, q, v));
    }
  }

  /// The mean value to expect of a customer's purchases (equation 5): p (v + total) / (p x + q −
  /// 1), between the mean of all customers and the customer's own. Nothing if p x + q is 1 or less:
  /// the mean is infinite then.
  public Optional<Double> expectedValue(Spending spending) {
    double divisor = p * spending.purchases() + q - 1;
    return divisor <= 0 ? Optional.empty() : Optional.of(p * (v + spending.total()) / divisor);
  }

  /// The log-likelihood of some customers' mean values, of those who have paid something (equation
  /// 1a); 0 if nobody has.
  public double logLikelihood(Tally<Spending> customers) {
    return new GammaGammaLikelihood(customers).at(this);
  }

  private static boolean isPositive(double number) {
    return number > 0 && Double.isFinite(number);
  }
}
