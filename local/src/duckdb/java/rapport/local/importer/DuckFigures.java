package rapport.local.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedMap;

/// Compares points of an answer with what the other database says of the same period.
final class DuckFigures {

  /// Of percentiles, which are read from buckets.
  private static final double PERCENTILE_ERROR = 0.01;

  /// Of everything else, where the two may add in another order.
  private static final double ROUNDING = 1e-9;

  private DuckFigures() {}

  /// A count that the answer need not know of if it is 0.
  static void assertCount(JsonNode point, double expected, String what) {
    assertThat(point.path("value").asDouble(0)).as(what).isEqualTo(expected);
  }

  /// A figure of the point or its parts, by pointer.
  static void assertFigure(JsonNode point, String pointer, double expected, String what) {
    assertThat(point.at(pointer).isNumber()).as(what + pointer + " is a number").isTrue();
    assertThat(point.at(pointer).asDouble())
        .as(what + pointer)
        .isCloseTo(expected, within(Math.abs(expected) * ROUNDING));
  }

  /// n, mean, greatest and percentiles, from columns that begin with the same word.
  static void assertDurations(
      JsonNode point, SortedMap<String, Double> row, String word, String what) {
    double n = row.getOrDefault(word + "_n", 0.0);
    assertThat(point.path("n").asDouble()).as(what + " n").isEqualTo(n);
    if (n == 0) {
      assertThat(point.path("value").isNull()).as(what).isTrue();
      return;
    }
    assertFigure(point, "/value", row.get(word + "_mean"), what);
    assertFigure(point, "/parts/max", row.get(word + "_max"), what);
    for (String percentile : new String[] {"p50", "p75", "p90", "p95", "p99"}) {
      double exact = row.get(word + "_" + percentile);
      assertThat(point.at("/parts/" + percentile).asDouble())
          .as("%s %s", what, percentile)
          .isCloseTo(exact, within(exact * PERCENTILE_ERROR + ROUNDING));
    }
  }
}
