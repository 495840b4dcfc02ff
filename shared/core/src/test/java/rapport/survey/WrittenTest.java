package rapport.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import rapport.event.Payload.Answer;
import rapport.event.Scale;
import rapport.survey.Question.Choice;
import rapport.survey.Question.Choices;
import rapport.survey.Question.Csat;
import rapport.survey.Question.Nps;
import rapport.survey.Question.Text;

/// What a form's fields say as an answer to the question they belong to.
final class WrittenTest {

  @Test
  void aFieldIsReadByItsQuestion() {
    assertThat(answer(new Nps("q"), " 9 ")).isEqualTo(new Answer.Score(9));
    assertThat(answer(new Nps("q"), "-9")).isEqualTo(new Answer.Score(-9));
    assertThat(answer(new Nps("q"), "9.5")).isEqualTo(new Answer.Text("9.5"));
    assertThat(answer(new Nps("q"), "99999999999")).isEqualTo(new Answer.Text("99999999999"));
    assertThat(answer(new Nps("q"), "")).isEqualTo(new Answer.Text(""));
    assertThat(answer(new Csat("q", Scale.GOOD_BAD), "bad")).isEqualTo(new Answer.Text("bad"));
    assertThat(answer(new Text("q"), " 9 ")).isEqualTo(new Answer.Text(" 9 "));
  }

  @Test
  void fieldsThatRepeatAreOneAnswerWhereSeveralMayBeChosen() {
    var one = new Choice("q", List.of("a", "b"));
    var many = new Choices("q", List.of("a", "b"));

    assertThat(answer(one, " a ")).isEqualTo(new Answer.Text("a"));
    assertThat(answer(one, "a", "b")).isEqualTo(new Answer.Text("a"));
    assertThat(answer(many, "b", " a ")).isEqualTo(chosen("a", "b"));
    assertThat(answer(many, "b")).isEqualTo(chosen("b"));
    assertThat(answer(new Text("q"), "x")).isEqualTo(new Answer.Text("x"));
  }

  private static Answer answer(Question question, String... fields) {
    return Written.answer(question, List.of(fields));
  }

  private static Answer chosen(String... options) {
    return new Answer.Chosen(new TreeSet<>(Set.of(options)));
  }
}
