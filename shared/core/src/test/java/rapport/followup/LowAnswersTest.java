package rapport.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.LowScores;
import rapport.event.Payload.Answer;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Scale;
import rapport.event.Version;
import rapport.settings.FollowUpRules;
import rapport.settings.FollowUpRules.Which;
import rapport.survey.Question;
import rapport.survey.Survey;

class LowAnswersTest {

  private static final Instant TIME = Instant.parse("2026-03-01T10:20:30Z");
  private static final Survey SURVEY =
      survey(
          List.of(
              new Question.Nps("recommend"),
              new Question.Csat("five", new Scale(1, 5, false)),
              new Question.Csat("seven", new Scale(1, 7, false)),
              new Question.Csat("word", Scale.GOOD_BAD),
              new Question.Ces("effort", new Scale(1, 5, false)),
              new Question.Text("why")));

  private final LowAnswers usual = new LowAnswers(FollowUpRules.DEFAULT);

  @ParameterizedTest
  @CsvSource({
    "recommend, 0, true",
    "recommend, 6, true",
    "recommend, 7, false",
    "five, 1, true",
    "five, 3, true",
    "five, 4, false",
    "seven, 5, true",
    "seven, 6, false",
    "word, 0, true",
    "word, 1, false",
    "effort, 5, false"
  })
  void detractorsAndTheUnsatisfiedAreLowUnlessATenantSaysOtherwise(
      String question, int score, boolean low) {
    assertThat(usual.low(SURVEY, response(Map.of(question, new Answer.Score(score)))))
        .hasSize(low ? 1 : 0);
  }

  @Test
  void aWordIsAsLowAsItsNumber() {
    assertThat(usual.low(SURVEY, response(Map.of("word", new Answer.Text("bad"))))).hasSize(1);
    assertThat(usual.low(SURVEY, response(Map.of("word", new Answer.Text("good"))))).isEmpty();
  }

  @Test
  void whatATenantChoosesIsAllThatIsLow() {
    var hard = new FollowUpRules.LowAnswers("s", "effort", new LowScores(4, 5));
    var rules = new FollowUpRules(new Which.Chosen(List.of(hard)), true, false);
    var answers = response(Map.of("effort", new Answer.Score(4), "recommend", new Answer.Score(0)));

    assertThat(new LowAnswers(rules).low(SURVEY, answers)).containsOnlyKeys("effort");
    assertThat(new LowAnswers(rules).followed(SURVEY, answers)).isEqualTo(Map.of("effort", 4));
  }

  @Test
  void aSurveyOfTextsIsNotFollowedUp() {
    assertThat(usual.follows(SURVEY)).isTrue();
    assertThat(usual.follows(survey(List.of(new Question.Text("why"))))).isFalse();
  }

  @Test
  void aResponseIsReportedUnderTheNameOfItsFact() {
    var response = response(Map.of("recommend", new Answer.Score(2), "five", new Answer.Score(5)));
    var event = event(response, Version.FIRST);
    var fact = SURVEY.fact(event, response);

    var report = usual.report(SURVEY, event, response, fact);

    assertThat(report.id()).isEqualTo(new FollowUpId(fact.hour(), fact.id()));
    assertThat(report.cause())
        .isEqualTo(
            new Cause.LowAnswer(
                "c1",
                TIME,
                "",
                "s",
                new TreeMap<>(Map.of("recommend", new Cause.LowScore(2, new LowScores(0, 6))))));
  }

  @Test
  void whatIsTakenBackIsNoCauseWhateverItSaid() {
    var response = response(Map.of("recommend", new Answer.Score(2)));
    var event = event(response, new Version(1, true));

    var report = usual.report(SURVEY, event, response, SURVEY.fact(event, response));

    assertThat(report.isLow()).isFalse();
    assertThat(report.isTrivial()).isFalse();
  }

  private static Event event(SurveyResponse response, Version version) {
    return new Event(
        new Identity("shop", "r1", TIME, ""),
        "c1",
        version,
        Collections.emptySortedMap(),
        response);
  }

  private static SurveyResponse response(Map<String, Answer> answers) {
    return new SurveyResponse("s", 1, true, new TreeMap<>(answers));
  }

  private static Survey survey(List<Question> questions) {
    return new Survey(
        "s", 1, new TreeMap<>(), questions, "", List.of(), Survey.Respondents.NOT_KEPT);
  }
}
