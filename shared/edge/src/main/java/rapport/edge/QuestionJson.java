package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rapport.event.Scale;
import rapport.survey.Question;
import rapport.survey.Question.Direction;
import rapport.survey.Question.Feed;
import rapport.survey.QuestionType;

/// Questions of surveys as JSON.
final class QuestionJson {

  private static final Pattern SCALE = Pattern.compile("([0-9]{1,3})-([0-9]{1,3})");
  private static final BigDecimal MAX_WEIGHT = BigDecimal.valueOf(1_000_000);
  private static final Set<String> TYPES =
      Arrays.stream(QuestionType.values())
          .map(QuestionType::word)
          .collect(Collectors.toCollection(LinkedHashSet::new));
  private static final Set<String> DIRECTIONS =
      Arrays.stream(Direction.values())
          .map(Direction::word)
          .collect(Collectors.toCollection(LinkedHashSet::new));

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
              "gap", wanted(List.of("dimension"), "expected", "perceived"),
              "kano", wanted(List.of("item"), "dysfunctional", "functional"),
              "apostle", wanted(List.of(), "loyalty", "satisfaction")));

  private QuestionJson() {}

  /// The questions that are as they must be.
  static List<Question> read(List<Fields.Element> elements) {
    var questions = new ArrayList<Question>();
    for (Fields.Element element : elements) {
      read(element.fields()).ifPresent(questions::add);
    }
    return questions;
  }

  private static Optional<Question> read(Fields fields) {
    String id = fields.requiredText("id", TextRule.NAME);
    Optional<QuestionType> type = Optional.empty();
    if (fields.required("type").isPresent()) {
      type = fields.word("type", TYPES).flatMap(QuestionType::of);
    }
    if (type.isEmpty()) {
      return Optional.empty(); // what else it has depends on the type
    }
    Optional<Question> question = read(fields, id, type.get());
    fields.refuseOthers();
    return id.isEmpty() ? Optional.empty() : question;
  }

  private static Optional<Question> read(Fields fields, String id, QuestionType type) {
    String named = id.isEmpty() ? "unnamed" : id; // the error is noted; this finds the others
    return switch (type) {
      case NPS -> Optional.of(new Question.Nps(named));
      case TEXT -> Optional.of(new Question.Text(named));
      case CSAT -> scale(fields, type).map(scale -> new Question.Csat(named, scale));
      case CES -> ces(fields, named);
      case RATING -> rating(fields, named);
    };
  }

  private static Optional<Question> ces(Fields fields, String id) {
    Optional<Scale> scale = scale(fields, QuestionType.CES);
    Optional<Direction> high = fields.word("high", DIRECTIONS).flatMap(Direction::of);
    return scale.map(of -> new Question.Ces(id, of, high.orElseGet(() -> Direction.usual(of))));
  }

  private static Optional<Question> rating(Fields fields, String id) {
    if (fields.required("scale").isEmpty()) {
      feed(fields);
      return Optional.empty();
    }
    Optional<Scale> scale = scale(fields, QuestionType.RATING);
    Feed feed = feed(fields);
    return scale.map(of -> new Question.Rating(id, of, feed));
  }

  private static Optional<Scale> scale(Fields fields, QuestionType type) {
    Optional<JsonNode> node = fields.node("scale");
    if (node.isEmpty()) {
      return type.scales().stream().findFirst();
    }
    Optional<Scale> scale = node.filter(JsonNode::isTextual).flatMap(text -> parse(text.asText()));
    if (scale.filter(type::takes).isEmpty()) {
      String known = type.scales().stream().map(Scale::toString).collect(Collectors.joining(", "));
      fields.fault(
          "scale",
          known.isEmpty()
              ? "must be two whole numbers within 0 to 100, for instance 1-10"
              : "must be one of " + known);
    }
    return scale.filter(type::takes);
  }

  private static Optional<Scale> parse(String text) {
    if (text.equals(Scale.GOOD_BAD.toString())) {
      return Optional.of(Scale.GOOD_BAD);
    }
    Matcher numbers = SCALE.matcher(text);
    if (!numbers.matches()) {
      return Optional.empty();
    }
    int low = Integer.parseInt(numbers.group(1));
    int high = Integer.parseInt(numbers.group(2));
    return low < high ? Optional.of(new Scale(low, high, false)) : Optional.empty();
  }

  private static Feed feed(Fields fields) {
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
      fields.fault("weight", "must be a number from 0 to " + MAX_WEIGHT);
      return BigDecimal.ZERO;
    }
    return number;
  }

  static ObjectNode tree(Question question) {
    ObjectNode tree = Json.object().put("id", question.id()).put("type", question.type().word());
    switch (question) {
      case Question.Nps _, Question.Text _ -> {}
      case Question.Csat(String _, Scale scale) -> tree.put("scale", scale.toString());
      case Question.Ces(String _, Scale scale, Direction high) ->
          tree.put("scale", scale.toString()).put("high", high.word());
      case Question.Rating(String _, Scale scale, Feed feed) ->
          put(tree.put("scale", scale.toString()), feed);
    }
    return tree;
  }

  private static void put(ObjectNode tree, Feed feed) {
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
