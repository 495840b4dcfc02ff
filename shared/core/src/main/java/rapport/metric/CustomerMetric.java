package rapport.metric;

import java.util.List;

/// What the metrics about customers have in common: they count customers once a period, so they are
/// not kept by the hour.
interface CustomerMetric extends Metric {

  @Override
  default boolean hourly() {
    return false;
  }

  @Override
  default List<String> events() {
    return List.of("customer.joined", "customer.left");
  }
}
