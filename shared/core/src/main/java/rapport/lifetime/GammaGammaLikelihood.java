package rapport.lifetime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.special.Beta;

/// The likelihood of what some customers paid, for any parameters of [GammaGamma].
///
/// With S the total of x purchases, the density of the mean S / x is x / S · (S / (v + S))^(p x) ·
/// (v / (v + S))^q / B(p x, q). What depends on x alone is computed once for all customers.
final class GammaGammaLikelihood {

  private final SortedMap<Long, List<Group>> byPurchases = new TreeMap<>();
  private final long customers;

  /// Customers with equal spending.
  private record Group(long customers, double total, double logTotal) {}

  /// Who has paid nothing is left out: the model knows only values above 0.
  GammaGammaLikelihood(Tally<Spending> tally) {
    long paying = 0;
    for (Map.Entry<Spending, Long> entry : tally.counts().entrySet()) {
      double total = entry.getKey().total();
      if (total > 0) {
        byPurchases
            .computeIfAbsent(entry.getKey().purchases(), _ -> new ArrayList<>())
            .add(new Group(entry.getValue(), total, Math.log(total)));
        paying = Math.addExact(paying, entry.getValue());
      }
    }
    this.customers = paying;
  }

  /// Those who have paid something.
  long customers() {
    return customers;
  }

  /// The geometric mean of what each customer paid for a purchase, which a few large customers
  /// don't move; nothing if nobody has paid anything.
  Optional<Double> typicalValue() {
    double sum = 0;
    for (Map.Entry<Long, List<Group>> entry : byPurchases.entrySet()) {
      for (Group group : entry.getValue()) {
        sum += group.customers * (group.logTotal - Math.log(entry.getKey()));
      }
    }
    return customers == 0 ? Optional.empty() : Optional.of(Math.exp(sum / customers));
  }

  double at(GammaGamma model) {
    double sum = 0;
    for (Map.Entry<Long, List<Group>> entry : byPurchases.entrySet()) {
      double shape = model.p() * entry.getKey();
      double ofAll =
          Math.log(entry.getKey())
              - Beta.logBeta(shape, model.q())
              + model.q() * Math.log(model.v());
      for (Group group : entry.getValue()) {
        double ofTotal =
            (shape - 1) * group.logTotal - (shape + model.q()) * Math.log(model.v() + group.total);
        sum += group.customers * (ofAll + ofTotal);
      }
    }
    return sum;
  }
}
