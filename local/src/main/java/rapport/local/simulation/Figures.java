package rapport.local.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.edge.Json;
import rapport.edge.Json.Parsed;

/// An answer of the reader: by period, metric and part its numbers. What has no value is left out.
public final class Figures {

  private final SortedMap<String, Map<String, Double>> byPeriod = new TreeMap<>();

  /// Of a segment that nobody has heard of.
  public static Figures none() {
    return new Figures();
  }

  /// @param body of an answer to a question for metrics
  public static Figures of(String body) {
    var figures = new Figures();
    if (!(Json.readOne(body) instanceof Parsed.Values(_, var values))) {
      throw new Violation("an answer is no JSON: " + body);
    }
    for (JsonNode series : values.getFirst().node().get("series")) {
      var metric = series.get("metric").textValue();
      series.get("points").forEach(point -> figures.take(metric, point));
    }
    return figures;
  }

  private void take(String metric, JsonNode point) {
    var period = byPeriod.computeIfAbsent(point.get("period").textValue(), _ -> new HashMap<>());
    put(metric + " n", point.get("n"), period);
    put(metric + " value", point.get("value"), period);
    point
        .get("parts")
        .properties()
        .forEach(part -> put(metric + " " + part.getKey(), part.getValue(), period));
  }

  private static void put(String name, JsonNode value, Map<String, Double> into) {
    if (!value.isNull()) {
      into.merge(
          name, value.isTextual() ? parsed(value.textValue()) : value.doubleValue(), Double::sum);
    }
  }

  private static double parsed(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      return Double.NaN; // a word, which nobody asks for
    }
  }

  /// Of one period; what is not there is 0.
  double of(String period, String name) {
    return byPeriod.getOrDefault(period, Map.of()).getOrDefault(name, 0.0);
  }

  /// Of all periods together.
  double sum(String name) {
    return byPeriod.values().stream().mapToDouble(one -> one.getOrDefault(name, 0.0)).sum();
  }
}
