package rapport.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rapport.form.Condition;
import rapport.form.Condition.Test;
import rapport.form.Definition;
import rapport.form.FormWord;
import rapport.survey.Question.Scored;

/// Says in words when a question is to be answered, for who sees all questions at once.
record ConditionText(Definition definition, Wording wording) {

  private static final String CONDITION = "condition";
  private static final String QUESTION = "question";
  private static final String ANSWER = "answer";

  /// @param condition on answers alone
  String sentence(Condition condition) {
    return wording.word(FormWord.ONLY_IF, Map.of(CONDITION, said(condition)));
  }

  private String said(Condition condition) {
    return switch (condition) {
      case Condition.Answered(String question, List<Test> tests) -> said(question, tests);
      case Condition.Attribute attribute -> attribute.name(); // is known before
      case Condition.All(List<Condition> of) -> joined(of, FormWord.AND);
      case Condition.Any(List<Condition> of) -> joined(of, FormWord.OR);
      case Condition.Not(Condition of) ->
          wording.word(FormWord.IF_NOT, Map.of(CONDITION, said(of)));
    };
  }

  private String joined(List<Condition> conditions, FormWord by) {
    return conditions.stream().map(this::said).collect(Collectors.joining(wording.word(by)));
  }

  private String said(String question, List<Test> tests) {
    OptionalInt least = bound(tests, true);
    OptionalInt most = bound(tests, false);
    if (least.isPresent() && most.isPresent() && tests.size() == 2) {
      return wording.word(
          FormWord.IF_BETWEEN,
          Map.of(
              QUESTION,
              wording.label(question),
              ANSWER,
              score(question, least.getAsInt()),
              "other",
              score(question, most.getAsInt())));
    }
    return tests.stream()
        .map(test -> said(question, test))
        .collect(Collectors.joining(wording.word(FormWord.AND)));
  }

  private static OptionalInt bound(List<Test> tests, boolean lower) {
    return tests.stream()
        .flatMapToInt(
            test ->
                switch (test) {
                  case Test.AtLeast(int score) when lower -> IntStream.of(score);
                  case Test.AtMost(int score) when !lower -> IntStream.of(score);
                  default -> IntStream.empty();
                })
        .findFirst();
  }

  private String said(String question, Test test) {
    return switch (test) {
      case Test.AtLeast(int score) -> told(FormWord.IF_AT_LEAST, question, score(question, score));
      case Test.AtMost(int score) -> told(FormWord.IF_AT_MOST, question, score(question, score));
      case Test.Scored(List<Integer> scores) ->
          told(FormWord.IF_IS, question, listed(scores, score -> score(question, score)));
      case Test.Chosen(List<String> options) ->
          told(FormWord.IF_IS, question, listed(options, name -> wording.option(question, name)));
      case Test.Present(boolean wanted) ->
          told(wanted ? FormWord.IF_ANSWERED : FormWord.IF_UNANSWERED, question, "");
    };
  }

  private interface Naming<T> {
    String name(T value);
  }

  private <T> String listed(List<T> values, Naming<T> naming) {
    return values.stream().map(naming::name).collect(Collectors.joining(wording.word(FormWord.OR)));
  }

  private String told(FormWord word, String question, String answer) {
    return wording.word(word, Map.of(QUESTION, wording.label(question), ANSWER, answer));
  }

  /// A score as the form shows it.
  private String score(String question, int score) {
    Optional<Scored> scored =
        definition
            .survey()
            .question(question)
            .filter(Scored.class::isInstance)
            .map(Scored.class::cast);
    if (scored.filter(asked -> asked.scale().words()).isPresent()) {
      return wording.word(score == 1 ? FormWord.GOOD : FormWord.BAD);
    }
    return Integer.toString(score);
  }
}
