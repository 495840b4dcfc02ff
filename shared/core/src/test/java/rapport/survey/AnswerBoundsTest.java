package rapport.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload.Answer;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Scale;
import rapport.event.Version;
import rapport.survey.Question.Feed;
import rapport.survey.Question.Rating;
import rapport.survey.Survey.Respondents;

class AnswerBoundsTest {

  @ParameterizedTest
  @CsvSource({"-1,0", "0,-1", "1000,0", "0,1000"})
  void aPairHasAnswersOfThreeDigitsAtMost(int first, int second) {
    assertThatIllegalArgumentException().isThrownBy(() -> new AnswerPair(first, second));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "999,0", "0,999", "999,999", "3,7"})
  void aPairIsTheOneItsCodeStandsFor(int first, int second) {
    var pair = new AnswerPair(first, second);

    assertThat(AnswerPair.ofCode(pair.code())).isEqualTo(pair);
  }

  @Test
  void somethingIsKeptOfRespondentsForEitherReason() {
    assertThat(Respondents.NOT_KEPT.kept()).isFalse();
    assertThat(new Respondents(true, false).kept()).isTrue();
    assertThat(new Respondents(false, true).kept()).isTrue();
  }

  @Test
  void aSurveyHasInvitationsOnlyIfItKeepsThem() {
    assertThat(survey(1, new Respondents(false, true)).has(Survey.INVITATIONS)).isTrue();
    assertThat(survey(1, new Respondents(true, false)).has(Survey.INVITATIONS)).isFalse();
    assertThat(survey(1, Respondents.NOT_KEPT).has("")).isTrue();
  }

  @Test
  void aVersionIsOneOrMore() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> survey(0, Respondents.NOT_KEPT))
        .withMessageContaining("version");
  }

  @Test
  void aWeightIsZeroOrMore() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Feed("csi", "", "price", BigDecimal.ONE.negate(), ""))
        .withMessageContaining("-1");
  }

  @Test
  void everyTypeTakesItsOwnScalesAndARatingAnyWithinHundred() {
    for (QuestionType type : QuestionType.values()) {
      assertThat(type.scales()).allMatch(type::takes);
    }
    assertThat(QuestionType.TEXT.scales()).isEmpty();
    assertThat(QuestionType.TEXT.takes(Scale.NPS)).isFalse();
    assertThat(QuestionType.RATING.scales()).isEmpty();
    assertThat(QuestionType.RATING.takes(new Scale(0, 100, false))).isTrue();
    assertThat(QuestionType.RATING.takes(new Scale(0, 101, false))).isFalse();
    assertThat(QuestionType.RATING.takes(new Scale(-1, 5, false))).isFalse();
    assertThat(QuestionType.RATING.takes(Scale.GOOD_BAD)).isFalse();
    assertThat(QuestionType.NPS.takes(new Scale(1, 5, false))).isFalse();
  }

  @Test
  void aCompositionHasAMemberAndAMemberAnItem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Composition("csi", new Scale(1, 5, false), List.of()))
        .withMessageContaining("csi");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Composition.Member("price", 0))
        .withMessageContaining("price");
  }

  @Test
  void aRoleThatWasNotSetIsSaidToBeSo() {
    var before = SampleSurvey.survey(new Rating("r", SampleSurvey.TEN, Feed.NOTHING));
    var after = SampleSurvey.survey(SampleSurvey.IDEAL, rated("r", "ideal"));

    assertThat(Succession.faults(after, before))
        .anyMatch(fault -> fault.message().contains("was not set and can't become \"ideal\""));
  }

  @Test
  void invitationsThatWereKeptAreKeptOn() {
    var kept = survey(1, new Respondents(false, true));
    var not = survey(1, Respondents.NOT_KEPT);

    assertThat(Succession.faults(not, kept))
        .extracting(Fault::pointer)
        .containsExactly("/invitations");
    assertThat(Succession.faults(kept, kept)).isEmpty();
    assertThat(Succession.faults(kept, not)).isEmpty();
  }

  /// What was not checked before is a bug, and told as one.
  @Test
  void textIsNeverMadeOfWhatIsNone() {
    var survey = SampleSurvey.survey(new Question.Text("why"));
    for (var answer : List.of(new Answer.Score(3), new Answer.Unfit("a list"))) {
      var response = new SurveyResponse("rel", 1, true, new TreeMap<>(Map.of("why", answer)));
      var event =
          new Event(
              new Identity("test", "1", Instant.parse("2026-03-01T10:00:00Z"), ""),
              "c1",
              Version.FIRST,
              new TreeMap<>(),
              response);

      assertThatIllegalArgumentException().isThrownBy(() -> survey.fact(event, response));
    }
  }

  @Test
  void goodAndBadAreScoresOnTheirOwnScaleOnly() {
    var bad = new Answer.Text("bad");

    assertThat(Answers.score(Scale.GOOD_BAD, new Answer.Text("good"))).contains(1);
    assertThat(Answers.score(Scale.GOOD_BAD, bad)).contains(0);
    assertThat(Answers.score(Scale.GOOD_BAD, new Answer.Text("so so"))).isEmpty();
    assertThat(Answers.score(SampleSurvey.FIVE, bad)).isEmpty();
    assertThat(Answers.score(SampleSurvey.FIVE, new Answer.Unfit("a list"))).isEmpty();
    assertThat(Answers.score(SampleSurvey.FIVE, new Answer.Score(6))).isEmpty();
  }

  /// Intake refuses such surveys; one that was stored makes nothing of what does not fit.
  @Test
  void whatDoesNotFitTogetherIsNotPutTogether() {
    var many = new Rating[FeedRules.MOST_DIMENSIONS + 1];
    for (int i = 0; i < many.length; i++) {
      many[i] = fed("r" + i, SampleSurvey.TEN, "csi", "", "d" + i);
    }
    var eleven = new Scale(0, 11, false);

    assertThat(composed(many)).isEmpty();
    assertThat(new Compositions(SampleSurvey.survey(many)).drivers()).isEmpty();
    assertThat(
            composed(
                fed("a", eleven, "apostle", "satisfaction", ""),
                fed("b", eleven, "apostle", "loyalty", "")))
        .isEmpty();
    assertThat(
            composed(
                rated("a", "ideal"),
                rated("b", "ideal"),
                rated("c", "satisfaction"),
                rated("d", "expectancy")))
        .isEmpty();
  }

  private static List<Composed> composed(Rating... ratings) {
    return new Compositions(SampleSurvey.survey(ratings)).all();
  }

  private static Rating fed(String id, Scale scale, String metric, String role, String dimension) {
    return new Rating(id, scale, new Feed(metric, role, dimension, BigDecimal.ZERO, ""));
  }

  private static Rating rated(String id, String role) {
    return new Rating(id, SampleSurvey.TEN, new Feed("acsi", role, "", BigDecimal.ZERO, ""));
  }

  private static Survey survey(int version, Respondents respondents) {
    return new Survey("s", version, new TreeMap<>(), List.of(), "", List.of(), respondents);
  }
}
