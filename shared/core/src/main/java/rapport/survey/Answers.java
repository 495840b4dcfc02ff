package rapport.survey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import rapport.event.Payload.Answer;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Scale;
import rapport.survey.Question.Offering;
import rapport.survey.Question.Scored;

/// Compares answers with what was asked.
final class Answers {

  private static final String ANSWERS = "/data/answers";
  private static final String GOOD = "good";
  private static final String BAD = "bad";

  /// Of what a sender wrote no more is said back.
  private static final int MAX_SHOWN = 200;

  private Answers() {}

  static List<Fault> check(Survey survey, SurveyResponse response) {
    var faults = new ArrayList<Fault>();
    response
        .answers()
        .forEach(
            (id, answer) ->
                fault(survey, id, answer)
                    .ifPresent(
                        message -> faults.add(new Fault(ANSWERS + Fault.step(id), message))));
    return List.copyOf(faults);
  }

  /// The score that an answer gives, empty if it gives none on that scale. The words of `good-bad`
  /// may come as words or as the numbers they stand for.
  static Optional<Integer> score(Scale scale, Answer answer) {
    return switch (answer) {
      case Answer.Score score -> Optional.of(score.value()).filter(scale::holds);
      case Answer.Text(String word) when scale.words() && word.equals(GOOD) -> Optional.of(1);
      case Answer.Text(String word) when scale.words() && word.equals(BAD) -> Optional.of(0);
      case Answer.Text _, Answer.Chosen _, Answer.Unfit _ -> Optional.empty();
    };
  }

  /// The options that an answer names, empty if they are not such as may be named.
  static SortedSet<String> chosen(Offering question, Answer answer) {
    var named =
        switch (answer) {
          case Answer.Text(String option) when question instanceof Question.Choice ->
              new TreeSet<>(List.of(option));
          case Answer.Chosen(var options) when question instanceof Question.Choices -> options;
          case Answer _ -> Collections.<String>emptySortedSet();
        };
    return named.size() <= question.atMost() && question.options().containsAll(named)
        ? named
        : Collections.emptySortedSet();
  }

  /// By question id.
  static SortedMap<String, Integer> scores(Survey survey, SurveyResponse response) {
    var scores = new TreeMap<String, Integer>();
    response
        .answers()
        .forEach(
            (id, answer) -> {
              if (survey.question(id).orElse(null) instanceof Scored scored) {
                score(scored.scale(), answer).ifPresent(score -> scores.put(id, score));
              }
            });
    return scores;
  }

  private static Optional<String> fault(Survey survey, String id, Answer answer) {
    var known = survey.question(id);
    if (known.isEmpty()) {
      return Optional.of(
          "is no question of survey \"%s\" in version %d".formatted(survey.id(), survey.version()));
    }
    return switch (known.get()) {
      case Question.Text _ ->
          answer instanceof Answer.Text
              ? Optional.empty()
              : Optional.of("takes text, got " + got(answer));
      case Offering offering ->
          chosen(offering, answer).isEmpty()
              ? Optional.of("takes %s, got %s".formatted(allowed(offering), named(answer)))
              : Optional.empty();
      case Scored scored ->
          score(scored.scale(), answer).isPresent()
              ? Optional.empty()
              : Optional.of("takes %s, got %s".formatted(allowed(scored.scale()), got(answer)));
    };
  }

  private static String allowed(Scale scale) {
    return scale.words()
        ? "\"good\" or \"bad\""
        : "a whole number from %d to %d".formatted(scale.low(), scale.high());
  }

  private static String allowed(Offering question) {
    String options = String.join(", ", question.options());
    return question instanceof Question.Choice
        ? "one of " + options
        : "an array of at most %d of %s".formatted(question.atMost(), options);
  }

  private static String named(Answer answer) {
    return answer instanceof Answer.Text(String value)
            && value.length() <= MAX_SHOWN
            && Survey.isName(value)
        ? "\"" + value + "\""
        : got(answer);
  }

  private static String got(Answer answer) {
    return switch (answer) {
      case Answer.Score score -> Integer.toString(score.value());
      case Answer.Text _ -> "text";
      case Answer.Chosen(var options) -> shown(options);
      case Answer.Unfit(String shown) -> shown;
    };
  }

  private static String shown(SortedSet<String> options) {
    String all = String.join(", ", options);
    return options.stream().allMatch(Survey::isName) && all.length() <= MAX_SHOWN
        ? "[" + all + "]"
        : "an array";
  }
}
