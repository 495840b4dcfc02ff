package rapport.metric;

import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rapport.metric.Estimate.Bounded;
import rapport.metric.Estimate.Empty;
import rapport.metric.Estimate.Point;
import rapport.period.Granularity;
import rapport.settings.CustomerRules;
import rapport.settings.CustomerRules.ChurnDenominator;
import rapport.settings.EntityRules;
import rapport.settings.ServiceRules;
import rapport.settings.Settings;
import rapport.state.Cell;
import rapport.state.State;

/// What the tests of customers' metrics ask of a month of 30 days.
final class CustomerScopes {

  private CustomerScopes() {}

  static State counts(String slot, long count) {
    return State.of(slot, new Cell.Count(count));
  }

  static Scope scope(State state, State opening) {
    var settings = rules(ChurnDenominator.START, 0);
    return new Scope(state, opening, Granularity.MONTH, 30, "", settings, 0.95);
  }

  static Scope variant(Scope scope, String variant) {
    return new Scope(
        scope.state(), scope.opening(), Granularity.MONTH, 30, variant, scope.settings(), 0.95);
  }

  static Scope with(Scope scope, Settings settings) {
    return new Scope(
        scope.state(), scope.opening(), Granularity.MONTH, 30, scope.variant(), settings, 0.95);
  }

  static Settings rules(ChurnDenominator denominator, double years) {
    var rules =
        new CustomerRules(
            0,
            new TreeMap<>(Map.of("buy", List.of("cart", "address", "paid"))),
            new TreeMap<>(Map.of("club", List.of("gold"))),
            denominator,
            years);
    return new Settings(
        ZoneOffset.UTC,
        DayOfWeek.MONDAY,
        List.of(),
        List.of(),
        "EUR",
        10,
        new EntityRules(ServiceRules.NONE, rules));
  }

  static double value(Metric metric, Scope scope) {
    return switch (metric.value(scope).estimate()) {
      case Point(double value) -> value;
      case Bounded(double value, _, _, _) -> value;
      case Empty() -> throw new AssertionError(metric.id() + " has no value");
    };
  }

  static Map<String, Double> parts(MetricValue value) {
    var parts = new TreeMap<String, Double>();
    value
        .parts()
        .forEach((name, part) -> part.number().ifPresent(number -> parts.put(name, number)));
    return parts;
  }
}
