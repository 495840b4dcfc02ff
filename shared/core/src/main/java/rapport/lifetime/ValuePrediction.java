package rapport.lifetime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /// What one customer is predicted to spend in that time; nothing if that can't be told.
  ///
  /// @param customer what it bought until today
  /// @param today the day that this was predicted for
  public Optional<Double> ofOne(PurchaseSums customer, long today) {
    return new Outlook(purchases.model(), values.model(), today, days)
        .mean(Tally.of(List.of(customer)));
  }

  /// How many customers it was fitted to.
  public long customers() {
    return purchases.customers();
  }

  /// Of the two models together.
  public double logLikelihood() {
    return purchases.logLikelihood() + values.logLikelihood();
  }

  /// The same where nobody has left.
  public static Optional<ValuePrediction> of(List<PurchaseSums> customers, long today, int days) {
    return of(new Buyers(customers, List.of()), today, days);
  }

  /// The models learn from what everybody did; the mean is over those who are there.
  ///
  /// Nothing if a model can't be fitted: nobody has bought again or paid, or all are alike. Nothing
  /// either if all have left, or if the time ahead is too long beside what is known. The same
  /// buyers give the same numbers, bit for bit, in whatever order they come.
  ///
  /// @param today the day up to which purchases are known, not before any of them
  /// @param days to be predicted, from then on
  public static Optional<ValuePrediction> of(Buyers buyers, long today, int days) {
    var all = new ArrayList<>(buyers.there());
    all.addAll(buyers.left());
    var histories =
        Tally.of(all.stream().map(sums -> sums.historyUntil(today, DAYS_A_WEEK)).toList());
    var purchases = BgNbdFit.of(histories);
    if (purchases.isEmpty()) {
      return Optional.empty();
    }
    var bought = purchases.get();
    return GammaGammaFit.of(Tally.of(all.stream().map(PurchaseSums::spending).toList()))
        .flatMap(
            worth ->
                new Outlook(bought.model(), worth.model(), today, days)
                    .mean(Tally.of(buyers.there()))
                    .map(mean -> new ValuePrediction(bought, worth, mean, days)));
  }

  /// What each buyer has bought, in one currency.
  ///
  /// @param there those who may buy again
  /// @param left those who said that they left
  public record Buyers(List<PurchaseSums> there, List<PurchaseSums> left) {

    public Buyers {
      there = List.copyOf(there);
      left = List.copyOf(left);
    }
  }

  /// What the two models expect of the days after a day.
  private record Outlook(BgNbd purchases, GammaGamma values, long today, int days) {

    /// Nothing if there is nobody, or if one's mean can't be told.
    private Optional<Double> mean(Tally<PurchaseSums> customers) {
      var expected = new HashMap<PurchaseHistory, Double>();
      double total = 0;
      for (Map.Entry<PurchaseSums, Long> entry : customers.counts().entrySet()) {
        var value = values.expectedValue(entry.getKey().spending());
        var more = more(entry.getKey().historyUntil(today, DAYS_A_WEEK), expected);
        if (value.isEmpty() || more.isEmpty()) {
          return Optional.empty();
        }
        total += entry.getValue() * more.get() * value.get();
      }
      return Optional.of(total / customers.size()).filter(Double::isFinite);
    }

    /// Many customers have the same history, and it takes long to tell.
    private Optional<Double> more(PurchaseHistory history, Map<PurchaseHistory, Double> known) {
      try {
        double weeks = (double) days / DAYS_A_WEEK;
        return Optional.of(
            known.computeIfAbsent(history, one -> purchases.expectedPurchases(one, weeks)));
      } catch (IllegalArgumentException _) { // too far ahead
        return Optional.empty();
      }
    }
  }
}
