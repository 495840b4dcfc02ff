package rapport.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rapport.survey.SampleSurvey.FIVE;
import static rapport.survey.SampleSurvey.SEVEN;
import static rapport.survey.SampleSurvey.SURVEY;
import static rapport.survey.SampleSurvey.TEN;
import static rapport.survey.SampleSurvey.survey;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.survey.Question.Ces;
import rapport.survey.Question.Csat;
import rapport.survey.Question.Direction;
import rapport.survey.Question.Feed;
import rapport.survey.Question.Nps;
import rapport.survey.Question.Rating;
import rapport.survey.Question.Text;
import rapport.survey.Survey.Respondents;

/// Which definitions may follow one another.
class SuccessionTest {

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
  void howAnswersAreCountedMayNotChange() {
    var plain = kept(Respondents.NOT_KEPT);
    var vote = kept(new Respondents(true, false));
    var invited = kept(new Respondents(false, true));

    assertThat(vote.compatible(plain)).extracting(Fault::pointer).containsExactly("/oneVote");
    assertThat(plain.compatible(vote)).extracting(Fault::pointer).containsExactly("/oneVote");
    assertThat(plain.compatible(invited))
        .extracting(Fault::pointer)
        .containsExactly("/invitations");
    assertThat(invited.succeeding(plain).respondents()).isEqualTo(new Respondents(false, true));
  }

  private static Survey kept(Respondents respondents) {
    return new Survey(
        "rel", 1, Collections.emptySortedMap(), List.of(), "", List.of(), respondents);
  }

  @Test
  void aSurveyDoesNotFollowAnother() {
    var other = new Survey("other", 1, Collections.emptySortedMap(), List.of(), "", List.of());

    assertThatThrownBy(() -> other.succeeding(SURVEY)).isInstanceOf(IllegalArgumentException.class);
  }
}
