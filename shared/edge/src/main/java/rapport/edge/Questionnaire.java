package rapport.edge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import rapport.form.Form;
import rapport.survey.Question;
import rapport.survey.Survey;

/// The questions of a definition as they are read one by one, and what they must be together. Not
/// thread-safe.
final class Questionnaire {

  static final String QUESTIONS = "questions";
  static final int MAX_QUESTIONS = 200;

  /// What one response may choose in all, so that its fact stays within what a block can hold.
  static final int MAX_CHOSEN = 250;

  private final SequencedMap<String, Question> byPointer = new LinkedHashMap<>();
  private final SequencedMap<String, Question> byId = new LinkedHashMap<>();
  private final Set<String> unread = new HashSet<>();
  private final List<Fields.Element> named = new ArrayList<>();
  private final List<Fields.Element> counted = new ArrayList<>();

  /// In the order they are asked.
  List<Question> asked() {
    return List.copyOf(byId.values());
  }

  Optional<Question> question(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// Those read so far, by id.
  SequencedMap<String, Question> known() {
    return Collections.unmodifiableSequencedMap(byId);
  }

  /// Whether there was a question of that id that could not be read.
  boolean isUnread(String id) {
    return unread.contains(id);
  }

  /// Adds what has an id that no other may have: a question or a table.
  void name(Fields.Element element) {
    named.add(element);
  }

  /// Adds what counts as a question.
  ///
  /// @param question empty if it could not be read
  void add(Fields.Element element, Optional<Question> question) {
    counted.add(element);
    question.ifPresentOrElse(
        asked -> {
          byPointer.put(element.pointer(), asked);
          byId.putIfAbsent(asked.id(), asked); // two of one id are an error already
        },
        () -> unread.add(element.node().path("id").asText()));
  }

  /// Looks at all of them together.
  void check(Fields definition, FieldErrors errors) {
    definition.required(QUESTIONS);
    definition.refuseEmpty(QUESTIONS);
    checkNames();
    Survey.feedFaults(byPointer, byPointer.size() == counted.size()).stream()
        .map(fault -> new FieldError(Form.settled(fault.pointer()), fault.message()))
        .distinct()
        .forEach(errors::add);
    FeedJson.refuseWeightsOfNothing(counted);
    if (counted.size() > MAX_QUESTIONS) {
      definition.fault(
          QUESTIONS,
          "must be at most %d with the rows of tables, got %d"
              .formatted(MAX_QUESTIONS, counted.size()));
    }
    int chosen =
        byId.values().stream()
            .mapToInt(asked -> asked instanceof Question.Offering some ? some.atMost() : 0)
            .sum();
    if (chosen > MAX_CHOSEN) {
      definition.fault(
          QUESTIONS,
          "must let nobody choose more than %d options in all, got %d: see atMost"
              .formatted(MAX_CHOSEN, chosen));
    }
  }

  private void checkNames() {
    var ids = new HashSet<String>();
    for (Fields.Element element : named) {
      String id = element.node().path("id").asText();
      if (!id.isEmpty() && !ids.add(id)) {
        element.fault("/id", "is the id of an earlier question too, got " + TextRule.shown(id));
      }
      FormNames.fault(id).ifPresent(fault -> element.fault("/id", fault));
    }
  }
}
