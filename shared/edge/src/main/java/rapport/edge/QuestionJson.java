package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

  private static final String OPTIONS = "options";
  private static final Pattern SCALE = Pattern.compile("([0-9]{1,3})-([0-9]{1,3})");
  private static final Set<String> TYPES =
      Arrays.stream(QuestionType.values())
          .map(QuestionType::word)
          .collect(Collectors.toCollection(LinkedHashSet::new));
  private static final Set<String> DIRECTIONS =
      Arrays.stream(Direction.values())
          .map(Direction::word)
          .collect(Collectors.toCollection(LinkedHashSet::new));

  private QuestionJson() {}

  /// The questions by their places, as far as they can be told: not without a type, nor a scale.
  static SortedMap<Integer, Question> read(List<Fields.Element> elements) {
    var questions = new TreeMap<Integer, Question>();
    for (int place = 0; place < elements.size(); place++) {
      int at = place;
      read(elements.get(place).fields()).ifPresent(question -> questions.put(at, question));
    }
    return Collections.unmodifiableSortedMap(questions);
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
    return question;
  }

  private static Optional<Question> read(Fields fields, String id, QuestionType type) {
    String named = id.isEmpty() ? "unnamed" : id; // the error is noted; this finds the others
    return switch (type) {
      case NPS -> Optional.of(new Question.Nps(named));
      case TEXT -> Optional.of(new Question.Text(named));
      case CSAT -> scale(fields, type).map(scale -> new Question.Csat(named, scale));
      case CES -> ces(fields, named);
      case RATING -> rating(fields, named);
      case CHOICE -> options(fields).map(options -> new Question.Choice(named, options));
      case CHOICES -> choices(fields, named);
    };
  }

  /// The names of what is offered, none of those at fault.
  private static Optional<List<String>> options(Fields fields) {
    var options = new LinkedHashSet<String>();
    fields.required(OPTIONS);
    List<Fields.Element> elements = fields.elements(OPTIONS, Question.Offering.MOST_OPTIONS);
    fields.refuseEmpty(OPTIONS);
    for (Fields.Element element : elements) {
      Fields given = element.fields();
      String id = given.requiredText("id", TextRule.NAME);
      given.refuseOthers();
      if (!id.isEmpty() && !options.add(id)) {
        element.fault("/id", "is the id of an earlier option too, got \"" + id + "\"");
      }
    }
    return Optional.of(List.copyOf(options)).filter(some -> !some.isEmpty());
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
    ArrayNode array = tree.putArray(OPTIONS);
    options.forEach(option -> array.addObject().put("id", option));
  }
}
