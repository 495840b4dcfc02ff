package rapport.reader;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import rapport.edge.Json;
import rapport.edge.Quantities;
import rapport.edge.Zones;
import rapport.metric.Direction;
import rapport.metric.Estimate;
import rapport.metric.Metric;
import rapport.metric.MetricValue;
import rapport.metric.PartValue;
import rapport.metric.Unit;
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
    writeSubject(shown, tree);
    ArrayNode points = tree.putArray("points");
    var unit = shown.selection().metric().unit();
    shown.points().forEach(point -> write(point, compared, unit, points.addObject()));
  }

  /// What the series is of.
  static void writeSubject(Shown shown, ObjectNode tree) {
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
  }

  static void direction(ObjectNode tree, Direction direction) {
    switch (direction) {
      case HIGHER -> tree.put("higherIsBetter", true);
      case LOWER -> tree.put("higherIsBetter", false);
      case NEITHER -> tree.putNull("higherIsBetter");
    }
  }

  static void write(ShownPoint point, boolean compared, Unit unit, ObjectNode tree) {
    tree.put("period", point.period().text());
    tree.put("start", point.start().toString());
    tree.put("end", point.end().toString());
    tree.put("open", point.open());
    write(point.value(), point.standing(), unit, tree);
    if (compared) {
      write(point.change(), unit, tree);
    }
  }

  /// The value, how sure it is, what must be said of it, and its parts.
  static void write(MetricValue value, Standing standing, Unit unit, ObjectNode tree) {
    boolean shown = standing.visible();
    tree.put("n", value.n());
    write(shown ? value.estimate() : new Estimate.Empty(), unit, tree);
    putOrNull("flag", word(standing.flag()), tree);
    if (!shown) {
      tree.put("suppression", word(standing.reason()));
    }
    var parts = tree.putObject("parts");
    value.parts().forEach((name, part) -> write(name, shown ? part : new PartValue.None(), parts));
  }

  private static void write(ShownChange change, Unit unit, ObjectNode tree) {
    switch (change) {
      case ShownChange.Nothing() -> tree.putNull("change");
      case ShownChange.Of(var by, var method, var period, var until, long n) -> {
        var numbers = Numbers.of(by);
        var node = tree.putObject("change");
        numbers.write(unit, node);
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

  private static void write(Estimate estimate, Unit unit, ObjectNode tree) {
    Quantities.put(tree, "value", estimate.number(), unit);
    switch (estimate) {
      case Estimate.Empty(), Estimate.Point _ ->
          tree.putNull("low").putNull("high").putNull("method");
      case Estimate.Bounded(_, double low, double high, String method) -> {
        Quantities.put(tree, "low", low, unit);
        Quantities.put(tree, "high", high, unit);
        tree.put("method", method);
      }
    }
  }

  private static void write(String name, PartValue part, ObjectNode tree) {
    switch (part) {
      case PartValue.None() -> tree.putNull(name);
      case PartValue.Number(double value) -> write(name, value, tree);
      case PartValue.Money(var amount) -> tree.put(name, Quantities.text(amount));
      case PartValue.Word(var word) -> tree.put(name, word);
    }
  }

  /// A count is written as a whole number.
  private static void write(String name, double value, ObjectNode tree) {
    if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
      tree.put(name, (long) value);
    } else {
      tree.put(name, value);
    }
  }
}
