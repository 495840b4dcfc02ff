package rapport.survey;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import rapport.event.Payload.Answer;
import rapport.survey.Question.Choice;
import rapport.survey.Question.Choices;
import rapport.survey.Question.Scored;

/// What was written into the fields of a form.
public final class Written {

  private Written() {}

  /// As an answer to the question of that field: a score if it can be one, the options that were
  /// chosen, else the text as it is, which [Survey#check] then refuses where it does not fit.
  ///
  /// @param fields one or more; of a question that takes one answer the first counts
  public static Answer answer(Question question, List<String> fields) {
    return switch (question) {
      case Question.Text _ -> new Answer.Text(fields.getFirst());
      case Choice _ -> new Answer.Text(fields.getFirst().strip());
      case Choices _ ->
          new Answer.Chosen(
              fields.stream().map(String::strip).collect(Collectors.toCollection(TreeSet::new)));
      case Scored scored -> answer(scored, fields.getFirst().strip());
    };
  }

  private static Answer answer(Scored question, String field) {
    return question.scale().words() || !field.matches("-?\\d{1,9}")
        ? new Answer.Text(field)
        : new Answer.Score(Integer.parseInt(field));
  }
}
