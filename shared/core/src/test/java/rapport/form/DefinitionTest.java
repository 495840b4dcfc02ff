package rapport.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.event.Payload.Answer;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Scale;
import rapport.form.Acceptance.Decision;
import rapport.form.Block.Asked;
import rapport.form.Block.Labels;
import rapport.form.Block.Matrix;
import rapport.form.Block.Prompt;
import rapport.form.Block.Row;
import rapport.form.Condition.Answered;
import rapport.form.Condition.Given;
import rapport.form.Condition.Test.AtMost;
import rapport.form.Condition.Test.Present;
import rapport.form.Thanks.Reply;
import rapport.survey.Fault;
import rapport.survey.Question;
import rapport.survey.Question.Feed;
import rapport.survey.Survey;

/// A form of a score, a text for low scores, another for who wrote something, and a table.
class DefinitionTest {

  private static final Scale FIVE = new Scale(1, 5, false);
  private static final Definition DEFINITION = definition("");

  @ParameterizedTest
  @CsvSource({"9,'score,table'", "6,'score,why,table'"})
  void whatIsSeenDependsOnWhatWasAnswered(int score, String seen) {
    assertThat(seen(Map.of("score", new Answer.Score(score)))).isEqualTo(List.of(seen.split(",")));
  }

  /// The first answer was changed after the second was written.
  @Test
  void anAnswerThatIsNotSeenMakesNothingSeen() {
    var why = new Answer.Text("slow");

    assertThat(seen(Map.of("score", new Answer.Score(2), "why", why)))
        .containsExactly("score", "why", "more", "table");
    assertThat(seen(Map.of("score", new Answer.Score(9), "why", why)))
        .containsExactly("score", "table");
  }

  @Test
  void whoSeesARequiredQuestionMustAnswerItOfATableEveryRow() {
    assertThat(missing(Map.of("score", new Answer.Score(2))))
        .containsExactly("/data/answers/why", "/data/answers/fast", "/data/answers/cheap");
    assertThat(missing(Map.of("score", new Answer.Score(9), "fast", new Answer.Score(1))))
        .containsExactly("/data/answers/cheap");
    assertThat(missing(Map.of("fast", new Answer.Score(1), "cheap", new Answer.Score(1))))
        .containsExactly("/data/answers/score");
  }

  @Test
  void whatIsAnsweredInAnUnfitWayIsNotMissing() {
    assertThat(missing(Map.of("score", new Answer.Unfit("1.5"))))
        .doesNotContain("/data/answers/score");
  }

  @Test
  void aDefinitionThatOnlyCountsAsksForNothing() {
    var bare = Definition.bare(DEFINITION.survey());

    assertThat(bare.missing(response(Map.of()), Map.of())).isEmpty();
    assertThat(bare.acceptance()).isEqualTo(Acceptance.ALWAYS);
    assertThat(bare.form().blocks()).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({"'','de,en',en", "'','de,fr',de", "'','',en", "fr,'de,en',fr"})
  void theLanguageIsTheOneNamedElseEnglishElseTheFirst(
      String named, String titles, String language) {
    assertThat(definition(named, titles.isEmpty() ? List.of() : List.of(titles.split(",")), FIVE))
        .extracting(Definition::language)
        .isEqualTo(language);
  }

  @Test
  void aChangedScaleOfATableIsFoundAtTheTable() {
    var changed = definition("", List.of(), new Scale(1, 7, false));

    assertThat(changed.compatible(DEFINITION))
        .extracting(Fault::pointer)
        .containsExactly("/questions/3/scale", "/questions/3/scale");
    assertThat(DEFINITION.form().pointer("cheap")).isEqualTo("/questions/3/rows/1");
    assertThat(DEFINITION.form().pointer("why")).isEqualTo("/questions/1");
    assertThatIllegalArgumentException().isThrownBy(() -> DEFINITION.form().pointer("table"));
  }

  @Test
  void theFirstThanksThatFitAreTold() {
    var low = new Texts(new TreeMap<>(Map.of("en", "Sorry")));
    var rest = new Texts(new TreeMap<>(Map.of("en", "Thanks")));
    var thanks =
        new Thanks(
            "score", List.of(new Reply(List.of(new AtMost(6)), low), new Reply(List.of(), rest)));

    assertThat(thanks.of(Map.of("score", new Answer.Score(6)))).contains(low);
    assertThat(thanks.of(Map.of("score", new Answer.Score(7)))).contains(rest);
    assertThat(thanks.of(Map.of())).contains(rest);
    assertThat(Thanks.NONE.of(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-28T23:59:59.999Z,TOO_EARLY",
    "2026-03-01T00:00:00Z,TAKEN",
    "2026-03-31T23:59:59.999Z,TAKEN",
    "2026-04-01T00:00:00Z,TOO_LATE"
  })
  void answersAreTakenFromTheOpeningUntilJustBeforeTheClosing(Instant at, Decision decision) {
    var march =
        new Acceptance(
            Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"), 2);

    assertThat(march.at(at)).isEqualTo(decision);
    assertThat(Acceptance.ALWAYS.at(at)).isEqualTo(Decision.TAKEN);
  }

  @Test
  void aQuotaIsFullOnceAsManyAreIn() {
    var two = new Acceptance(Instant.MIN, Instant.MAX, 2);

    assertThat(two.after(1)).isEqualTo(Decision.TAKEN);
    assertThat(two.after(2)).isEqualTo(Decision.FULL);
    assertThat(two.isLimited()).isTrue();
    assertThat(Acceptance.ALWAYS.isLimited()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Acceptance(Instant.EPOCH, Instant.EPOCH, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Acceptance(Instant.MIN, Instant.MAX, 0));
  }

  private static List<String> seen(Map<String, Answer> answers) {
    return DEFINITION.seen(new Given(answers, Map.of())).stream()
        .map(block -> block.prompt().id())
        .toList();
  }

  private static List<String> missing(Map<String, Answer> answers) {
    return DEFINITION.missing(response(answers), Map.of()).stream().map(Fault::pointer).toList();
  }

  private static SurveyResponse response(Map<String, Answer> answers) {
    return new SurveyResponse("s", 1, true, new TreeMap<>(answers));
  }

  private static Definition definition(String language) {
    return definition(language, List.of(), FIVE);
  }

  private static Definition definition(String language, List<String> titles, Scale scale) {
    var title = new TreeMap<String, String>();
    titles.forEach(tag -> title.put(tag, "How?"));
    var survey =
        new Survey(
            "s",
            1,
            title,
            List.of(
                new Question.Nps("score"),
                new Question.Text("why"),
                new Question.Text("more"),
                new Question.Rating("fast", scale, Feed.NOTHING),
                new Question.Rating("cheap", scale, Feed.NOTHING)),
            "",
            List.of());
    var low = new Answered("score", List.of(new AtMost(6)));
    var wrote = new Answered("why", List.of(new Present(true)));
    var blocks =
        List.<Block>of(
            asked("score", Look.NUMBERS, true, Condition.ALWAYS),
            asked("why", Look.PARAGRAPH, true, low),
            asked("more", Look.PARAGRAPH, false, wrote),
            new Matrix(
                prompt("table", true, Condition.ALWAYS),
                Labels.NONE,
                List.of(new Row("fast", Texts.NONE), new Row("cheap", Texts.NONE))));
    var form =
        new Form(
            language,
            Texts.NONE,
            blocks,
            List.of(),
            Thanks.NONE,
            Theme.DEFAULT,
            Collections.emptySortedMap());
    return new Definition(survey, form, Acceptance.ALWAYS);
  }

  private static Asked asked(String id, Look look, boolean required, Condition when) {
    return new Asked(prompt(id, required, when), look, Labels.NONE, Collections.emptySortedMap());
  }

  private static Prompt prompt(String id, boolean required, Condition when) {
    return new Prompt(id, Texts.NONE, Texts.NONE, required, when);
  }
}
