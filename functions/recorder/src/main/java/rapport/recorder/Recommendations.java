package rapport.recorder;

import java.util.List;
import java.util.stream.Stream;
import rapport.event.Payload.Answer;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Scale;
import rapport.survey.Question;
import rapport.survey.Survey;

/// How likely somebody is to recommend, as one response says it.
final class Recommendations {

  private Recommendations() {}

  static boolean asksFor(Survey survey) {
    return questions(survey).findAny().isPresent();
  }

  /// The answers to all questions of the type `nps`.
  static List<Integer> scores(Survey survey, SurveyResponse response) {
    return questions(survey)
        .map(question -> response.answers().get(question.id()))
        .flatMap(
            answer ->
                answer instanceof Answer.Score(int score) && Scale.NPS.holds(score)
                    ? Stream.of(score)
                    : Stream.empty())
        .toList();
  }

  private static Stream<Question> questions(Survey survey) {
    return Stream.concat(survey.questions().stream(), survey.retired().stream())
        .filter(question -> question instanceof Question.Nps);
  }
}
