package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.event.Scale;
import rapport.form.Block;
import rapport.form.Block.Asked;
import rapport.form.Block.Labels;
import rapport.form.Block.Matrix;
import rapport.form.Block.Prompt;
import rapport.form.Block.Row;
import rapport.form.Look;
import rapport.form.Texts;
import rapport.survey.Question;
import rapport.survey.Question.Feed;
import rapport.survey.QuestionType;

/// One reading of the questions of a definition, and of the tables of ratings among them: what of
/// them is counted, and how they are shown. Not thread-safe.
final class BlockReading {

  static final String MATRIX = "matrix";

  private static final Set<String> TYPES =
      Stream.concat(Arrays.stream(QuestionType.values()).map(QuestionType::word), Stream.of(MATRIX))
          .collect(Collectors.toCollection(LinkedHashSet::new));

  private final Fields definition;
  private final ConditionReading conditions;
  private final Questionnaire questions = new Questionnaire();
  private final List<Block> blocks = new ArrayList<>();

  BlockReading(Fields definition, FieldErrors errors) {
    this.definition = definition;
    this.conditions = new ConditionReading(errors, questions.known(), questions::isUnread);
    definition.elements(Questionnaire.QUESTIONS, Questionnaire.MAX_QUESTIONS).forEach(this::read);
  }

  Questionnaire questions() {
    return questions;
  }

  List<Block> blocks() {
    return List.copyOf(blocks);
  }

  /// Looks at all questions together. What is stored was checked by the rules of its time, and is
  /// not checked again.
  void check(FieldErrors errors) {
    questions.check(definition, errors);
  }

  private void read(Fields.Element element) {
    Fields fields = element.fields();
    String id = id(element, fields);
    Optional<String> type =
        fields.required("type").isPresent() ? fields.word("type", TYPES) : Optional.empty();
    if (type.isEmpty()) {
      questions.add(element, Optional.empty()); // what else it has depends on the type
    } else if (type.get().equals(MATRIX)) {
      matrix(fields, id);
      fields.refuseOthers();
    } else {
      Optional<Question> question = question(fields, id, QuestionType.of(type.get()).orElseThrow());
      fields.refuseOthers();
      questions.add(element, question);
    }
  }

  /// The id, or any other in the place of one at fault, so that the other faults are found.
  private String id(Fields.Element element, Fields fields) {
    questions.name(element);
    String id = fields.requiredText("id", TextRule.NAME);
    return id.isEmpty() ? "unnamed" : id;
  }

  private Optional<Question> question(Fields fields, String id, QuestionType type) {
    Prompt prompt = prompt(fields, id);
    Optional<Question> question = QuestionJson.read(fields, id, type);
    Labels labels = isScored(type) ? labels(fields) : Labels.NONE;
    Optional<Look> look = look(fields, type, question);
    question.ifPresent(
        asked ->
            blocks.add(
                new Asked(
                    prompt,
                    look.orElseGet(() -> Look.of(asked).getFirst()),
                    labels,
                    texts(fields, asked))));
    return question;
  }

  private static boolean isScored(QuestionType type) {
    return switch (type) {
      case NPS, CSAT, CES, RATING -> true;
      case CHOICE, CHOICES, TEXT -> false;
    };
  }

  private static SortedMap<String, Texts> texts(Fields fields, Question question) {
    return question instanceof Question.Offering
        ? OptionsJson.texts(fields)
        : Collections.emptySortedMap();
  }

  private Prompt prompt(Fields fields, String id) {
    return new Prompt(
        id,
        TextsJson.read(fields, "text", TextRule.SHOWN),
        TextsJson.read(fields, "help", TextRule.SHOWN),
        fields.flag("required", false),
        conditions.read(fields));
  }

  private static Labels labels(Fields fields) {
    Optional<JsonNode> node = fields.node("labels");
    if (node.isEmpty()) {
      return Labels.NONE;
    }
    Fields given = fields.inner("labels", node.get());
    Labels labels =
        new Labels(
            TextsJson.read(given, "low", TextRule.VALUE),
            TextsJson.read(given, "high", TextRule.VALUE));
    given.refuseOthers();
    return labels;
  }

  /// Of text `long` says it, of what has no choice of looks nothing.
  private static Optional<Look> look(
      Fields fields, QuestionType type, Optional<Question> question) {
    return switch (type) {
      case TEXT -> Optional.of(fields.flag("long", true) ? Look.PARAGRAPH : Look.LINE);
      case CHOICES -> Optional.empty();
      case NPS, CSAT, CES, RATING, CHOICE -> {
        fields.node("look");
        yield question.flatMap(asked -> look(fields, Look.of(asked)));
      }
    };
  }

  private static Optional<Look> look(Fields fields, List<Look> fitting) {
    var words =
        fitting.stream().map(Look::word).collect(Collectors.toCollection(LinkedHashSet::new));
    return fields.word("look", words).flatMap(Look::of);
  }

  private void matrix(Fields fields, String id) {
    Prompt prompt = prompt(fields, id);
    Labels labels = labels(fields);
    Optional<Scale> scale = Optional.empty();
    if (fields.required("scale").isPresent()) {
      scale = QuestionJson.scale(fields, QuestionType.RATING);
    }
    fields.required("rows");
    List<Fields.Element> elements = fields.elements("rows", Questionnaire.MAX_QUESTIONS);
    fields.refuseEmpty("rows");
    var rows = new ArrayList<Row>();
    for (Fields.Element element : elements) {
      rows.add(row(element, scale));
    }
    if (!rows.isEmpty()) {
      blocks.add(new Matrix(prompt, labels, rows));
    }
  }

  private Row row(Fields.Element element, Optional<Scale> scale) {
    Fields fields = element.fields();
    String id = id(element, fields);
    Texts text = TextsJson.read(fields, "text", TextRule.SHOWN);
    Feed feed = FeedJson.read(fields);
    fields.refuseOthers();
    questions.add(element, scale.map(of -> new Question.Rating(id, of, feed)));
    return new Row(id, text);
  }
}
