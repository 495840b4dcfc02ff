package rapport.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
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
import rapport.event.Scale;
import rapport.event.Version;
import rapport.fact.Fact;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.survey.Question.Ces;
import rapport.survey.Question.Csat;
import rapport.survey.Question.Direction;
import rapport.survey.Question.Feed;
import rapport.survey.Question.Nps;
import rapport.survey.Question.Rating;
import rapport.survey.Question.Text;

class SurveyTest {

  private static final Instant TIME = Instant.parse("2026-03-02T09:10:11Z");
  private static final Scale FIVE = new Scale(1, 5, false);
  private static final Scale SEVEN = new Scale(1, 7, false);
  private static final Scale TEN = new Scale(1, 10, false);
  private static final Rating IDEAL =
      new Rating("ideal", TEN, new Feed("acsi", "ideal", "", BigDecimal.ZERO, ""));

  private static final Survey SURVEY =
      survey(
          new Nps("recommend"),
          new Csat("happy", FIVE),
          new Csat("again", Scale.GOOD_BAD),
          new Ces("effort", SEVEN),
          IDEAL,
          new Text("why"));

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

    assertThat(faults)
        .containsExactly(
            new Fault(
                "/data/answers/" + question, "question \"" + question + "\" takes " + message));
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
            "question \"again\" takes \"good\" or \"bad\", got text",
            "question \"recommend\" takes a whole number from 0 to 10, got text",
            "question \"why\" takes text, not a number");
  }

  @Test
  void anAnswerToAnUnknownQuestionPointsAtIt() {
    var faults = SURVEY.check(response(Map.of("a/b~c", new Answer.Score(5))));

    assertThat(faults)
        .containsExactly(
            new Fault(
                "/data/answers/a~1b~0c", "survey \"rel\" has no question \"a/b~c\" in version 1"));
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

  @Test
  void aFormsFieldIsReadByItsQuestion() {
    assertThat(new Nps("q").read(" 9 ")).isEqualTo(new Answer.Score(9));
    assertThat(new Nps("q").read("-9")).isEqualTo(new Answer.Score(-9));
    assertThat(new Nps("q").read("9.5")).isEqualTo(new Answer.Text("9.5"));
    assertThat(new Nps("q").read("99999999999")).isEqualTo(new Answer.Text("99999999999"));
    assertThat(new Nps("q").read("")).isEqualTo(new Answer.Text(""));
    assertThat(new Csat("q", Scale.GOOD_BAD).read("bad")).isEqualTo(new Answer.Text("bad"));
    assertThat(new Text("q").read(" 9 ")).isEqualTo(new Answer.Text(" 9 "));
  }

  @Test
  void cesOfOneToSevenAsksForEaseAndOfOneToFiveForEffort() {
    assertThat(new Ces("q", SEVEN).slot()).isEqualTo("score:1-7:ease");
    assertThat(new Ces("q", FIVE).slot()).isEqualTo("score:1-5:effort");
    assertThat(new Ces("q", FIVE, Direction.EASE).slot()).isEqualTo("score:1-5:ease");
  }

  @Test
  void aQuestionCannotHaveAScaleItsTypeDoesNotKnow() {
    assertThatThrownBy(() -> new Csat("q", TEN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Ces("q", Scale.GOOD_BAD))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rating("q", Scale.GOOD_BAD, Feed.NOTHING))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rating("q", new Scale(0, 101, false), Feed.NOTHING))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(QuestionType.TEXT.takes(FIVE)).isFalse();
  }

  @Test
  void everyTypeIsFoundByItsWord() {
    for (QuestionType type : QuestionType.values()) {
      assertThat(QuestionType.of(type.word())).contains(type);
    }
    assertThat(QuestionType.of("NPS")).isEmpty();
    assertThat(Direction.of("ease")).contains(Direction.EASE);
    assertThat(Direction.of("up")).isEmpty();
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

  @Test
  void newQuestionsOtherWordsAndAnotherOrderAreCompatible() {
    var next = survey(new Text("why"), new Nps("recommend"), new Nps("new"));

    assertThat(next.compatible(SURVEY)).isEmpty();
    assertThat(next.succeeding(SURVEY).version()).isEqualTo(2);
    assertThat(next.succeeding(SURVEY).retired())
        .extracting(Question::id)
        .containsExactly("happy", "again", "effort", "ideal");
  }

  @Test
  void typeScaleDirectionAndRoleMayNotChange() {
    var next =
        survey(
            new Text("recommend"),
            new Csat("happy", SEVEN),
            new Ces("effort", SEVEN, Direction.EFFORT),
            new Rating("ideal", TEN, new Feed("acsi", "expectancy", "", BigDecimal.ZERO, "")));

    assertThat(next.compatible(SURVEY))
        .extracting(Fault::pointer)
        .containsExactly(
            "/questions/0/type", "/questions/1/scale", "/questions/2/high", "/questions/3/role");
    assertThat(next.compatible(SURVEY).getFirst().message())
        .isEqualTo(
            "the type of question \"recommend\" was \"nps\" and can't become \"text\":"
                + " give the new question a new id");
    assertThatThrownBy(() -> next.succeeding(SURVEY)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theIdOfARetiredQuestionStaysTaken() {
    var second = survey(new Nps("recommend")).succeeding(SURVEY);

    assertThat(survey(new Csat("happy", SEVEN)).compatible(second))
        .extracting(Fault::pointer)
        .containsExactly("/questions/0/scale");
    var third = survey(new Csat("happy", FIVE)).succeeding(second);
    assertThat(third.version()).isEqualTo(3);
    assertThat(third.retired())
        .extracting(Question::id)
        .containsExactlyInAnyOrder("again", "effort", "ideal", "why", "recommend");
  }

  @Test
  void aSurveyDoesNotFollowAnother() {
    var other = new Survey("other", 1, Collections.emptySortedMap(), List.of(), "", List.of());

    assertThatThrownBy(() -> other.succeeding(SURVEY)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Survey survey(Question... questions) {
    return new Survey(
        "rel", 1, new TreeMap<>(Map.of("en", "How?")), List.of(questions), "", List.of());
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
