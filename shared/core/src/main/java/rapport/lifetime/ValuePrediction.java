package rapport.lifetime;

import java.util.List;
import java.util.Optional;

/// What customers are predicted to spend in a time to come: how often they buy by [BgNbd], what a
/// purchase is worth by [GammaGamma], both fitted to all of them. A prediction, not a count.
///
/// @param purchases how often they buy, in weeks
/// @param values what a day with a purchase is worth, in the currency of the spend
/// @param meanValue what a customer spends in that time on average, 0 or more
/// @param days how long that time is, 1 or more
public record ValuePrediction(
    BgNbdFit purchases, GammaGammaFit values, double meanValue, int days) {

  private static final int DAYS_A_WEEK = 7;

  public ValuePrediction {
    if (!(meanValue >= 0 && Double.isFinite(meanValue))) {
      throw new IllegalArgumentException("meanValue must be 0 or more, got " + meanValue);
    }
    if (days < 1) {
      throw new IllegalArgumentException("days must be 1 or more, got " + days);
    }
  }

  /// How many customers it was fitted to.
  public long customers() {
    return purchases.customers();
  }

  /// Of the two models together.
  public double logLikelihood() {
    return purchases.logLikelihood() + values.logLikelihood();
  }

  /// Nothing if a model can't be fitted: nobody has bought again or paid, or all are alike.
  ///
  /// @param customers what each has bought, in one currency
  /// @param today the day up to which purchases are known, not before any of them
  /// @param days to be predicted, from then on
  public static Optional<ValuePrediction> of(List<PurchaseSums> customers, long today, int days) {
    var histories =
        Tally.of(customers.stream().map(sums -> sums.historyUntil(today, DAYS_A_WEEK)).toList());
    var spendings = Tally.of(customers.stream().map(PurchaseSums::spending).toList());
    var purchases = BgNbdFit.of(histories);
    var values = purchases.flatMap(_ -> GammaGammaFit.of(spendings));
    return values.flatMap(
        known ->
            mean(customers, new Models(purchases.orElseThrow().model(), known.model()), today, days)
                .map(mean -> new ValuePrediction(purchases.orElseThrow(), known, mean, days)));
  }

  private record Models(BgNbd purchases, GammaGamma values) {}

  /// Nothing if the mean of what somebody's purchases are worth is infinite.
  private static Optional<Double> mean(
      List<PurchaseSums> customers, Models models, long today, int days) {
    double total = 0;
    for (PurchaseSums sums : customers) {
      var value = models.values.expectedValue(sums.spending());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      var history = sums.historyUntil(today, DAYS_A_WEEK);
      double purchases = models.purchases.expectedPurchases(history, (double) days / DAYS_A_WEEK);
      total += purchases * value.get();
    }
    return Optional.of(total / customers.size());
  }
}
