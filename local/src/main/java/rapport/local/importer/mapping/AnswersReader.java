package rapport.local.importer.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads which column answers which question.
final class AnswersReader {

  private static final String TEXT_QUESTION = "text";

  private final ValueReader values;
  private final Faults faults;

  AnswersReader(ValueReader values, Faults faults) {
    this.values = values;
    this.faults = faults;
  }

  /// The answers, by question; against the survey's questions if they are known.
  List<Details.Field> read(Section answers, Survey survey) {
    Map<String, String> questions = questionTypes(survey);
    var fields = new ArrayList<Details.Field>();
    for (var entry : values.byKey(answers).entrySet()) {
      String question = entry.getKey();
      if (!questions.isEmpty() && !questions.containsKey(question)) {
        answers.fault(
            question,
            "is no question of the survey; they are " + String.join(", ", questions.keySet()));
      }
      boolean text = TEXT_QUESTION.equals(questions.get(question));
      fields.add(
          new Details.Field(
              question, text ? FieldKind.TEXT : FieldKind.SCORE, false, entry.getValue()));
    }
    return fields;
  }

  private Map<String, String> questionTypes(Survey survey) {
    var types = new TreeMap<String, String>();
    if (survey instanceof Survey.Defined defined) {
      for (JsonNode question : defined.definition().path("questions")) {
        String id = question.path("id").asText("");
        if (id.isEmpty() || types.put(id, question.path("type").asText("")) != null) {
          faults.add("survey.questions", "each question needs an id of its own");
        }
      }
    }
    return types;
  }
}
