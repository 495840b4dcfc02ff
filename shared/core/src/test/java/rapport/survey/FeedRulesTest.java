package rapport.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.event.Scale;
import rapport.survey.Question.Feed;
import rapport.survey.Question.Rating;

class FeedRulesTest {

  private static final Scale FIVE = SampleSurvey.FIVE;
  private static final Scale TEN = SampleSurvey.TEN;

  @Test
  void ratingsThatFitTogetherHaveNoFault() {
    assertThat(
            faults(
                SampleSurvey.IDEAL,
                rating(FIVE, "kano", "functional", "", "search"),
                rating(FIVE, "kano", "dysfunctional", "", "search"),
                rating(TEN, "gap", "perceived", "price", ""),
                rating(TEN, "gap", "expected", "price", ""),
                rating(TEN, "csi", "", "price", ""),
                rating(TEN, "csi", "", "service", ""),
                rating(new Scale(0, 10, false), "apostle", "loyalty", "", ""),
                new Question.Nps("n"),
                new Rating("free", FIVE, Feed.NOTHING)))
        .isEmpty();
  }

  @Test
  void kanoHasItsOwnScale() {
    assertThat(faults(rating(TEN, "kano", "functional", "", "search")))
        .containsExactly(
            new Fault(
                "/questions/0/scale",
                "must be 1-5 for kano (like, must be, neutral, live with, dislike), got 1-10"));
  }

  @Test
  void apostleHasElevenStepsAtMost() {
    var long11 = new Scale(0, 11, false);

    assertThat(faults(rating(long11, "apostle", "loyalty", "", "")))
        .containsExactly(
            new Fault(
                "/questions/0/scale",
                "must have at most 11 steps for apostle, such as 0-10, got 0-11"));
    assertThat(FeedRules.isTooLong("acsi", long11)).isFalse();
    assertThat(FeedRules.isTooLong("apostle", new Scale(1, 11, false))).isFalse();
  }

  @Test
  void allThatFeedOneMetricHaveOneScale() {
    var found =
        faults(rating(TEN, "acsi", "satisfaction", "", ""), rating(FIVE, "acsi", "ideal", "", ""));

    assertThat(found)
        .containsExactly(
            new Fault(
                "/questions/1/scale",
                "must be 1-10, as of the first question that feeds acsi, got 1-5"));
  }

  @Test
  void nothingIsAskedTwiceButForGaps() {
    var role = rating(TEN, "acsi", "ideal", "", "");
    var dimension = rating(TEN, "csi", "", "price", "");

    assertThat(faults(role, role))
        .containsExactly(
            new Fault("/questions/1/role", "an earlier question feeds the same to acsi"));
    assertThat(faults(dimension, dimension))
        .containsExactly(
            new Fault("/questions/1/dimension", "an earlier question feeds the same to csi"));
    assertThat(faults(rating(TEN, "acsi", "ideal", "", ""), rating(TEN, "acsi", "other", "", "")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csi", "gap"})
  void aMetricHasSixteenDimensionsAtMost(String metric) {
    var role = metric.equals("gap") ? "perceived" : "";
    var questions = new Rating[18];
    for (int i = 0; i < questions.length; i++) {
      questions[i] = rating(TEN, metric, role, "d" + Math.min(i, 16), "");
    }

    var tooMany = faults(questions).stream().filter(fault -> fault.message().startsWith("at most"));

    assertThat(tooMany)
        .containsExactly(
            new Fault("/questions/16/dimension", "at most 16 dimensions can feed " + metric));
  }

  @Test
  void whatIsPerceivedIsAskedAsOftenAsWhatIsExpected() {
    var perceived = rating(TEN, "gap", "perceived", "price", "");
    var expected = rating(TEN, "gap", "expected", "price", "");
    var told = "dimension price must be asked about as often for perceived as for expected";

    assertThat(faults(perceived, expected, perceived))
        .containsExactly(new Fault("/questions/2/role", told));
    assertThat(faults(perceived, expected, expected))
        .containsExactly(new Fault("/questions/2/role", told));
    assertThat(faults(perceived, expected, expected, perceived)).isEmpty();
  }

  @Test
  void aDimensionOfOneSideAloneIsStillToBeCompleted() {
    assertThat(faults(rating(TEN, "gap", "perceived", "price", ""))).isEmpty();
    assertThat(faults(rating(TEN, "gap", "expected", "price", ""))).isEmpty();
  }

  /// Whoever left something out is told of that first.
  @Test
  void pairsAreNotComparedWhileAnyQuestionIsIncomplete() {
    var perceived = rating(TEN, "gap", "perceived", "price", "");
    var expected = rating(TEN, "gap", "expected", "price", "");
    for (Rating incomplete :
        List.of(
            rating(TEN, "gap", "", "price", ""),
            rating(TEN, "gap", "expected", "", ""),
            rating(FIVE, "kano", "functional", "", ""),
            rating(FIVE, "kano", "", "", "search"),
            rating(TEN, "csi", "", "", ""),
            rating(TEN, "acsi", "", "", ""))) {
      assertThat(faults(perceived, expected, perceived, incomplete)).isEmpty();
    }
  }

  @Test
  void pairsAreNotComparedWhereQuestionsWereLeftOut() {
    var questions = new LinkedHashMap<String, Question>();
    questions.put("/questions/0", rating(TEN, "gap", "perceived", "price", ""));
    questions.put("/questions/3", rating(TEN, "gap", "perceived", "price", ""));
    questions.put("/questions/4", rating(TEN, "gap", "expected", "price", ""));

    assertThat(FeedRules.faults(questions, false)).isEmpty();
    assertThat(FeedRules.faults(questions, true)).hasSize(1);
  }

  private static List<Fault> faults(Question... questions) {
    var places = new LinkedHashMap<String, Question>();
    for (int i = 0; i < questions.length; i++) {
      places.put("/questions/" + i, questions[i]);
    }
    return FeedRules.faults(places, true);
  }

  private static Rating rating(
      Scale scale, String metric, String role, String dimension, String item) {
    return new Rating("q", scale, new Feed(metric, role, dimension, BigDecimal.ZERO, item));
  }
}
