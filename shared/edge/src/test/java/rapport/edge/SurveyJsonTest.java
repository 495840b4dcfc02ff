package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.event.Scale;
import rapport.form.Definition;
import rapport.survey.Question;
import rapport.survey.Question.Direction;
import rapport.survey.Question.Feed;
import rapport.survey.Survey;
import rapport.survey.Survey.Respondents;

final class SurveyJsonTest {

  private static final String DEFINITION =
      """
      {"title":{"en":"How are we doing?"},"questions":[
        {"id":"recommend","type":"nps"},
        {"id":"happy","type":"csat","scale":"1-5"},
        {"id":"effort","type":"ces","scale":"1-7","high":"ease"},
        {"id":"speed","type":"rating","scale":"1-10","metric":"csi","dimension":"delivery","weight":0.3},
        {"id":"ideal","type":"rating","scale":"1-10","metric":"acsi","role":"ideal"},
        {"id":"why","type":"text"}],
       "thankYou":{"url":"https://example.com/thanks"}}
      """;

  @Test
  void theContractsExampleIsRead() {
    var survey = valid(DEFINITION);

    assertThat(survey.id()).isEqualTo("relationship-2026");
    assertThat(survey.version()).isEqualTo(1);
    assertThat(survey.title()).containsEntry("en", "How are we doing?");
    assertThat(survey.thankYou()).isEqualTo("https://example.com/thanks");
    assertThat(survey.questions())
        .containsExactly(
            new Question.Nps("recommend"),
            new Question.Csat("happy", new Scale(1, 5, false)),
            new Question.Ces("effort", new Scale(1, 7, false), Direction.EASE),
            new Question.Rating(
                "speed",
                new Scale(1, 10, false),
                new Feed("csi", "", "delivery", new BigDecimal("0.3"), "")),
            new Question.Rating(
                "ideal",
                new Scale(1, 10, false),
                new Feed("acsi", "ideal", "", BigDecimal.ZERO, "")),
            new Question.Text("why"));
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() {
    var first = valid(DEFINITION);
    var second =
        new Survey(
                first.id(),
                1,
                Collections.emptySortedMap(),
                List.of(new Question.Csat("smile", Scale.GOOD_BAD)),
                "",
                List.of())
            .succeeding(first);

    assertThat(SurveyJson.stored(SurveyJson.write(first))).isEqualTo(first);
    assertThat(SurveyJson.stored(SurveyJson.write(second))).isEqualTo(second);
    assertThat(second.retired()).hasSize(6);
  }

  @Test
  void whatWasGotCanBePutBack() {
    var survey = valid(DEFINITION);

    assertThat(valid(Json.write(SurveyJson.tree(Definition.bare(survey))))).isEqualTo(survey);
  }

  @Test
  void whatIsKeptOfRespondentsIsReadAndWritten() {
    var text =
        "{\"questions\":[{\"id\":\"a\",\"type\":\"nps\"}],\"oneVote\":true,\"invitations\":true}";
    var survey = valid(text);

    assertThat(survey.respondents()).isEqualTo(new Respondents(true, true));
    assertThat(SurveyJson.stored(SurveyJson.write(survey))).isEqualTo(survey);
    assertThat(valid(DEFINITION).respondents()).isEqualTo(Respondents.NOT_KEPT);
    assertThat(pointers(text.replace("true", "\"yes\"")))
        .containsExactly("/oneVote", "/invitations");
  }

  @Test
  void scalesAndDirectionsHaveDefaults() {
    var survey =
        valid(
            "{\"questions\":[{\"id\":\"a\",\"type\":\"csat\"},{\"id\":\"b\",\"type\":\"ces\"},"
                + "{\"id\":\"c\",\"type\":\"ces\",\"scale\":\"1-5\"}]}");

    assertThat(survey.questions())
        .containsExactly(
            new Question.Csat("a", new Scale(1, 5, false)),
            new Question.Ces("b", new Scale(1, 7, false), Direction.EASE),
            new Question.Ces("c", new Scale(1, 5, false), Direction.EFFORT));
  }

  @Test
  void ratingsThatCantBePutTogetherAreRefusedByName() {
    var dimensions =
        IntStream.range(0, 17)
            .mapToObj(
                i ->
                    ",{\"id\":\"d%d\",\"type\":\"rating\",\"scale\":\"1-5\",\"metric\":\"csi\",\"dimension\":\"d%d\"}"
                        .formatted(i, i))
            .collect(Collectors.joining());
    var text =
        """
        {"title":7,"questions":[
          {"id":"a","type":"rating","scale":"1-10","metric":"acsi","role":"ideal"},
          {"id":"b","type":"rating","scale":"1-5","metric":"acsi","role":"ideal"},
          {"id":"c","type":"rating","scale":"1-7","metric":"kano","role":"functional","item":"x"},
          {"id":"d","type":"rating","scale":"0-20","metric":"apostle","role":"loyalty"},
          {"id":"e","type":"rating","scale":"1-7","metric":"gap","role":"perceived","dimension":"x"},
          {"id":"f","type":"rating","scale":"1-7","metric":"gap","role":"perceived","dimension":"x"},
          {"id":"g","type":"rating","scale":"1-7","metric":"gap","role":"expected","dimension":"x","weight":2}
          %s,
          {"id":"z","type":"rating","scale":"1-5","metric":"csi","dimension":"d0"}]}
        """
            .formatted(dimensions);

    assertThat(pointers(text))
        .containsExactlyInAnyOrder(
            "/title",
            "/questions/1/scale",
            "/questions/1/role",
            "/questions/2/scale",
            "/questions/3/scale",
            "/questions/6/role",
            "/questions/23/dimension",
            "/questions/24/dimension");
  }

  /// What can't be read is left out; where a question's half may be missing for that, nothing is
  /// said of the other half.
  @Test
  void whatCantBePutTogetherIsToldBesideAllOtherErrors() {
    var text =
        """
        {"questions":[
          {"type":"text"},
          {"id":"a","type":"mood"},
          {"id":"b","type":"rating","scale":"wide","metric":"csi","dimension":"price"},
          {"id":"c","type":"rating","scale":"1-5","metric":"csi","dimension":"speed"},
          {"id":"d","type":"rating","scale":"1-10","metric":"csi","dimension":"speed"},
          {"id":"e","type":"rating","scale":"1-10","metric":"kano","role":"functional"},
          {"id":"f","type":"rating","scale":"1-10","metric":"kano","role":"sideways"},
          {"id":"g","type":"rating","scale":"1-5","metric":"gap","role":"perceived","dimension":"x"},
          {"id":"h","type":"rating","scale":"1-5","metric":"gap","role":"perceived","dimension":"x"},
          {"id":"i","type":"rating","scale":"1-5","metric":"gap","role":"expected","dimension":"x"},
          {"id":"j","type":"rating","scale":"none","metric":"gap","role":"expected","dimension":"x"},
          {"id":"m","type":"rating","scale":"1-5","metric":"acsi"},
          {"id":"l","type":"rating","scale":"1-5","metric":"acsi"}]}
        """;

    assertThat(pointers(text))
        .containsExactlyInAnyOrder(
            "/questions/0/id",
            "/questions/1/type",
            "/questions/2/scale",
            "/questions/4/scale",
            "/questions/4/dimension",
            "/questions/5/scale",
            "/questions/5/item",
            "/questions/6/scale",
            "/questions/6/role",
            "/questions/6/item",
            "/questions/10/scale",
            "/questions/11/role",
            "/questions/12/role");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csi", "gap"})
  void weightsThatAreAllNothingAreRefusedByName(String metric) {
    assertThat(weighted(metric, "0", "0.0"))
        .containsExactly("/questions/1/weight", "/questions/2/weight");
    assertThat(weighted(metric, "0", "null")).containsExactly("/questions/1/weight");
    assertThat(weighted(metric, "0", "1")).isEmpty();
    assertThat(weighted(metric, "null", "null")).isEmpty();
    assertThat(weighted(metric, "0", "-1")).containsExactly("/questions/2/weight");
    assertThat(weighted(metric, "0", "\"much\""))
        .containsExactlyInAnyOrder("/questions/1/weight", "/questions/2/weight");
  }

  private static List<String> weighted(String metric, String one, String other) {
    var role = metric.equals("gap") ? "\"role\":\"perceived\"," : "";
    return pointers(
        """
        {"questions":[{"id":"q","type":"nps"},
         {"id":"a","type":"rating","scale":"1-5","metric":"%1$s",%2$s"dimension":"x","weight":%3$s},
         {"id":"b","type":"rating","scale":"1-5","metric":"%1$s",%2$s"dimension":"y","weight":%4$s}]}
        """
            .formatted(metric, role, one, other));
  }

  @Test
  void allErrorsAreFoundAtOnce() {
    var text =
        """
        {"id":"other","titel":{},"title":{"english!":"x","en":7},"thankYou":{"url":"http://x","x":1},
         "questions":[
          {"type":"nps","scale":"0-10"},
          {"id":"a","type":"mood"},
          {"id":"a","type":"csat","scale":"1-9"},
          {"id":"key","type":"ces","high":"joy"},
          {"id":"r","type":"rating"},
          {"id":"s","type":"rating","scale":"10-1","metric":"acsi","role":"try","weight":1},
          {"id":"v","type":"rating","scale":"1-5","metric":"csi","weight":-1},
          {"id":"u","type":"rating","scale":"1-5","role":"ideal"},
          {"id":"attributes.x","type":"text"},
          7]}
        """;

    assertThat(pointers(text))
        .containsExactlyInAnyOrder(
            "/id",
            "/titel",
            "/title/english!",
            "/title/en",
            "/thankYou/url",
            "/thankYou/x",
            "/questions/0/id",
            "/questions/0/scale",
            "/questions/1/type",
            "/questions/2/id",
            "/questions/2/scale",
            "/questions/3/id",
            "/questions/3/high",
            "/questions/4/scale",
            "/questions/5/scale",
            "/questions/5/role",
            "/questions/5/weight",
            "/questions/6/dimension",
            "/questions/6/weight",
            "/questions/7/role",
            "/questions/8/id",
            "/questions/9");
  }

  @Test
  void aSurveyHas1To200Questions() {
    assertThat(pointers("{\"questions\":[]}")).containsExactly("/questions");
    assertThat(pointers("{}")).containsExactly("/questions");
    assertThat(pointers("{\"questions\":{}}")).containsExactly("/questions");
    assertThat(pointers(texts(201))).containsExactly("/questions");
    assertThat(valid(texts(200)).questions()).hasSize(200);
  }

  @Test
  void whereTicketsAreCountedNoSurveyCanBe() {
    var value = ((Json.Parsed.Values) Json.readOne(DEFINITION)).values().getFirst();

    assertThat(SurveyJson.read("tickets", value)).isInstanceOf(Checked.Invalid.class);
    assertThat(SurveyJson.read("a#b", value)).isInstanceOf(Checked.Invalid.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "https://example.com/a?b=c#d",
        "/",
        "/thanks/page.html?x=1"
      })
  void aThankYouPageIsAnAddressOrAPath(String url) {
    assertThat(valid(page(url)).thankYou()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "//evil.example",
        "/\\\\evil.example",
        "javascript:alert(1)",
        "thanks.html",
        "https://",
        "https://a b",
        "/a\\r\\nset-cookie: x",
        ""
      })
  void anythingElseIsNone(String url) {
    assertThat(pointers(page(url))).containsExactly("/thankYou/url");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"0-100", "0-1", "5-10"})
  void aRatingMayHaveAnyScaleWithin0To100(String scale) {
    var text = "{\"questions\":[{\"id\":\"a\",\"type\":\"rating\",\"scale\":\"" + scale + "\"}]}";

    assertThat(valid(text).questions().getFirst())
        .isInstanceOfSatisfying(
            Question.Rating.class, rating -> assertThat(rating.scale()).hasToString(scale));
  }

  private static String page(String url) {
    return DEFINITION.replace("https://example.com/thanks", url);
  }

  private static String texts(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"id\":\"q" + i + "\",\"type\":\"text\"}")
        .collect(Collectors.joining(",", "{\"questions\":[", "]}"));
  }

  private static Survey valid(String text) {
    return switch (read(text)) {
      case Checked.Valid<Definition>(Definition definition) -> definition.survey();
      case Checked.Invalid<Definition>(List<FieldError> errors) ->
          throw new AssertionError("expected a survey, got " + errors);
    };
  }

  private static List<String> pointers(String text) {
    return switch (read(text)) {
      case Checked.Valid<Definition> _ -> List.of();
      case Checked.Invalid<Definition>(List<FieldError> errors) ->
          errors.stream().map(FieldError::pointer).toList();
    };
  }

  private static Checked<Definition> read(String text) {
    var value = ((Json.Parsed.Values) Json.readOne(text)).values().getFirst();
    return SurveyJson.read("relationship-2026", value);
  }
}
