package rapport.reader;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import rapport.comparison.Explanation;
import rapport.comparison.Explanation.Part;
import rapport.edge.Quantities;
import rapport.reader.Breakdown.Content;
import rapport.reader.Breakdown.Kind;
import rapport.reader.Breakdown.Name;
import rapport.reader.Explained.Row;
import rapport.reader.Suppression.Reason;

/// The answer of `GET /v1/metrics/{metric}/explain`.
final class ExplainJson {

  private final ObjectNode tree;
  private final Side earlier;
  private final Side later;

  private ExplainJson(ObjectNode tree, List<Side> sides) {
    this.tree = tree;
    this.earlier = sides.getFirst();
    this.later = sides.getLast();
  }

  /// @param sides the earlier period, then the later
  static ObjectNode tree(
      BreakdownQuery asked, Instant asOf, List<Side> sides, Explained explained) {
    var tree = SegmentsJson.head(asked, asOf, sides.getLast());
    tree.put("compare", asked.query().comparison().toString());
    new ExplainJson(tree, sides).write(asked.by(), explained);
    return tree;
  }

  private void write(String by, Explained explained) {
    tree.putObject("with")
        .put("period", earlier.period().text())
        .put("until", earlier.until().toString());
    writeTotal(earlier, tree.putObject("earlier"));
    writeTotal(later, tree.putObject("later"));
    explained
        .explanation()
        .ifPresentOrElse(
            known -> {
              put("change", known.change(), tree);
              put("mix", known.mix(), tree);
              put("rate", known.rate(), tree);
            },
            () -> tree.putNull("change").putNull("mix").putNull("rate"));
    var segments = tree.putArray("segments");
    tree.putNull("other").putNull("none").putNull("hidden");
    var parts = explained.explanation().map(Explanation::parts).orElse(List.of());
    for (int place = 0; place < explained.rows().size(); place++) {
      var row = explained.rows().get(place);
      var part = parts.isEmpty() ? List.<Part>of() : List.of(parts.get(place));
      write(row, part, row.hidden() ? hidden(row) : node(by, row.names().getFirst(), segments));
    }
  }

  private ObjectNode node(String by, Name name, ArrayNode segments) {
    return switch (name.kind()) {
      case VALUE -> {
        var node = segments.addObject();
        node.putObject("segment").put(by, name.value());
        yield node;
      }
      case OTHER -> tree.putObject("other");
      case NONE -> tree.putObject("none");
    };
  }

  /// Names what it is made of.
  private ObjectNode hidden(Row row) {
    var node = tree.putObject("hidden");
    var names = node.putArray("segments");
    row.names().stream()
        .filter(name -> name.kind() == Kind.VALUE)
        .forEach(name -> names.add(name.value()));
    node.put("other", row.names().contains(Name.OTHER));
    node.put("none", row.names().contains(Name.NONE));
    return node;
  }

  /// @param part of the row, none if there is no change to take apart
  private void write(Row row, List<Part> part, ObjectNode node) {
    if (part.isEmpty()) {
      node.putNull("mix").putNull("rate");
    }
    for (Part known : part) {
      put("mix", known.mix(), node);
      put("rate", known.rate(), node);
    }
    write(earlier, row.earlier(), node.putObject("earlier"));
    write(later, row.later(), node.putObject("later"));
  }

  private static void writeTotal(Side side, ObjectNode node) {
    write(side, side.breakdown().total(), node);
    if (side.breakdown().whole() != Reason.SHOWN) {
      node.putNull("value");
    }
  }

  private static void write(Side side, Content content, ObjectNode node) {
    var value = side.value(content);
    node.put("n", value.n());
    Quantities.put(node, "value", value.estimate().number(), side.metric().unit());
  }

  private void put(String name, double value, ObjectNode node) {
    Quantities.put(node, name, value, later.metric().unit());
  }
}
