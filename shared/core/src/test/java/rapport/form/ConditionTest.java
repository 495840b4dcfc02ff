package rapport.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.event.Payload.Answer;
import rapport.form.Condition.All;
import rapport.form.Condition.Answered;
import rapport.form.Condition.Any;
import rapport.form.Condition.Attribute;
import rapport.form.Condition.Given;
import rapport.form.Condition.Not;
import rapport.form.Condition.Test.AtLeast;
import rapport.form.Condition.Test.AtMost;
import rapport.form.Condition.Test.Chosen;
import rapport.form.Condition.Test.Present;
import rapport.form.Condition.Test.Scored;

class ConditionTest {

  private static final Condition MET = Condition.ALWAYS;
  private static final Condition UNMET = new Not(Condition.ALWAYS);

  @ParameterizedTest
  @CsvSource({"3,false", "4,true", "6,true", "7,false"})
  void aScoreLiesWithinBoundsThatBothCount(int score, boolean met) {
    var condition = new Answered("q", List.of(new AtLeast(4), new AtMost(6)));

    assertThat(condition.isMet(scored(score))).isEqualTo(met);
    assertThat(new Not(condition).isMet(scored(score))).isEqualTo(!met);
  }

  @Test
  void aScoreIsOneOfSome() {
    var condition = new Answered("q", List.of(new Scored(List.of(1, 5))));

    assertThat(condition.isMet(scored(5))).isTrue();
    assertThat(condition.isMet(scored(3))).isFalse();
  }

  @Test
  void goodIsOneAndBadIsZero() {
    var good = new Answered("q", List.of(new AtLeast(1)));

    assertThat(good.isMet(answered(new Answer.Text("good")))).isTrue();
    assertThat(good.isMet(answered(new Answer.Text("bad")))).isFalse();
    assertThat(good.isMet(answered(new Answer.Text("neither")))).isFalse();
  }

  @Test
  void anOptionIsChosenAloneOrAmongOthers() {
    var condition = new Answered("q", List.of(new Chosen(List.of("price", "speed"))));

    assertThat(condition.isMet(answered(new Answer.Text("price")))).isTrue();
    assertThat(condition.isMet(answered(new Answer.Text("other")))).isFalse();
    assertThat(condition.isMet(answered(chosen("other", "speed")))).isTrue();
    assertThat(condition.isMet(answered(chosen("other")))).isFalse();
    assertThat(condition.isMet(scored(1))).isFalse();
  }

  @Test
  void aQuestionNotAnsweredMeetsOnlyThatItWasNot() {
    var nobody = new Given(Map.of(), Map.of());

    assertThat(new Answered("q", List.of(new AtMost(10))).isMet(nobody)).isFalse();
    assertThat(new Answered("q", List.of(new Scored(List.of(0)))).isMet(nobody)).isFalse();
    assertThat(new Answered("q", List.of(new Chosen(List.of("a")))).isMet(nobody)).isFalse();
    assertThat(new Answered("q", List.of(new Present(true))).isMet(nobody)).isFalse();
    assertThat(new Answered("q", List.of(new Present(false))).isMet(nobody)).isTrue();
    assertThat(new Answered("q", List.of(new Present(false))).isMet(scored(3))).isFalse();
  }

  @Test
  void anAttributeHasOneOfSomeValues() {
    var condition = new Attribute("plan", List.of("pro", "team"));

    assertThat(condition.isMet(new Given(Map.of(), Map.of("plan", "pro")))).isTrue();
    assertThat(condition.isMet(new Given(Map.of(), Map.of("plan", "free")))).isFalse();
    assertThat(condition.isMet(new Given(Map.of(), Map.of()))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"true,true,true,true", "true,false,false,true", "false,false,false,false"})
  void allOrAnyOfSomeAreMet(boolean one, boolean other, boolean all, boolean any) {
    var both = List.of(one ? MET : UNMET, other ? MET : UNMET);
    var nobody = new Given(Map.of(), Map.of());

    assertThat(new All(both).isMet(nobody)).isEqualTo(all);
    assertThat(new Any(both).isMet(nobody)).isEqualTo(any);
  }

  @Test
  void itKnowsWhichQuestionsItAsksAbout() {
    var a = new Answered("a", List.of(new Present(true)));
    var b = new Answered("b", List.of(new Present(true)));

    assertThat(new All(List.of(a, new Not(new Any(List.of(b, new Attribute("x", List.of("y"))))))))
        .satisfies(all -> assertThat(all.questions()).containsExactly("a", "b"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Answered("a", List.of()));
  }

  private static Given scored(int score) {
    return answered(new Answer.Score(score));
  }

  private static Answer chosen(String... options) {
    return new Answer.Chosen(new TreeSet<>(Set.of(options)));
  }

  private static Given answered(Answer answer) {
    return new Given(Map.of("q", answer), Map.of());
  }
}
