package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.survey.Question.Feed;

/// What ratings feed, as JSON: among the fields of their questions.
final class FeedJson {

  private static final BigDecimal MAX_WEIGHT = BigDecimal.valueOf(1_000_000);

  /// What a metric asks of the ratings that feed it.
  ///
  /// @param roles of which each has one; none if the metric has no roles
  /// @param names the fields that say which dimension or item it is about
  /// @param weighted whether it may have a weight
  private record Wanted(Set<String> roles, List<String> names, boolean weighted) {}

  private static final Map<String, Wanted> METRICS =
      new TreeMap<>(
          Map.of(
              "acsi", wanted(List.of(), "expectancy", "ideal", "satisfaction"),
              "cli", wanted(List.of(), "rebuy", "recommend", "try"),
              "csi", new Wanted(Set.of(), List.of("dimension"), true),
              "satisfaction_ratio", wanted(List.of(), "expected", "perceived"),
              "gap", new Wanted(Set.of("expected", "perceived"), List.of("dimension"), true),
              "kano", wanted(List.of("item"), "dysfunctional", "functional"),
              "apostle", wanted(List.of(), "loyalty", "satisfaction")));

  private FeedJson() {}

  static Feed read(Fields fields) {
    Optional<String> metric = fields.word("metric", METRICS.keySet());
    if (metric.isEmpty()) {
      return Feed.NOTHING;
    }
    Wanted wanted = METRICS.get(metric.get());
    String role = "";
    if (!wanted.roles().isEmpty() && fields.required("role").isPresent()) {
      role = fields.word("role", wanted.roles()).orElse("");
    }
    var names = new TreeMap<String, String>();
    wanted.names().forEach(name -> names.put(name, fields.requiredText(name, TextRule.NAME)));
    return new Feed(
        metric.get(),
        role,
        names.getOrDefault("dimension", ""),
        wanted.weighted() ? weight(fields) : BigDecimal.ZERO,
        names.getOrDefault("item", ""));
  }

  private static BigDecimal weight(Fields fields) {
    Optional<JsonNode> weight = fields.node("weight");
    if (weight.isEmpty()) {
      return BigDecimal.ZERO;
    }
    BigDecimal number = weight.get().isNumber() ? weight.get().decimalValue() : MAX_WEIGHT.negate();
    if (number.signum() < 0 || number.compareTo(MAX_WEIGHT) > 0) {
      fields.fault(
          "weight",
          "must be a number from 0 to %s, got %s"
              .formatted(MAX_WEIGHT, Fields.shown(weight.get())));
      return BigDecimal.ZERO;
    }
    return number;
  }

  /// Weights that are all 0 say nothing: they would read as equal ones, which are left out.
  static void refuseWeightsOfNothing(List<Fields.Element> questions) {
    var weighing = new TreeSet<String>();
    for (Fields.Element question : questions) {
      if (weight(question).filter(weight -> weight.signum() != 0).isPresent()) {
        weighing.add(question.node().path("metric").asText());
      }
    }
    for (Fields.Element question : questions) {
      String metric = question.node().path("metric").asText();
      boolean weighted = METRICS.containsKey(metric) && METRICS.get(metric).weighted();
      if (weighted && weight(question).isPresent() && !weighing.contains(metric)) {
        question.fault(
            "/weight",
            "the weights of " + metric + " must not all be 0; without any all are equal");
      }
    }
  }

  private static Optional<BigDecimal> weight(Fields.Element question) {
    return Optional.of(question.node().path("weight"))
        .filter(JsonNode::isNumber)
        .map(JsonNode::decimalValue);
  }

  static void put(ObjectNode tree, Feed feed) {
    putUnlessEmpty(tree, "metric", feed.metric());
    putUnlessEmpty(tree, "role", feed.role());
    putUnlessEmpty(tree, "dimension", feed.dimension());
    putUnlessEmpty(tree, "item", feed.item());
    if (feed.weight().signum() > 0) {
      tree.put("weight", feed.weight());
    }
  }

  private static void putUnlessEmpty(ObjectNode tree, String name, String value) {
    if (!value.isEmpty()) {
      tree.put(name, value);
    }
  }

  private static Wanted wanted(List<String> names, String... roles) {
    return new Wanted(new TreeSet<>(Set.of(roles)), names, false);
  }
}
