package rapport.metric;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import rapport.event.Scale;
import rapport.survey.Question;
import rapport.survey.Question.Feed;
import rapport.survey.Question.Rating;
import rapport.survey.Survey;

/// Surveys whose ratings make metrics together.
final class ComposedSurveys {

  static final Scale FIVE = new Scale(1, 5, false);
  static final Scale TEN = new Scale(1, 10, false);

  private ComposedSurveys() {}

  static Rating csi(String id, String dimension, String weight) {
    return new Rating(id, FIVE, new Feed("csi", "", dimension, new BigDecimal(weight), ""));
  }

  static Rating gap(String id, String role, String dimension, String weight) {
    return new Rating(id, FIVE, new Feed("gap", role, dimension, new BigDecimal(weight), ""));
  }

  static Rating kano(String id, String role, String item) {
    return new Rating(id, FIVE, new Feed("kano", role, "", BigDecimal.ZERO, item));
  }

  static Rating rating(String id, Scale scale, String metric, String role) {
    return new Rating(id, scale, new Feed(metric, role, "", BigDecimal.ZERO, ""));
  }

  static Survey survey(String id, Question... questions) {
    return new Survey(id, 1, new TreeMap<>(), List.of(questions), "", List.of());
  }
}
