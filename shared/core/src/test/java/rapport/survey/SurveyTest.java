package rapport.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rapport.survey.SampleSurvey.SURVEY;
import static rapport.survey.SampleSurvey.survey;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload.Answer;
import rapport.event.Payload.SurveyInvited;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Version;
import rapport.fact.Fact;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.survey.Question.Nps;
import rapport.survey.Question.Text;

class SurveyTest {

  private static final Instant TIME = Instant.parse("2026-03-02T09:10:11Z");

  @Test
  void aResponseIsOneFactWithAScorePerScoredQuestion() {
    var response =
        response(
            Map.of(
                "recommend", new Answer.Score(9),
                "happy", new Answer.Score(1),
                "again", new Answer.Text("good"),
                "effort", new Answer.Score(7),
                "ideal", new Answer.Score(10),
                "why", new Answer.Text("fast")));

    var fact = SURVEY.fact(event(Version.FIRST), response);

    assertThat(SURVEY.check(response)).isEmpty();
    assertThat(fact.id()).isEqualTo(FactId.of("response", "shop", "r1", "old"));
    assertThat(fact.time()).isEqualTo(TIME);
    assertThat(fact.origin()).isEqualTo(new Fact.Origin("c1", "old"));
    assertThat(fact.segments()).isEqualTo(Map.of("region", "EMEA"));
    assertThat(fact.texts()).isEqualTo(Map.of("why", "fast"));
    assertThat(fact.measures())
        .containsExactlyInAnyOrder(
            new Measure.Count(Family.survey("rel"), "complete", 1),
            new Measure.LocalHour(Family.survey("rel"), "hours"),
            score("recommend", "score:0-10", 9),
            score("happy", "score:1-5", 1),
            score("again", "score:good-bad", 1),
            score("effort", "score:1-7:ease", 7),
            score("ideal", "score:1-10", 10));
  }

  @Test
  void aQuestionThatWasSkippedAddsNothing() {
    var fact = SURVEY.fact(event(Version.FIRST), response(Map.of("happy", new Answer.Score(4))));

    assertThat(fact.measures())
        .filteredOn(Measure.Value.class::isInstance)
        .containsExactly(score("happy", "score:1-5", 4));
  }

  @Test
  void aPartialResponseCountsAsSuch() {
    var partial = new SurveyResponse("rel", 1, false, Collections.emptySortedMap());

    assertThat(SURVEY.fact(event(Version.FIRST), partial).measures())
        .contains(new Measure.Count(Family.survey("rel"), "partial", 1));
  }

  @Test
  void aVoidedResponseIsAVoidEvenIfItNoLongerFits() {
    var unfit = response(Map.of("gone", new Answer.Score(4)));

    var fact = SURVEY.fact(event(new Version(2, true)), unfit);

    assertThat(fact.version()).isEqualTo(new Version(2, true));
    assertThat(fact.measures()).isEmpty();
    assertThat(fact.id()).isEqualTo(FactId.of("response", "shop", "r1", "old"));
  }

  @Test
  void anInvitationCountsUnderTheIdAResponseOfItsIdentityWouldHave() {
    var fact = SURVEY.fact(event(Version.FIRST), new SurveyInvited("rel"));
    var voided = SURVEY.fact(event(new Version(1, true)), new SurveyInvited("rel"));

    assertThat(fact.id()).isEqualTo(FactId.of("response", "shop", "r1", "old"));
    assertThat(fact.measures())
        .containsExactly(new Measure.Count(Family.survey("rel"), "invited", 1));
    assertThat(voided.version().voided()).isTrue();
    assertThat(voided.measures()).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "recommend|-1|a whole number from 0 to 10, got -1",
        "recommend|11|a whole number from 0 to 10, got 11",
        "happy|0|a whole number from 1 to 5, got 0",
        "happy|6|a whole number from 1 to 5, got 6",
        "again|2|\"good\" or \"bad\", got 2",
        "effort|8|a whole number from 1 to 7, got 8",
        "ideal|0|a whole number from 1 to 10, got 0"
      })
  void aScoreOffItsScaleNamesTheQuestionAndTheScale(String question, int score, String message) {
    var faults = SURVEY.check(response(Map.of(question, new Answer.Score(score))));

    assertThat(faults).containsExactly(new Fault("/data/answers/" + question, "takes " + message));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {0, 10})
  void theEndsOfAScaleAreOnIt(int score) {
    assertThat(SURVEY.check(response(Map.of("recommend", new Answer.Score(score))))).isEmpty();
  }

  @Test
  void wordsAndNumbersAreNotTakenForEachOther() {
    var faults =
        SURVEY.check(
            response(
                Map.of(
                    "again", new Answer.Text("fine"),
                    "recommend", new Answer.Text("9"),
                    "why", new Answer.Score(5))));

    assertThat(faults)
        .extracting(Fault::message)
        .containsExactly(
            "takes \"good\" or \"bad\", got text",
            "takes a whole number from 0 to 10, got text",
            "takes text, got 5");
  }

  @Test
  void whatNoQuestionTakesIsRefusedByEach() {
    var unfit = new Answer.Unfit("1.5");
    var response = response(Map.of("again", unfit, "recommend", unfit, "why", unfit));

    assertThat(SURVEY.check(response))
        .extracting(Fault::message)
        .containsExactly(
            "takes \"good\" or \"bad\", got 1.5",
            "takes a whole number from 0 to 10, got 1.5",
            "takes text, got 1.5");
    assertThatThrownBy(() -> SURVEY.fact(event(Version.FIRST), response))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAnswerToAnUnknownQuestionPointsAtIt() {
    var faults = SURVEY.check(response(Map.of("a/b~c", new Answer.Score(5))));

    assertThat(faults)
        .containsExactly(
            new Fault("/data/answers/a~1b~0c", "is no question of survey \"rel\" in version 1"));
  }

  @Test
  void anUncheckedResponseIsNotCounted() {
    var event = event(Version.FIRST);

    assertThatThrownBy(() -> SURVEY.fact(event, response(Map.of("x", new Answer.Score(5)))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SURVEY.fact(event, response(Map.of("happy", new Answer.Score(9)))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SURVEY.fact(event, response(Map.of("why", new Answer.Score(9)))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"", "-a", ".a", "a b", "a+b", "a#b", "a:b", "é", "a/b"})
  void namesThatWouldBreakKeysAreRefused(String name) {
    assertThat(Survey.isName(name)).isFalse();
    assertThatThrownBy(() -> survey(new Nps(name))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNameHasAtMostSixtyFourCharacters() {
    assertThat(Survey.isName("a".repeat(64))).isTrue();
    assertThat(Survey.isName("a".repeat(65))).isFalse();
  }

  @Test
  void anIdIsAskedOnlyOnce() {
    assertThatThrownBy(() -> survey(new Nps("q"), new Text("q")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SurveyResponse response(Map<String, Answer> answers) {
    return new SurveyResponse("rel", 1, true, new TreeMap<>(answers));
  }

  private static Event event(Version version) {
    return new Event(
        new Identity("shop", "r1", TIME, "old"),
        "c1",
        version,
        new TreeMap<>(Map.of("region", "EMEA")),
        new SurveyInvited("rel"));
  }

  private static Measure score(String question, String slot, int value) {
    return new Measure.Value(Family.question("rel", question), slot, value);
  }
}
