package rapport.survey;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rapport.event.Scale;
import rapport.survey.Question.Ces;
import rapport.survey.Question.Csat;
import rapport.survey.Question.Feed;
import rapport.survey.Question.Nps;
import rapport.survey.Question.Rating;
import rapport.survey.Question.Text;

/// A survey for tests, with a question of every type.
final class SampleSurvey {

  static final Scale FIVE = new Scale(1, 5, false);
  static final Scale SEVEN = new Scale(1, 7, false);
  static final Scale TEN = new Scale(1, 10, false);
  static final Rating IDEAL =
      new Rating("ideal", TEN, new Feed("acsi", "ideal", "", BigDecimal.ZERO, ""));

  static final Survey SURVEY =
      survey(
          new Nps("recommend"),
          new Csat("happy", FIVE),
          new Csat("again", Scale.GOOD_BAD),
          new Ces("effort", SEVEN),
          IDEAL,
          new Text("why"));

  private SampleSurvey() {}

  static Survey survey(Question... questions) {
    return new Survey(
        "rel", 1, new TreeMap<>(Map.of("en", "How?")), List.of(questions), "", List.of());
  }
}
