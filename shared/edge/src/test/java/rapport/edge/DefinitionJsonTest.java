package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rapport.event.Payload.Answer;
import rapport.event.Scale;
import rapport.form.Acceptance;
import rapport.form.Block;
import rapport.form.Block.Asked;
import rapport.form.Block.Matrix;
import rapport.form.Condition;
import rapport.form.Condition.Answered;
import rapport.form.Condition.Test.AtLeast;
import rapport.form.Condition.Test.AtMost;
import rapport.form.Definition;
import rapport.form.FormWord;
import rapport.form.Look;
import rapport.form.Texts;
import rapport.survey.Question;

/// What a definition says beside what [SurveyJsonTest] tests: how it is shown, and when answers are
/// taken.
final class DefinitionJsonTest {

  private static final String WHOLE =
      """
      {"title":{"en":"How?","zh":"如何？"},"language":"zh","intro":{"en":"Two\\nminutes."},
       "hidden":["plan","region"],
       "theme":{"accent":"#0B5FFF","background":"#ffffff","text":"#222222"},
       "opens":"2026-03-01T00:00:00+01:00","closes":"2026-04-01T00:00:00Z","quota":500,
       "words":{"de":{"send":"Senden","next":"Weiter"}},
       "questions":[
        {"id":"recommend","type":"nps","text":{"en":"Would you?"},"help":{"en":"0 to 10"},
         "required":true,"labels":{"low":{"en":"no"},"high":{"en":"yes"}}},
        {"id":"happy","type":"csat","look":"stars","when":{"question":"recommend","atLeast":3,"atMost":8}},
        {"id":"solved","type":"choice","look":"menu",
         "options":[{"id":"yes","text":{"en":"Yes"}},{"id":"no"}],
         "when":{"any":[{"attribute":"plan","is":["pro","team"]},{"not":{"question":"happy","is":[1,2]}}]}},
        {"id":"reasons","type":"choices","atMost":1,"options":[{"id":"price"},{"id":"speed"}],
         "when":{"all":[{"question":"solved","is":"no"},{"question":"happy","answered":false}]}},
        {"id":"parts","type":"matrix","scale":"1-10","text":{"en":"How good is …"},"required":true,
         "labels":{"high":{"en":"very"}},
         "rows":[{"id":"speed","text":{"en":"delivery"},"metric":"csi","dimension":"delivery","weight":0.3},
                 {"id":"price","metric":"csi","dimension":"price"}]},
        {"id":"why","type":"text","long":false,"when":{"question":"speed","atMost":5}}],
       "thankYou":{"question":"recommend","texts":[
         {"atMost":6,"text":{"en":"Sorry"}},{"atLeast":7,"atMost":8,"text":{"en":"Hm"}},{"text":{"en":"Thanks"}}]}}
      """;

  @Test
  void whatIsCountedAndWhatIsShownAreReadApart() {
    var definition = valid(WHOLE);

    assertThat(definition.survey().questions())
        .extracting(Question::id)
        .containsExactly("recommend", "happy", "solved", "reasons", "speed", "price", "why");
    assertThat(definition.survey().question("solved"))
        .contains(new Question.Choice("solved", List.of("yes", "no")));
    assertThat(definition.survey().question("reasons"))
        .contains(new Question.Choices("reasons", List.of("price", "speed"), 1));
    assertThat(definition.survey().question("speed"))
        .get()
        .isInstanceOfSatisfying(
            Question.Rating.class,
            rating -> {
              assertThat(rating.scale()).isEqualTo(new Scale(1, 10, false));
              assertThat(rating.feed().dimension()).isEqualTo("delivery");
            });
    assertThat(definition.form().blocks())
        .extracting(block -> block.prompt().id())
        .containsExactly("recommend", "happy", "solved", "reasons", "parts", "why");
    assertThat(block(definition, 4)).isInstanceOf(Matrix.class);
  }

  @Test
  void howItIsShownIsRead() {
    var definition = valid(WHOLE);
    var form = definition.form();

    assertThat(definition.language()).isEqualTo("zh");
    assertThat(form.intro().in("en")).contains("Two\nminutes.");
    assertThat(form.hidden()).containsExactly("plan", "region");
    assertThat(form.theme().accent()).hasToString("#0b5fff");
    assertThat(form.word(FormWord.SEND, "de")).isEqualTo("Senden");
    assertThat(block(definition, 0).prompt().required()).isTrue();
    assertThat(block(definition, 0).prompt().help().in("en")).contains("0 to 10");
    assertThat(asked(definition, 0).labels().high().in("en")).contains("yes");
    assertThat(asked(definition, 1).look()).isEqualTo(Look.STARS);
    assertThat(asked(definition, 2).look()).isEqualTo(Look.MENU);
    assertThat(asked(definition, 2).options())
        .isEqualTo(Map.of("yes", new Texts(new TreeMap<>(Map.of("en", "Yes")))));
    assertThat(asked(definition, 5).look()).isEqualTo(Look.LINE);
    assertThat(form.thanks().of(Map.of("recommend", new Answer.Score(7))))
        .contains(new Texts(new TreeMap<>(Map.of("en", "Hm"))));
  }

  @Test
  void conditionsAreRead() {
    var definition = valid(WHOLE);

    assertThat(block(definition, 0).prompt().when()).isEqualTo(Condition.ALWAYS);
    assertThat(block(definition, 1).prompt().when())
        .isEqualTo(new Answered("recommend", List.of(new AtLeast(3), new AtMost(8))));
    assertThat(block(definition, 2).prompt().when())
        .isEqualTo(
            new Condition.Any(
                List.of(
                    new Condition.Attribute("plan", List.of("pro", "team")),
                    new Condition.Not(
                        new Answered(
                            "happy", List.of(new Condition.Test.Scored(List.of(1, 2))))))));
    assertThat(block(definition, 3).prompt().when())
        .isEqualTo(
            new Condition.All(
                List.of(
                    new Answered("solved", List.of(new Condition.Test.Chosen(List.of("no")))),
                    new Answered("happy", List.of(new Condition.Test.Present(false))))));
  }

  @Test
  void whenAnswersAreTakenIsRead() {
    assertThat(valid(WHOLE).acceptance())
        .isEqualTo(
            new Acceptance(
                Instant.parse("2026-02-28T23:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"), 500));
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() {
    var definition = valid(WHOLE);

    assertThat(SurveyJson.definition(SurveyJson.write(definition))).isEqualTo(definition);
    assertThat(SurveyJson.stored(SurveyJson.write(definition))).isEqualTo(definition.survey());
    assertThat(valid(Json.write(SurveyJson.tree(definition)))).isEqualTo(definition);
  }

  /// A definition as documents hold it that were written before there were forms.
  @Test
  void aDefinitionThatSaysNothingOfItsFormIsShownAsItComes() {
    var stored =
        """
        {"id":"s","version":3,"title":{"en":"How?"},
         "questions":[{"id":"recommend","type":"nps"},{"id":"why","type":"text"}],
         "thankYou":{"url":"/thanks"},"retired":[{"id":"old","type":"csat","scale":"1-5"}]}
        """;
    var definition = SurveyJson.definition(stored);

    assertThat(definition).isEqualTo(Definition.bare(definition.survey()));
    assertThat(definition.survey().thankYou()).isEqualTo("/thanks");
    assertThat(SurveyJson.definition(SurveyJson.write(definition))).isEqualTo(definition);
  }

  /// It was checked by the rules of its time.
  @Test
  void aStoredDefinitionIsReadThoughItCouldNotBePutAnyMore() {
    var stored =
        """
        {"id":"s","version":1,"title":{},"hidden":["plan","k"],"questions":[
          {"id":"a","type":"rating","scale":"1-5","metric":"csi","dimension":"price"},
          {"id":"b","type":"rating","scale":"1-7","metric":"csi","dimension":"price"},
          {"id":"key","type":"text"}],"retired":[]}
        """;

    assertThat(SurveyJson.stored(stored).questions()).hasSize(3);
    assertThat(pointers(stored.replace(",\"retired\":[]", "")))
        .containsExactlyInAnyOrder(
            "/id", "/hidden/1", "/questions/1/scale", "/questions/1/dimension", "/questions/2/id");
  }

  @Test
  void whatIsNoLongerAskedIsKeptWithItsOptions() {
    var first = valid(WHOLE);
    var second = valid("{\"questions\":[{\"id\":\"why\",\"type\":\"text\"}]}");
    var next = second.with(second.survey().succeeding(first.survey()));

    assertThat(SurveyJson.definition(SurveyJson.write(next))).isEqualTo(next);
    assertThat(next.survey().retired())
        .contains(new Question.Choices("reasons", List.of("price", "speed"), 1));
  }

  @Test
  void allErrorsAreFoundAtOnce() {
    var text =
        """
        {"language":"english!","intro":"x","hidden":["plan","plan","channel","a b"],
         "theme":{"accent":"red","x":1},"opens":"2026-03-01","closes":7,"quota":0,
         "words":{"en":{"send":"Go"},"de":{"sned":"x","next":""}},
         "questions":[
          {"id":"a","type":"nps","look":"stars","required":"yes","text":{"en":""},"labels":{"mid":{}}},
          {"id":"b","type":"choice","options":[{"id":"x"},{"id":"x"},{"id":"y z"},{"text":{}}],"look":"list"},
          {"id":"c","type":"choice","options":[]},
          {"id":"d","type":"choices","options":[{"id":"x"}],"atMost":2,"look":"list"},
          {"id":"e","type":"text","look":"line","labels":{}},
          {"id":"f","type":"matrix","rows":[],"scale":"1-9000"},
          {"id":"g","type":"matrix","rows":[{"id":"a","type":"nps"},{"metric":"csi"}],"look":"stars"}],
         "thankYou":{"question":"e","url":"/x","texts":[{"text":{}},{}]}}
        """;

    assertThat(pointers(text))
        .containsExactlyInAnyOrder(
            "/language",
            "/intro",
            "/hidden/1",
            "/hidden/2",
            "/hidden/3",
            "/theme/accent",
            "/theme/x",
            "/opens",
            "/closes",
            "/quota",
            "/words/en",
            "/words/de/sned",
            "/words/de/next",
            "/questions/0/look",
            "/questions/0/required",
            "/questions/0/text/en",
            "/questions/0/labels/mid",
            "/questions/1/options/1/id",
            "/questions/1/options/2/id",
            "/questions/1/options/3/id",
            "/questions/2/options",
            "/questions/3/atMost",
            "/questions/3/look",
            "/questions/4/look",
            "/questions/4/labels",
            "/questions/5/rows",
            "/questions/5/scale",
            "/questions/6/scale",
            "/questions/6/rows/0/id",
            "/questions/6/rows/0/type",
            "/questions/6/rows/1/id",
            "/questions/6/rows/1/dimension",
            "/questions/6/look",
            "/thankYou/question",
            "/thankYou/url",
            "/thankYou/texts/0/text",
            "/thankYou/texts/1/text");
  }

  @Test
  void colourTooWeakToReadIsRefusedWithItsRatio() {
    assertThat(
            messages(
                "{\"questions\":[{\"id\":\"a\",\"type\":\"nps\"}],"
                    + "\"theme\":{\"text\":\"#777777\",\"accent\":\"#bbbbbb\"}}"))
        .containsExactly(
            "must have a contrast of at least 4.5 to 1 with the background (WCAG 2.2 AA),"
                + " got 4.47 to 1 of #777777 on #ffffff",
            "must have a contrast of at least 3 to 1 with the background (WCAG 2.2 AA),"
                + " got 1.91 to 1 of #bbbbbb on #ffffff");
  }

  @Test
  void aSurveyClosesAfterItOpens() {
    assertThat(
            messages(
                "{\"questions\":[{\"id\":\"a\",\"type\":\"nps\"}],"
                    + "\"opens\":\"2026-03-01T00:00:00Z\",\"closes\":\"2026-03-01T00:00:00Z\"}"))
        .containsExactly("must be after opens (2026-03-01T00:00:00Z), got 2026-03-01T00:00:00Z");
  }

  @Test
  void rowsCountAsQuestionsAndScalesOfRowsAreToldAtTheirTable() {
    assertThat(pointers(matrices(2, 100))).isEmpty();
    assertThat(pointers(matrices(3, 67))).containsExactly("/questions");
    assertThat(
            pointers(
                """
                {"questions":[
                 {"id":"a","type":"matrix","scale":"1-5","rows":[{"id":"b","metric":"csi","dimension":"x"}]},
                 {"id":"c","type":"matrix","scale":"1-7","rows":[
                  {"id":"d","metric":"csi","dimension":"y"},{"id":"e","metric":"csi","dimension":"x"}]}]}
                """))
        .containsExactlyInAnyOrder("/questions/1/scale", "/questions/1/rows/1/dimension");
  }

  @Test
  void nobodyCanChooseMoreThanAFactCanHold() {
    assertThat(pointers(choices(5, 50))).isEmpty();
    assertThat(pointers(choices(6, 50))).containsExactly("/questions");
  }

  @Test
  void everyMessageSaysWhatWasGot() {
    var text =
        """
        {"title":{"en":5},"language":"english language","intro":"Hello","hidden":["a b",1],
         "questions":[
          {"id":"a b","type":"mood"},
          {"id":"q","type":"csat","look":"hearts","required":"yes","labels":[]},
          {"id":"r","type":"rating","scale":"10-1","metric":"joy"},
          {"id":"w","type":"rating","scale":"1-10","metric":"csi","dimension":"d","weight":-1},
          {"id":"c","type":"choices","options":{},"atMost":1.5},
          {"id":"d","type":"choice","options":[{"id":"x"},{"id":"x"}],"text":{"en":""}},
          {"id":"m","type":"matrix","scale":5,"rows":[]},
          {"id":"u","type":"text","long":1,"when":{"attribute":"a","is":[]}}],
         "thankYou":{"url":"//example.com"},"theme":{"accent":"blue"},
         "opens":"tomorrow","quota":"many","oneVote":1}
        """;

    assertThat(errors(text))
        .hasSizeGreaterThan(20)
        .allSatisfy(error -> assertThat(error.message()).containsPattern(", got .|is missing"));
  }

  private static String matrices(int count, int rows) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                IntStream.range(0, rows)
                    .mapToObj(j -> "{\"id\":\"r%d-%d\"}".formatted(i, j))
                    .collect(
                        Collectors.joining(
                            ",",
                            "{\"id\":\"m%d\",\"type\":\"matrix\",\"scale\":\"1-5\",\"rows\":["
                                .formatted(i),
                            "]}")))
        .collect(Collectors.joining(",", "{\"questions\":[", "]}"));
  }

  private static String choices(int count, int options) {
    var offered =
        IntStream.range(0, options)
            .mapToObj(i -> "{\"id\":\"o" + i + "\"}")
            .collect(Collectors.joining(",", "[", "]"));
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"id\":\"q%d\",\"type\":\"choices\",\"options\":%s}".formatted(i, offered))
        .collect(Collectors.joining(",", "{\"questions\":[", "]}"));
  }

  private static Block block(Definition definition, int place) {
    return definition.form().blocks().get(place);
  }

  private static Asked asked(Definition definition, int place) {
    return (Asked) block(definition, place);
  }

  private static Definition valid(String text) {
    return switch (read(text)) {
      case Checked.Valid<Definition>(Definition definition) -> definition;
      case Checked.Invalid<Definition>(List<FieldError> errors) ->
          throw new AssertionError("expected a definition, got " + errors);
    };
  }

  private static List<String> pointers(String text) {
    return errors(text).stream().map(FieldError::pointer).toList();
  }

  private static List<String> messages(String text) {
    return errors(text).stream().map(FieldError::message).toList();
  }

  private static List<FieldError> errors(String text) {
    return switch (read(text)) {
      case Checked.Valid<Definition> _ -> List.of();
      case Checked.Invalid<Definition>(List<FieldError> errors) -> errors;
    };
  }

  private static Checked<Definition> read(String text) {
    var value = ((Json.Parsed.Values) Json.readOne(text)).values().getFirst();
    return SurveyJson.read("relationship-2026", value);
  }
}
