package rapport.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rapport.survey.SampleSurvey.FIVE;
import static rapport.survey.SampleSurvey.SEVEN;
import static rapport.survey.SampleSurvey.TEN;

import org.junit.jupiter.api.Test;
import rapport.event.Scale;
import rapport.survey.Question.Ces;
import rapport.survey.Question.Csat;
import rapport.survey.Question.Direction;
import rapport.survey.Question.Feed;
import rapport.survey.Question.Rating;

/// What a question takes, and what it calls its scores.
class QuestionTest {

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
}
