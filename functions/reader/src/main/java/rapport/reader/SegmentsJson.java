package rapport.reader;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import rapport.comparison.SegmentScan.Finding;
import rapport.edge.Json;
import rapport.edge.Quantities;
import rapport.edge.Zones;
import rapport.metric.MetricValue;
import rapport.reader.Segments.Beside;
import rapport.reader.Segments.Found;
import rapport.reader.Shown.Standing;
import rapport.reader.ShownChange.Numbers;

/// The answer of `GET /v1/metrics/{metric}/segments`.
final class SegmentsJson {

  private SegmentsJson() {}

  static ObjectNode tree(BreakdownQuery asked, Instant asOf, Segments found) {
    var tree = head(asked, asOf, found.side());
    var metric = asked.metric();
    SeriesJson.write(
        found.total(),
        Standing.of(metric, found.total().n(), found.side().breakdown().whole()),
        metric.unit(),
        tree.putObject("total"));
    var segments = tree.putArray("segments");
    tree.putNull("other");
    tree.putNull("none");
    for (Found one : found.segments()) {
      switch (one.name().kind()) {
        case VALUE -> {
          var segment = segments.addObject();
          segment.putObject("segment").put(asked.by(), one.name().value());
          write(one, asked, segment);
        }
        case OTHER -> write(one, asked, tree.putObject("other"));
        case NONE -> write(one, asked, tree.putObject("none"));
      }
    }
    return tree;
  }

  /// What holds for the whole answer.
  static ObjectNode head(BreakdownQuery asked, Instant asOf, Side side) {
    var tree = Json.object();
    var metric = asked.metric();
    var calendar = asked.view().calendar();
    var end = side.period().end(calendar);
    tree.put("timezone", Zones.name(calendar.zone()));
    tree.put("period", side.period().text());
    tree.put("start", side.period().start(calendar).toString());
    tree.put("end", end.toString());
    tree.put("open", end.isAfter(side.manner().now()));
    tree.put("asOf", asOf.toString());
    tree.put("metric", metric.id());
    tree.put("unit", metric.unit().toString());
    SeriesJson.direction(tree, metric.direction(side.breakdown().total().state()));
    tree.put("definition", metric.definition());
    metric.variedBy().ifPresent(name -> SeriesJson.putOrNull(name, side.variant(), tree));
    metric.calendar().ifPresent(name -> tree.put("calendar", name));
    tree.put("by", asked.by());
    var segment = tree.putObject("segment");
    asked.slicing().whole().named().forEach(segment::put);
    return tree;
  }

  private static void write(Found found, BreakdownQuery asked, ObjectNode tree) {
    var unit = asked.metric().unit();
    SeriesJson.write(found.value(), found.standing(), unit, tree);
    switch (found.beside()) {
      case Beside.Nothing() -> tree.putNull("rest").putNull("difference");
      case Beside.Rest(MetricValue rest, Finding finding, String method) -> {
        var node = tree.putObject("rest");
        node.put("n", rest.n());
        Quantities.put(node, "value", rest.estimate().number(), unit);
        write(finding, method, asked, tree.putObject("difference"));
      }
    }
  }

  private static void write(Finding finding, String method, BreakdownQuery asked, ObjectNode tree) {
    var unit = asked.metric().unit();
    Numbers.of(finding.fromRest().times(unit.factor())).write(unit, tree);
    switch (finding) {
      case Finding.NotTested _ ->
          tree.putNull("adjustedP").putNull("significant").putNull("verdict");
      case Finding.Scanned scanned -> {
        tree.put("adjustedP", scanned.adjustedP());
        tree.put("significant", scanned.flagged());
        boolean higher = scanned.fromRest().value() > 0;
        tree.put("verdict", scanned.flagged() ? higher ? "higher" : "lower" : "not-significant");
      }
    }
    SeriesJson.putOrNull("method", method, tree);
  }
}
