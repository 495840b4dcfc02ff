package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.edge.Fields.Element;
import rapport.form.Condition;
import rapport.form.Condition.Test;
import rapport.survey.Question;

/// Conditions as JSON: `{"question", "atLeast"?, "atMost"?, "is"?, "answered"?}`, `{"attribute",
/// "is"}`, `{"all": […]}`, `{"any": […]}` or `{"not": …}`.
///
/// @param errors takes what is wrong
/// @param earlier the questions that may be asked about, by id, in their order
/// @param unread whether a question of that id came before, but could not be read: nothing is said
///   of it twice
record ConditionReading(
    FieldErrors errors, Map<String, Question> earlier, Predicate<String> unread) {

  static final String WHEN = "when";
  static final String QUESTION = "question";
  static final String ATTRIBUTE = "attribute";
  static final String ALL = "all";
  static final String ANY = "any";
  static final String NOT = "not";
  static final String IS = "is";
  static final String ANSWERED = "answered";
  static final String AT_LEAST = "atLeast";
  static final String AT_MOST = "atMost";

  private static final List<String> KINDS = List.of(QUESTION, ATTRIBUTE, ALL, ANY, NOT);
  private static final int MAX_PARTS = 20;
  private static final int MAX_VALUES = 50;

  /// The `when` of a question; always met if there is none.
  Condition read(Fields question) {
    return question
        .node(WHEN)
        .map(node -> read(new Element(node, question.at(WHEN), errors), 1))
        .orElse(Condition.ALWAYS);
  }

  private Condition read(Element element, int level) {
    if (level > Condition.MOST_LEVELS) {
      element.fault(
          "must be at most %d conditions within one another, got more"
              .formatted(Condition.MOST_LEVELS));
      return Condition.ALWAYS;
    }
    Fields fields = element.fields();
    if (!element.node().isObject()) {
      return Condition.ALWAYS;
    }
    List<String> kinds = KINDS.stream().filter(kind -> element.node().hasNonNull(kind)).toList();
    if (kinds.size() != 1) {
      element.fault(
          "must have one of %s, got %s"
              .formatted(
                  String.join(", ", KINDS), kinds.isEmpty() ? "none" : String.join(", ", kinds)));
      return Condition.ALWAYS;
    }
    Condition condition = read(fields, kinds.getFirst(), level);
    fields.refuseOthers();
    return condition;
  }

  private Condition read(Fields fields, String kind, int level) {
    return switch (kind) {
      case QUESTION -> answered(fields);
      case ATTRIBUTE -> attribute(fields);
      case ALL -> new Condition.All(parts(fields, ALL, level));
      case ANY -> new Condition.Any(parts(fields, ANY, level));
      default -> new Condition.Not(read(element(fields, NOT), level + 1));
    };
  }

  private List<Condition> parts(Fields fields, String kind, int level) {
    List<Element> elements = fields.elements(kind, MAX_PARTS);
    fields.refuseEmpty(kind);
    return elements.stream().map(element -> read(element, level + 1)).toList();
  }

  private Condition attribute(Fields fields) {
    String name = fields.requiredText(ATTRIBUTE, TextRule.NAME);
    fields.required(IS);
    List<String> values =
        values(fields).stream()
            .map(value -> value.text(TextRule.VALUE))
            .flatMap(Optional::stream)
            .toList();
    return new Condition.Attribute(name, values);
  }

  private Condition answered(Fields fields) {
    String id = fields.requiredText(QUESTION, TextRule.NAME);
    Optional<Question> question = Optional.ofNullable(earlier.get(id));
    if (question.isEmpty() && !id.isEmpty() && !unread.test(id)) {
      fields.fault(QUESTION, "must be an earlier question, got \"%s\"; %s".formatted(id, known()));
    }
    var tests = new ArrayList<Test>();
    boolean tested = false;
    for (String name : List.of(AT_LEAST, AT_MOST, IS, ANSWERED)) {
      tested |= fields.node(name).isPresent();
      question
          .filter(_ -> fields.node(name).isPresent())
          .flatMap(asked -> test(fields, name, asked))
          .ifPresent(tests::add);
    }
    if (!tested) {
      fields.fault(QUESTION, "must come with atLeast, atMost, is or answered, got none of them");
    }
    refuseImpossible(fields, tests);
    return tests.isEmpty() ? Condition.ALWAYS : new Condition.Answered(id, tests);
  }

  private String known() {
    return earlier.isEmpty()
        ? "there is none"
        : earlier.keySet().stream()
            .limit(MAX_VALUES)
            .collect(Collectors.joining(", ", "earlier are ", ""));
  }

  private Optional<Test> test(Fields fields, String name, Question question) {
    if (name.equals(ANSWERED)) {
      return Optional.of(new Test.Present(fields.flag(ANSWERED, true)));
    }
    return switch (question) {
      case Question.Scored scored -> scored(fields, name, scored);
      case Question.Offering offering when name.equals(IS) -> chosen(fields, offering);
      case Question.Offering _ -> unfit(fields, name, question, "is and answered");
      case Question.Text _ -> unfit(fields, name, question, "answered");
    };
  }

  private static Optional<Test> unfit(
      Fields fields, String name, Question question, String fitting) {
    fields.fault(
        name,
        "does not fit question \"%s\" of type %s, which can be asked for %s"
            .formatted(question.id(), question.type().word(), fitting));
    return Optional.empty();
  }

  private Optional<Test> scored(Fields fields, String name, Question.Scored question) {
    int low = question.scale().low();
    int high = question.scale().high();
    return switch (name) {
      case AT_LEAST -> Optional.of(new Test.AtLeast((int) fields.whole(name, low, high, low)));
      case AT_MOST -> Optional.of(new Test.AtMost((int) fields.whole(name, low, high, high)));
      default -> {
        var scores = new ArrayList<Integer>();
        for (Element value : values(fields)) {
          Optional<Long> score = Fields.wholeNumber(value.node());
          if (score.filter(of -> low <= of && of <= high).isPresent()) {
            scores.add(score.get().intValue());
          } else {
            value.fault(
                "must be a score from %d to %d, got %s"
                    .formatted(low, high, Fields.shown(value.node())));
          }
        }
        yield some(scores).map(Test.Scored::new);
      }
    };
  }

  private Optional<Test> chosen(Fields fields, Question.Offering question) {
    var options = new ArrayList<String>();
    for (Element value : values(fields)) {
      if (value.node().isTextual() && question.options().contains(value.node().textValue())) {
        options.add(value.node().textValue());
      } else {
        value.fault(
            "must be one of %s, got %s"
                .formatted(String.join(", ", question.options()), Fields.shown(value.node())));
      }
    }
    return some(options).map(Test.Chosen::new);
  }

  private static <T> Optional<List<T>> some(List<T> values) {
    return Optional.of(values).filter(list -> !list.isEmpty());
  }

  private static void refuseImpossible(Fields fields, List<Test> tests) {
    for (Test one : tests) {
      for (Test other : tests) {
        if (one instanceof Test.AtLeast(int low)
            && other instanceof Test.AtMost(int high)
            && low > high) {
          fields.fault(AT_MOST, "must be atLeast or more, got %d under %d".formatted(high, low));
        }
      }
    }
  }

  /// One value, or an array of them.
  private List<Element> values(Fields fields) {
    Optional<JsonNode> node = fields.node(IS);
    if (node.filter(JsonNode::isArray).isEmpty()) {
      return node.map(_ -> List.of(element(fields, IS))).orElseGet(List::of);
    }
    fields.refuseEmpty(IS);
    return fields.elements(IS, MAX_VALUES);
  }

  private Element element(Fields fields, String name) {
    return new Element(fields.node(name).orElseGet(Json::object), fields.at(name), errors);
  }

  /// What is shown where the score is within bounds, as thanks are.
  static List<Test> bounds(Fields fields, Optional<Question.Scored> question) {
    return Stream.of(AT_LEAST, AT_MOST)
        .filter(name -> fields.node(name).isPresent())
        .flatMap(name -> bound(fields, name, question).stream())
        .toList();
  }

  private static Optional<Test> bound(
      Fields fields, String name, Optional<Question.Scored> question) {
    return question.map(
        asked -> {
          int low = asked.scale().low();
          int high = asked.scale().high();
          int score = (int) fields.whole(name, low, high, low);
          return name.equals(AT_LEAST) ? new Test.AtLeast(score) : new Test.AtMost(score);
        });
  }
}
