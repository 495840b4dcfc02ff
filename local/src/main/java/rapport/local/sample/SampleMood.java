package rapport.local.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one customer thinks of the company on one day: how it is satisfied with each thing, from 1
/// to 10, and overall, which goes more with some of them than with others.
///
/// @param things what it says of each
/// @param outage how much of an outage there is
record SampleMood(SortedMap<String, Integer> things, double overall, double outage) {

  private static final int BEST = 10;
  private static final double SCATTER = 1.4;
  private static final double USUAL = 8.1;
  private static final double BY_OUTAGE = 3.2;

  /// How much each counts overall.
  private static final Map<String, Double> WEIGHTS =
      Map.of("delivery", 0.25, "price", 0.12, "product", 0.4, "service", 0.23);

  static SampleMood of(SampleCustomer customer, SampleDay day, Chance chance) {
    double usual =
        USUAL
            + customer.kindness()
            + 0.3 * day.progress()
            - day.outage() * BY_OUTAGE * (customer.plan().equals("enterprise") ? 0.6 : 1);
    var things = new TreeMap<String, Integer>();
    things.put("delivery", score(usual - day.deliveryStrain() - far(customer), chance));
    things.put("price", score(usual - 0.9 + worth(customer), chance));
    things.put("product", score(usual + 0.5 + 0.2 * day.progress(), chance));
    things.put("service", score(usual + 0.4 - 0.3 * day.slowness() + worth(customer), chance));
    double overall =
        things.entrySet().stream()
            .mapToDouble(thing -> WEIGHTS.get(thing.getKey()) * thing.getValue())
            .sum();
    return new SampleMood(things, overall, day.outage());
  }

  private static int score(double mean, Chance chance) {
    return chance.around(mean, SCATTER, 1, BEST);
  }

  private static double far(SampleCustomer customer) {
    return switch (customer.region()) {
      case "APAC" -> 1.5;
      case "AMER" -> 0.4;
      default -> 0;
    };
  }

  private static double worth(SampleCustomer customer) {
    return switch (customer.plan()) {
      case "enterprise" -> 0.9;
      case "pro" -> 0.2;
      default -> -0.5;
    };
  }

  /// The overall opinion on a scale, with as much chance as one answer has.
  int on(int low, int high, Chance chance) {
    double share = (overall - 1) / (BEST - 1);
    return chance.around(low + share * (high - low), 0.13 * (high - low), low, high);
  }

  void putThings(ObjectNode answers) {
    things.forEach(answers::put);
  }

  /// What somebody writes about who gives a score: what is best if it is high, what is worst if it
  /// is low, and while nothing works nearly always that.
  String theme(boolean pleased, Chance chance) {
    if (!pleased && chance.happens(0.85 * outage)) {
      return "outage";
    }
    var order = Map.Entry.<String, Integer>comparingByValue();
    var by = pleased ? order.reversed() : order;
    int first = things.entrySet().stream().min(by).orElseThrow().getValue();
    List<String> equal =
        things.entrySet().stream()
            .filter(thing -> thing.getValue() == first)
            .map(Map.Entry::getKey)
            .sorted(Comparator.naturalOrder())
            .toList();
    return chance.oneOf(equal);
  }
}
