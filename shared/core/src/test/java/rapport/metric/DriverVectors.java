package rapport.metric;

import static rapport.metric.VectorNumbers.products;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rapport.driver.Drivers;
import rapport.driver.Importance;
import rapport.statistics.CronbachAlpha;

/// Answers the cases about how questions hang together.
final class DriverVectors {

  /// No figure here depends on the unit, so numbers with decimals are taken in thousandths.
  private static final int DECIMALS = 3;

  private DriverVectors() {}

  static Map<String, Function<VectorCase, VectorAnswer>> byMetric() {
    return Map.of(
        "cronbach_alpha", DriverVectors::alpha,
        "relative_weights", DriverVectors::relativeWeights,
        "lmg_importance", DriverVectors::averagedOverOrders);
  }

  private static VectorAnswer alpha(VectorCase asked) {
    var items = products(asked.input().path("rows")).orElseThrow();
    return new VectorAnswer()
        .with("n", items.count())
        .with("items", items.size())
        .withIf("value", CronbachAlpha.of(items));
  }

  private static VectorAnswer relativeWeights(VectorCase asked) {
    var drivers = drivers(asked);
    var importance = drivers.relativeWeights();
    return importance(importance, "raw")
        .with("rescaled", importance.shares().stream().map(share -> 100 * share).toList())
        .with("correlation", drivers.correlations().stream().map(Optional::orElseThrow).toList());
  }

  private static VectorAnswer averagedOverOrders(VectorCase asked) {
    var importance = drivers(asked).averagedOverOrders();
    return importance(importance, "lmg").with("share", importance.shares());
  }

  private static VectorAnswer importance(Importance importance, String name) {
    return new VectorAnswer()
        .with("r_squared", importance.rSquared())
        .with(name, importance.contributions());
  }

  private static Drivers drivers(VectorCase asked) {
    var columns = VectorNumbers.each(asked.input().path("columns"), JsonNode::asText);
    var outcome = columns.indexOf(asked.content().path("params").path("outcome").asText());
    return new Drivers(products(asked.input().path("rows"), DECIMALS).orElseThrow(), outcome);
  }
}
