package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private static final Set<String> DIRECTIONS =
      Arrays.stream(Direction.values())
          .map(Direction::word)
          .collect(Collectors.toCollection(LinkedHashSet::new));

  private QuestionJson() {}

  /// What is counted of one question, as far as it can be told: not without a scale that its type
  /// needs, nor without options.
  ///
  /// @param id that it has, or any other if that is at fault
  static Optional<Question> read(Fields fields, String id, QuestionType type) {
    return switch (type) {
      case NPS -> Optional.of(new Question.Nps(id));
      case TEXT -> Optional.of(new Question.Text(id));
      case CSAT -> scale(fields, type).map(scale -> new Question.Csat(id, scale));
      case CES -> ces(fields, id);
      case RATING -> rating(fields, id);
      case CHOICE -> options(fields).map(options -> new Question.Choice(id, options));
      case CHOICES -> choices(fields, id);
    };
  }

  /// Questions that are no longer asked, as [#tree] wrote them.
  static List<Question> retired(List<Fields.Element> elements) {
    return elements.stream().map(Fields.Element::fields).map(QuestionJson::retired).toList();
  }

  private static Question retired(Fields fields) {
    String id = fields.requiredText("id", TextRule.NAME);
    return QuestionType.of(fields.requiredText("type", TextRule.NAME))
        .flatMap(type -> read(fields, id, type))
        .orElseThrow(() -> new IllegalArgumentException("no question is " + id));
  }

  private static Optional<List<String>> options(Fields fields) {
    return Optional.of(List.copyOf(OptionsJson.read(fields).sequencedKeySet()))
        .filter(options -> !options.isEmpty());
  }

  private static Optional<Question> choices(Fields fields, String id) {
    Optional<List<String>> options = options(fields);
    int all = options.map(List::size).orElse(Question.Offering.MOST_OPTIONS);
    int atMost = (int) fields.whole("atMost", 1, all, all);
    return options.map(offered -> new Question.Choices(id, offered, atMost));
  }

  private static Optional<Question> ces(Fields fields, String id) {
    Optional<Scale> scale = scale(fields, QuestionType.CES);
    Optional<Direction> high = fields.word("high", DIRECTIONS).flatMap(Direction::of);
    return scale.map(of -> new Question.Ces(id, of, high.orElseGet(() -> Direction.usual(of))));
  }

  private static Optional<Question> rating(Fields fields, String id) {
    if (fields.required("scale").isEmpty()) {
      FeedJson.read(fields);
      return Optional.empty();
    }
    Optional<Scale> scale = scale(fields, QuestionType.RATING);
    Feed feed = FeedJson.read(fields);
    return scale.map(of -> new Question.Rating(id, of, feed));
  }

  /// The scale of a question, or of a table of ratings.
  static Optional<Scale> scale(Fields fields, QuestionType type) {
    Optional<JsonNode> node = fields.node("scale");
    if (node.isEmpty()) {
      return type.scales().stream().findFirst();
    }
    Optional<Scale> scale = node.filter(JsonNode::isTextual).flatMap(text -> parse(text.asText()));
    if (scale.filter(type::takes).isEmpty()) {
      String known = type.scales().stream().map(Scale::toString).collect(Collectors.joining(", "));
      String allowed =
          known.isEmpty()
              ? "must be two whole numbers within 0 to 100, for instance 1-10"
              : "must be one of " + known;
      fields.fault("scale", allowed + ", got " + Fields.shown(node.get()));
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

  /// What is counted of it.
  static ObjectNode tree(Question question) {
    ObjectNode tree = Json.object().put("id", question.id()).put("type", question.type().word());
    switch (question) {
      case Question.Nps _, Question.Text _ -> {}
      case Question.Csat(String _, Scale scale) -> tree.put("scale", scale.toString());
      case Question.Ces(String _, Scale scale, Direction high) ->
          tree.put("scale", scale.toString()).put("high", high.word());
      case Question.Rating(String _, Scale scale, Feed feed) ->
          FeedJson.put(tree.put("scale", scale.toString()), feed);
      case Question.Choice(String _, List<String> options) -> putOptions(tree, options);
      case Question.Choices(String _, List<String> options, int atMost) -> {
        putOptions(tree, options);
        if (atMost < options.size()) {
          tree.put("atMost", atMost);
        }
      }
    }
    return tree;
  }

  private static void putOptions(ObjectNode tree, List<String> options) {
    ArrayNode array = tree.putArray("options");
    options.forEach(option -> array.addObject().put("id", option));
  }
}
