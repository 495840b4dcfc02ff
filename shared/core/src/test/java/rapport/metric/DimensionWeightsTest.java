package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.event.Scale;
import rapport.survey.Question;
import rapport.survey.Question.Feed;
import rapport.survey.Question.Rating;
import rapport.survey.Survey;

class DimensionWeightsTest {

  private static final Scale FIVE = new Scale(1, 5, false);

  @Test
  void weightsOnWhichSurveysDisagreeAreNone() {
    var one = survey("one", csi("q1", "delivery", "1"), csi("q2", "price", "2"));
    var other = survey("other", csi("q1", "delivery", "2"), csi("q2", "price", "1"));
    var dimensions = List.of("delivery", "price");

    assertThat(DimensionWeights.of("csi", List.of(one, one)).of(dimensions).each())
        .hasSize(2)
        .doesNotHaveDuplicates();
    assertThatThrownBy(() -> DimensionWeights.of("csi", List.of(one, other)).of(dimensions))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("delivery, price");
  }

  private static Rating csi(String id, String dimension, String weight) {
    return new Rating(id, FIVE, new Feed("csi", "", dimension, new BigDecimal(weight), ""));
  }

  private static Survey survey(String id, Question... questions) {
    return new Survey(id, 1, new TreeMap<>(), List.of(questions), "", List.of());
  }
}
