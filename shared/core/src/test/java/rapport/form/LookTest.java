package rapport.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.event.Scale;
import rapport.survey.Question;
import rapport.survey.Question.Feed;

class LookTest {

  @ParameterizedTest
  @CsvSource({
    "1,5,'NUMBERS,STARS,SMILEYS'",
    "1,7,'NUMBERS,STARS,SMILEYS'",
    "1,10,'NUMBERS,STARS'",
    "0,5,NUMBERS",
    "1,2,NUMBERS",
    "1,11,NUMBERS"
  })
  void starsAndSmileysFitShortScalesFromOneOn(int low, int high, String looks) {
    var rating = new Question.Rating("q", new Scale(low, high, false), Feed.NOTHING);

    assertThat(Look.of(rating)).extracting(Look::name).containsExactly(looks.split(","));
  }

  @Test
  void eachTypeHasItsLooks() {
    var options = List.of("a", "b");

    assertThat(Look.of(new Question.Nps("q"))).containsExactly(Look.NUMBERS);
    assertThat(Look.of(new Question.Csat("q", Scale.GOOD_BAD)))
        .containsExactly(Look.NUMBERS, Look.SMILEYS);
    assertThat(Look.of(new Question.Choice("q", options))).containsExactly(Look.LIST, Look.MENU);
    assertThat(Look.of(new Question.Choices("q", options))).containsExactly(Look.LIST);
    assertThat(Look.of(new Question.Text("q"))).containsExactly(Look.PARAGRAPH, Look.LINE);
    assertThat(Look.of("stars")).contains(Look.STARS);
    assertThat(Look.of("hearts")).isEmpty();
  }
}
