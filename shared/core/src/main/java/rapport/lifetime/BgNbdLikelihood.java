package rapport.lifetime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The likelihood of some customers' histories for any parameters of [BgNbd].
///
/// A fit asks for it hundreds of times, so logarithms are taken once for each number of purchases
/// and each time that occurs, not for each customer: times are days apart, and many customers share
/// them.
final class BgNbdLikelihood {

  /// Purchases on every day of two centuries.
  private static final int MAX_REPEATS = 73_000;

  private final List<Group> groups = new ArrayList<>();
  private final double[] times;
  private final int mostRepeats;

  /// Customers with equal histories.
  ///
  /// @param recency the place of the time in the list of all times
  /// @param age the same
  private record Group(long customers, int repeats, int recency, int age) {}

  /// @throws IllegalArgumentException if a history has more than 73,000 repeats
  BgNbdLikelihood(Tally<PurchaseHistory> customers) {
    var places = places(customers);
    this.times = places.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    int most = 0;
    for (Map.Entry<PurchaseHistory, Long> entry : customers.counts().entrySet()) {
      var history = entry.getKey();
      most = repeats(history);
      groups.add(
          new Group(
              entry.getValue(), most, places.get(history.recency()), places.get(history.age())));
    }
    this.mostRepeats = most; // the tally is in the order of repeats
  }

  double at(BgNbd model) {
    var ofRepeats = ofRepeats(model);
    var logDropping = logDropping(model);
    var logTimes = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      logTimes[i] = Math.log(model.alpha() + times[i]);
    }
    double sum = 0;
    for (Group group : groups) {
      double shape = model.r() + group.repeats;
      double alive = -shape * logTimes[group.age];
      double dropped = logDropping[group.repeats] - shape * logTimes[group.recency];
      sum += group.customers * (ofRepeats[group.repeats] + logOfSum(alive, dropped));
    }
    return sum;
  }

  /// ln of Γ(r + x) / Γ(r) αʳ B(a, b + x) / B(a, b), for every x.
  private double[] ofRepeats(BgNbd model) {
    var logs = Rising.logs(model.r(), mostRepeats);
    var alive = Rising.logs(model.b(), mostRepeats);
    var all = Rising.logs(model.a() + model.b(), mostRepeats);
    double logScale = model.r() * Math.log(model.alpha());
    for (int repeats = 0; repeats <= mostRepeats; repeats++) {
      logs[repeats] += logScale + alive[repeats] - all[repeats];
    }
    return logs;
  }

  /// ln of a / (b + x − 1), for every x; without a repeat purchase nobody has dropped out.
  private double[] logDropping(BgNbd model) {
    var logs = new double[mostRepeats + 1];
    logs[0] = Double.NEGATIVE_INFINITY;
    for (int repeats = 1; repeats <= mostRepeats; repeats++) {
      logs[repeats] = Math.log(model.a() / (model.b() + repeats - 1));
    }
    return logs;
  }

  /// ln(eᵃ + eᵇ) where either may be too great or small for a double.
  private static double logOfSum(double a, double b) {
    double greater = Math.max(a, b);
    return greater + Math.log(1 + Math.exp(Math.min(a, b) - greater));
  }

  private static TreeMap<Double, Integer> places(Tally<PurchaseHistory> customers) {
    var times = new TreeSet<Double>();
    for (PurchaseHistory history : customers.counts().keySet()) {
      times.add(history.recency());
      times.add(history.age());
    }
    var places = new TreeMap<Double, Integer>();
    times.forEach(time -> places.put(time, places.size()));
    return places;
  }

  private static int repeats(PurchaseHistory history) {
    if (history.repeats() > MAX_REPEATS) {
      throw new IllegalArgumentException(
          "repeats must be at most " + MAX_REPEATS + ", got " + history.repeats());
    }
    return (int) history.repeats();
  }
}
