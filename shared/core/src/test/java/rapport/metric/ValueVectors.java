package rapport.metric;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import rapport.value.DeliveredValue;
import rapport.value.ValueClasses;

/// Answers the cases about value.
final class ValueVectors {

  private ValueVectors() {}

  static Map<String, Function<VectorCase, VectorAnswer>> byMetric() {
    return Map.of(
        "delivered_value", ValueVectors::delivered,
        "value_segment", ValueVectors::classes);
  }

  private static VectorAnswer delivered(VectorCase asked) {
    Function<String, BigDecimal> amount = name -> VectorNumbers.decimal(asked.input().path(name));
    var benefit =
        new DeliveredValue.Benefit(
            amount.apply("product"),
            amount.apply("service"),
            amount.apply("personnel"),
            amount.apply("image"));
    var cost =
        new DeliveredValue.Cost(
            amount.apply("money"),
            amount.apply("time"),
            amount.apply("energy"),
            amount.apply("psychic"));
    return new VectorAnswer()
        .with("total_value", benefit.total())
        .with("total_cost", cost.total())
        .with("value", new DeliveredValue(benefit, cost).value());
  }

  private static VectorAnswer classes(VectorCase asked) {
    var params = asked.content().path("params");
    var shares =
        new ValueClasses.Shares(
            VectorNumbers.decimal(params.path("a_share")),
            VectorNumbers.decimal(params.path("b_share")));
    var revenues = VectorNumbers.each(asked.input().path("values"), VectorNumbers::decimal);
    var classes = ValueClasses.of(revenues, shares).byCustomer();
    return new VectorAnswer().with("labels", classes.stream().map(Enum::name).toList());
  }
}
