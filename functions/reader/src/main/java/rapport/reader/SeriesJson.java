package rapport.reader;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import rapport.edge.Json;
import rapport.edge.Zones;
import rapport.metric.Direction;
import rapport.metric.Estimate;
import rapport.metric.Metric;
import rapport.metric.MetricValue;
import rapport.reader.Shown.Flag;
import rapport.reader.Shown.ShownPoint;
import rapport.reader.Shown.Standing;
import rapport.reader.ShownChange.Numbers;
import rapport.reader.Suppression.Reason;

/// The answer of `GET /v1/metrics` as JSON.
final class SeriesJson {

  private SeriesJson() {}

  static ObjectNode tree(TenantView view, Query query, Instant asOf, List<Shown> series) {
    var tree = Json.object();
    tree.put("timezone", Zones.name(view.calendar().zone()));
    tree.put("period", query.granularity().toString());
    tree.put("asOf", asOf.toString());
    var array = tree.putArray("series");
    boolean compared = query.comparison() != Comparison.NONE;
    series.forEach(shown -> write(shown, compared, array.addObject()));
    return tree;
  }

  private static void write(Shown shown, boolean compared, ObjectNode tree) {
    Metric metric = shown.selection().metric();
    tree.put("metric", metric.id());
    tree.put("unit", metric.unit().toString());
    direction(tree, shown.direction());
    tree.put("definition", metric.definition());
    metric
        .variedBy()
        .ifPresent(name -> tree.put(name, shown.variant().isEmpty() ? null : shown.variant()));
    metric.calendar().ifPresent(calendar -> tree.put("calendar", calendar));
    var segment = tree.putObject("segment");
    shown.selection().segment().named().forEach(segment::put);
    ArrayNode points = tree.putArray("points");
    shown.points().forEach(point -> write(point, compared, points.addObject()));
  }

  static void direction(ObjectNode tree, Direction direction) {
    switch (direction) {
      case HIGHER -> tree.put("higherIsBetter", true);
      case LOWER -> tree.put("higherIsBetter", false);
      case NEITHER -> tree.putNull("higherIsBetter");
    }
  }

  private static void write(ShownPoint point, boolean compared, ObjectNode tree) {
    tree.put("period", point.period().text());
    tree.put("start", point.start().toString());
    tree.put("end", point.end().toString());
    tree.put("open", point.open());
    write(point.value(), point.standing(), tree);
    if (compared) {
      write(point.change(), tree);
    }
  }

  /// The value, how sure it is, what must be said of it, and its parts.
  static void write(MetricValue value, Standing standing, ObjectNode tree) {
    boolean shown = standing.visible();
    tree.put("n", value.n());
    write(shown ? value.estimate() : new Estimate.Empty(), tree);
    putOrNull("flag", word(standing.flag()), tree);
    if (!shown) {
      tree.put("suppression", word(standing.reason()));
    }
    write(value, shown, tree.putObject("parts"));
  }

  private static void write(ShownChange change, ObjectNode tree) {
    switch (change) {
      case ShownChange.Nothing() -> tree.putNull("change");
      case ShownChange.Of(var by, var method, var period, var until, long n) -> {
        var numbers = Numbers.of(by);
        var node = tree.putObject("change");
        numbers.write(node);
        if (numbers.verdict().isEmpty()) {
          node.putNull("significant");
        } else {
          node.put("significant", numbers.significant());
        }
        putOrNull("verdict", numbers.verdict(), node);
        putOrNull("method", method, node);
        node.put("period", period.text()).put("until", until.toString()).put("n", n);
      }
    }
  }

  static void putOrNull(String name, String word, ObjectNode tree) {
    tree.put(name, word.isEmpty() ? null : word);
  }

  /// Empty if nothing must be said.
  static String word(Flag flag) {
    return switch (flag) {
      case NONE -> "";
      case LOW_N -> "low-n";
      case SUPPRESSED -> "suppressed";
    };
  }

  /// Empty if nothing is hidden.
  static String word(Reason reason) {
    return reason == Reason.SHOWN ? "" : reason.name().toLowerCase(Locale.ROOT);
  }

  /// The value alone, null if there is none.
  static void writeValue(Estimate estimate, ObjectNode tree) {
    switch (estimate) {
      case Estimate.Empty() -> tree.putNull("value");
      case Estimate.Point(double value) -> tree.put("value", value);
      case Estimate.Bounded(double value, _, _, _) -> tree.put("value", value);
    }
  }

  private static void write(Estimate estimate, ObjectNode tree) {
    switch (estimate) {
      case Estimate.Empty() ->
          tree.putNull("value").putNull("low").putNull("high").putNull("method");
      case Estimate.Point(double value) -> {
        tree.put("value", value);
        tree.putNull("low").putNull("high").putNull("method");
      }
      case Estimate.Bounded(double value, double low, double high, String method) ->
          tree.put("value", value).put("low", low).put("high", high).put("method", method);
    }
  }

  private static void write(MetricValue value, boolean shown, ObjectNode tree) {
    value
        .parts()
        .forEach((name, figure) -> write(name, shown ? figure : OptionalDouble.empty(), tree));
    value.words().forEach((name, word) -> tree.put(name, shown ? word : null));
  }

  /// A count is written as a whole number.
  private static void write(String name, OptionalDouble figure, ObjectNode tree) {
    if (figure.isEmpty()) {
      tree.putNull(name);
      return;
    }
    double value = figure.getAsDouble();
    if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
      tree.put(name, (long) value);
    } else {
      tree.put(name, value);
    }
  }
}
