package rapport.followup;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import rapport.event.Event;
import rapport.event.LowScores;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Scale;
import rapport.fact.Fact;
import rapport.settings.FollowUpRules;
import rapport.settings.FollowUpRules.Which;
import rapport.survey.Question;
import rapport.survey.Survey;

/// Says by a tenant's rules which answers are low.
public final class LowAnswers {

  private static final LowScores DETRACTORS = new LowScores(0, 6);

  private final FollowUpRules rules;

  public LowAnswers(FollowUpRules rules) {
    this.rules = rules;
  }

  /// What the fact of a response says.
  ///
  /// @param fact as the survey makes it of the response
  public Report report(Survey survey, Event event, SurveyResponse response, Fact fact) {
    var id = new FollowUpId(fact.hour(), fact.id());
    var low = low(survey, response);
    var word = Word.of(fact);
    if (word.voided() || low.isEmpty()) {
      return new Report(id, word, new Cause.Nothing());
    }
    var identity = event.identity();
    return new Report(
        id,
        word,
        new Cause.LowAnswer(
            event.subject(), identity.time(), identity.importName(), survey.id(), low));
  }

  /// What is low in a response, by question id.
  public SortedMap<String, Cause.LowScore> low(Survey survey, SurveyResponse response) {
    var bounds = bounds(survey);
    var low = new TreeMap<String, Cause.LowScore>();
    followed(survey, response)
        .forEach(
            (question, score) -> {
              if (bounds.get(question).holds(score)) {
                low.put(question, new Cause.LowScore(score, bounds.get(question)));
              }
            });
    return low;
  }

  /// The scores of a response to the questions that are followed up, whether low or not.
  public SortedMap<String, Integer> followed(Survey survey, SurveyResponse response) {
    var followed = new TreeMap<>(survey.scores(response));
    followed.keySet().retainAll(bounds(survey).keySet());
    return followed;
  }

  /// Whether a survey has or had a question that is followed up.
  public boolean follows(Survey survey) {
    return !bounds(survey).isEmpty();
  }

  /// What is low for each question that is followed up.
  private SortedMap<String, LowScores> bounds(Survey survey) {
    var bounds = new TreeMap<String, LowScores>();
    Stream.of(survey.questions(), survey.retired())
        .flatMap(List::stream)
        .forEach(
            question ->
                of(survey, question).ifPresent(scores -> bounds.put(question.id(), scores)));
    return bounds;
  }

  private Optional<LowScores> of(Survey survey, Question question) {
    return switch (rules.which()) {
      case Which.Usual() -> usual(question);
      case Which.Chosen _ -> rules.chosen(survey.id(), question.id());
    };
  }

  private static Optional<LowScores> usual(Question question) {
    return switch (question) {
      case Question.Nps _ -> Optional.of(DETRACTORS);
      case Question.Csat csat -> Optional.of(unsatisfied(csat.scale()));
      case Question.Ces _,
          Question.Rating _,
          Question.Text _,
          Question.Choice _,
          Question.Choices _ ->
          Optional.empty();
    };
  }

  /// All but the two highest scores of numbers, and bad of good and bad.
  private static LowScores unsatisfied(Scale scale) {
    return new LowScores(scale.low(), scale.words() ? scale.low() : scale.high() - 2);
  }
}
