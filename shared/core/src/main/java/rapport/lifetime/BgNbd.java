package rapport.lifetime;

import org.apache.commons.statistics.distribution.BetaDistribution;

/// The BG/NBD model of repeat purchases (Fader, Hardie and Lee 2005, "Counting Your Customers" the
/// Easy Way, Marketing Science 24(2)): while alive, a customer buys at random with an own rate, and
/// drops out after a purchase with an own probability. Over customers the rates are gamma (r, α)
/// distributed and the probabilities beta (a, b).
///
/// @param r shape of the rates, above 0
/// @param alpha rate parameter of the rates, above 0, in the unit of time
/// @param a first parameter of the probabilities of dropping out, above 0
/// @param b second parameter, above 0
public record BgNbd(double r, double alpha, double a, double b) {

  public BgNbd {
    requirePositive("r", r);
    requirePositive("alpha", alpha);
    requirePositive("a", a);
    requirePositive("b", b);
  }

  /// The log-likelihood of the histories of some customers (equation 6); 0 without customers. The
  /// unit of time moves it: measured in a unit k times as long, it's Σ x ln k greater.
  public double logLikelihood(Tally<PurchaseHistory> customers) {
    return new BgNbdLikelihood(customers).at(this);
  }

  /// The probability that a customer buys so many times in a time that begins with the first
  /// purchase (equation 8).
  ///
  /// @param purchases repeat purchases, 0 or more
  /// @param time 0 or more
  public double probability(long purchases, double time) {
    requireNotNegative("purchases", purchases);
    requireNotNegative("time", time);
    if (purchases == 0) {
      return Math.exp(-r * Math.log1p(time / alpha));
    }
    double ratio = time / (alpha + time);
    double logDropped = Math.log(a) + Rising.log(b, purchases - 1) - Rising.log(a + b, purchases);
    double dropped = BetaDistribution.of(purchases, r).cumulativeProbability(ratio);
    double logAlive = Rising.log(b, purchases) - Rising.log(a + b, purchases);
    double logCount =
        Rising.log(r, purchases)
            - Rising.log(1, purchases)
            - r * Math.log1p(time / alpha)
            + purchases * Math.log(ratio);
    return Math.exp(logAlive + logCount) + Math.exp(logDropped) * dropped;
  }

  /// The probability that a customer hasn't dropped out by the end of the history (Fader, Hardie
  /// and Lee 2008, "Computing P(alive) Using the BG/NBD Model"): exactly 1 without a repeat
  /// purchase, since dropping out follows one.
  public double probabilityAlive(PurchaseHistory history) {
    if (history.repeats() == 0) {
      return 1;
    }
    double silence = Math.log((alpha + history.age()) / (alpha + history.recency()));
    double logOdds =
        Math.log(a) - Math.log(b + history.repeats() - 1) + (r + history.repeats()) * silence;
    return 1 / (1 + Math.exp(logOdds));
  }

  /// How many repeat purchases a new customer makes on average in a time that begins with the first
  /// purchase (equation 9).
  ///
  /// @param time 0 or more
  public double expectedPurchases(double time) {
    requireNotNegative("time", time);
    return new PurchaseSeries(r, a, b).expected(time / (alpha + time));
  }

  /// How many more purchases a customer with this history makes on average (equation 10).
  ///
  /// @param time after the history's end, 0 or more
  public double expectedPurchases(PurchaseHistory history, double time) {
    requireNotNegative("time", time);
    double ifAlive =
        new PurchaseSeries(r + history.repeats(), a, b + history.repeats())
            .expected(time / (alpha + history.age() + time));
    return probabilityAlive(history) * ifAlive;
  }

  private static void requirePositive(String name, double number) {
    if (!(number > 0 && Double.isFinite(number))) {
      throw new IllegalArgumentException(name + " must be above 0, got " + number);
    }
  }

  private static void requireNotNegative(String name, double number) {
    if (!(number >= 0 && Double.isFinite(number))) {
      throw new IllegalArgumentException(name + " must be 0 or more, got " + number);
    }
  }
}
