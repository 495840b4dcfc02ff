package rapport.lifetime;

import java.util.List;
import java.util.Optional;
import rapport.statistics.Proportion;

/// The value of a customer by formula. Money is in one currency, and a value may be negative.
public final class LifetimeValue {

  private LifetimeValue() {}

  /// revenue × years − cost.
  ///
  /// @param annualRevenue of one customer, on average
  /// @param years that a customer stays, 0 or more
  /// @param acquisitionCost what it costs to win one customer, 0 or more
  public static double simple(double annualRevenue, double years, double acquisitionCost) {
    requireFinite("annualRevenue", annualRevenue);
    requireWithin("years", years, Double.MAX_VALUE);
    requireWithin("acquisitionCost", acquisitionCost, Double.MAX_VALUE);
    return requireFinite("value", annualRevenue * years - acquisitionCost);
  }

  /// How long a customer stays if the same share is lost every year: 1 / churn. Nothing if none is
  /// lost.
  public static Optional<Double> expectedYears(Proportion annualChurn) {
    return annualChurn.successes() == 0 ? Optional.empty() : Optional.of(1 / annualChurn.value());
  }

  /// The present value of a margin for as long as the customer stays, the first one paid at once
  /// and surely: m (1 + d) / (1 + d − r) (Venkatesan, Darden; Gupta and Lehmann 2003).
  ///
  /// @param margin a period, less what is spent to keep the customer
  /// @param retention r, 0 to 1
  /// @param discount d, 0 or more, and above 0 if retention is 1: the sum has no end otherwise
  public static double fromFirstPayment(double margin, double retention, double discount) {
    requireTerms(retention, discount);
    return requireFinite("value", margin * (1 + discount) / (1 + discount - retention));
  }

  /// The same, with the first margin paid after one period by those who then stayed: m r / (1 + d −
  /// r) (Farris and others, Marketing Metrics).
  public static double afterFirstRetention(double margin, double retention, double discount) {
    requireTerms(retention, discount);
    return requireFinite("value", margin * retention / (1 + discount - retention));
  }

  /// The present value of given margins: Σ mₜ rᵗ / (1 + d)ᵗ, of which the one at t = 0 is sure and
  /// usually the outlay to win the customer. Nothing without margins.
  ///
  /// @param margins of the periods 0, 1, 2 …
  /// @param retention r, 0 to 1
  /// @param discount d, 0 or more
  public static Optional<Double> ofMargins(
      List<Double> margins, double retention, double discount) {
    requireWithin("retention", retention, 1);
    requireWithin("discount", discount, Double.MAX_VALUE);
    double factor = retention / (1 + discount);
    return margins.reversed().stream()
        .reduce((later, margin) -> margin + factor * later)
        .map(value -> requireFinite("value", value));
  }

  private static void requireTerms(double retention, double discount) {
    requireWithin("retention", retention, 1);
    requireWithin("discount", discount, Double.MAX_VALUE);
    if (1 + discount - retention <= 0) {
      throw new IllegalArgumentException(
          "discount must be above 0 where retention is 1, got " + discount);
    }
  }

  private static void requireWithin(String name, double number, double most) {
    if (!(number >= 0 && number <= most)) {
      throw new IllegalArgumentException(
          most == 1
              ? name + " must be 0 to 1, got " + number
              : name + " must be 0 or more, got " + number);
    }
  }

  private static double requireFinite(String name, double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(name + " must be finite, got " + number);
    }
    return number;
  }
}
