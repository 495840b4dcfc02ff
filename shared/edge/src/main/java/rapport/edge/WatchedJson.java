package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import rapport.metric.Metric;
import rapport.metric.Metrics;
import rapport.metric.Unwatched;
import rapport.period.Granularity;
import rapport.settings.CustomerRules;
import rapport.settings.Settings;
import rapport.settings.Watched;

/// What a tenant has watched, as a field of its settings.
final class WatchedJson {

  /// Each is read from the summaries once a day, for every value of its dimension.
  static final int MAX_WATCHED = 20;

  private static final String WATCH = "watch";
  private static final Set<String> PERIODS = new LinkedHashSet<>(List.of("day", "week", "month"));

  private WatchedJson() {}

  /// @param dimensions that the same settings declare
  /// @param rules of the same settings, which may decide what can be watched
  static List<Watched> read(Fields fields, Collection<String> dimensions, CustomerRules rules) {
    return read(fields, dimensions, metric -> metric.unwatched(rules));
  }

  /// What was once taken. A metric that can't be watched was, and never raised an alert: it is left
  /// out.
  static List<Watched> stored(Fields fields, Collection<String> dimensions, CustomerRules rules) {
    return read(fields, dimensions, _ -> Optional.empty()).stream()
        .filter(one -> Metrics.byId(one.metric()).orElseThrow().unwatched(rules).isEmpty())
        .toList();
  }

  /// @param judge says why a metric can't be watched, if it can't
  private static List<Watched> read(
      Fields fields, Collection<String> dimensions, Function<Metric, Optional<Unwatched>> judge) {
    if (fields.node(WATCH).isEmpty()) {
      return Watched.DEFAULT;
    }
    var known = new TreeSet<>(Settings.BUILT_IN);
    known.addAll(dimensions);
    var watched = new ArrayList<Watched>();
    for (Fields.Element element : fields.elements(WATCH, MAX_WATCHED)) {
      read(element, known, judge)
          .ifPresent(
              one -> {
                if (watched.contains(one)) {
                  element.fault("is named more than once");
                } else {
                  watched.add(one);
                }
              });
    }
    return watched;
  }

  private static Optional<Watched> read(
      Fields.Element element, Set<String> dimensions, Function<Metric, Optional<Unwatched>> judge) {
    var fields = element.fields();
    var id = metric(fields);
    var metric = id.flatMap(Metrics::byId);
    if (id.isPresent() && metric.isEmpty()) {
      fields.fault("metric", "there is no metric " + id.get());
    }
    var unwatched = metric.flatMap(judge);
    unwatched.ifPresent(why -> fields.fault("metric", why.reason()));
    var period = fields.word("period", PERIODS).orElse("week");
    var by = fields.text("by", TextRule.NAME).orElse("");
    if (!by.isEmpty() && !dimensions.contains(by)) {
      fields.fault("by", "must be one of " + String.join(", ", dimensions));
    }
    fields.refuseOthers();
    return metric
        .filter(_ -> unwatched.isEmpty())
        .map(some -> new Watched(some.id(), Granularity.of(period).orElseThrow(), by));
  }

  private static Optional<String> metric(Fields fields) {
    var node = fields.required("metric");
    if (node.isPresent() && !node.get().isTextual()) {
      fields.fault("metric", "must be text");
    }
    return node.filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  static void write(List<Watched> watched, ObjectNode tree) {
    ArrayNode array = tree.putArray(WATCH);
    for (Watched one : watched) {
      var node = array.addObject();
      node.put("metric", one.metric()).put("period", one.granularity().toString());
      if (!one.by().isEmpty()) {
        node.put("by", one.by());
      }
    }
  }
}
