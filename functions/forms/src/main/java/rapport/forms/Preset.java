package rapport.forms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.event.Payload.Answer;
import rapport.form.Block;
import rapport.form.Definition;
import rapport.survey.Question;
import rapport.survey.Question.Offering;
import rapport.survey.Question.Scored;
import rapport.survey.Written;

/// What an address has chosen already, as the scores in a mail do: `score=9` of the first question
/// that asks for one, and `<question>=<value>` of any that offers values. Nothing is answered by
/// it: who opens the address finds it chosen, and sends it or another. What does not fit is
/// ignored.
record Preset(Definition definition, Visit visit) {

  /// @return name → values, of questions only
  Map<String, List<String>> answers() {
    var answers = new LinkedHashMap<String, List<String>>();
    for (Question question : definition.survey().questions()) {
      if (!definition.form().hidden().contains(question.id())) {
        put(answers, question, visit.all(question.id()));
      }
    }
    firstScored()
        .filter(question -> !answers.containsKey(question.id()))
        .ifPresent(question -> put(answers, question, visit.all(Visit.SCORE)));
    return answers;
  }

  private static void put(
      Map<String, List<String>> answers, Question question, List<String> values) {
    List<String> fitting = values.stream().filter(value -> fits(question, value)).toList();
    if (!fitting.isEmpty()) {
      boolean many = question instanceof Question.Choices;
      answers.put(question.id(), many ? fitting : List.of(fitting.getFirst()));
    }
  }

  private static boolean fits(Question question, String value) {
    return switch (question) {
      case Scored scored ->
          switch (Written.answer(scored, List.of(value))) {
            case Answer.Score(int score) -> scored.scale().holds(score);
            case Answer.Text(String word) ->
                scored.scale().words() && List.of("good", "bad").contains(word);
            case Answer.Chosen _, Answer.Unfit _ -> false;
          };
      case Offering offering -> offering.options().contains(value);
      case Question.Text _ -> false; // nobody's words but the visitor's own
    };
  }

  private Optional<Question> firstScored() {
    return definition.form().blocks().stream()
        .flatMap(Block::questions)
        .map(definition.survey()::question)
        .flatMap(Optional::stream)
        .filter(Scored.class::isInstance)
        .findFirst();
  }
}
