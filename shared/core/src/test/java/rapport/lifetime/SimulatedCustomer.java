package rapport.lifetime;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// A customer drawn from the story that [BgNbd] tells, beyond what a shop sees.
///
/// @param age when the history ends
/// @param purchases times of repeat purchases, also after it
/// @param droppedAt the time of the purchase after which there was none, or infinite if that is
///   beyond the horizon
record SimulatedCustomer(double age, List<Double> purchases, double droppedAt) {

  static Stream<SimulatedCustomer> draw(BgNbd model, double horizon, Random random) {
    return Stream.generate(() -> one(model, horizon, random));
  }

  /// What the shop sees at the age.
  PurchaseHistory history() {
    var seen = purchases.stream().filter(time -> time <= age).toList();
    return new PurchaseHistory(seen.size(), seen.isEmpty() ? 0 : seen.getLast(), age);
  }

  long purchasesAfter() {
    return purchases.stream().filter(time -> time > age).count();
  }

  boolean isAlive() {
    return droppedAt > age;
  }

  private static SimulatedCustomer one(BgNbd model, double horizon, Random random) {
    double rate = gamma(model.r(), random) / model.alpha();
    double a = gamma(model.a(), random);
    double dropsOut = a / (a + gamma(model.b(), random));
    double age = horizon * (0.3 + 0.3 * random.nextDouble());
    var purchases = new ArrayList<Double>();
    double time = 0;
    while (true) {
      time += -Math.log1p(-random.nextDouble()) / rate;
      if (time > horizon) {
        return new SimulatedCustomer(age, purchases, Double.POSITIVE_INFINITY);
      }
      purchases.add(time);
      if (random.nextDouble() < dropsOut) {
        return new SimulatedCustomer(age, purchases, time);
      }
    }
  }

  /// Marsaglia and Tsang (2000), with the usual boost below a shape of 1.
  static double gamma(double shape, Random random) {
    if (shape < 1) {
      return gamma(shape + 1, random) * Math.pow(1 - random.nextDouble(), 1 / shape);
    }
    double d = shape - 1 / 3.0;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log(1 - random.nextDouble()) < x * x / 2 + d * (1 - v + Math.log(v))) {
        return d * v;
      }
    }
  }
}
