package rapport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.intake.IntakeWorld.json;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.shelf.AnswerCounts;

/// What answers from forms are held to beyond fitting their questions. It is 10:05 on the first of
/// March.
final class FormRulesTest {

  private static final String QUESTIONS =
      """
      "questions":[
        {"id":"recommend","type":"nps","required":true,"text":{"en":"Would you?","zh":"您会推荐吗？"}},
        {"id":"why","type":"text","required":true,"when":{"question":"recommend","atMost":6}},
        {"id":"plan","type":"choice","options":[{"id":"a","text":{"en":"Plan A"}},{"id":"b"}]},
        {"id":"store","type":"text","required":true,"when":{"attribute":"region","is":"EMEA"}},
        {"id":"reasons","type":"choices","atMost":2,
         "options":[{"id":"price"},{"id":"speed"},{"id":"other"}]}]
      """;

  private final IntakeWorld world = new IntakeWorld();

  @Test
  void whatIsRequiredMustBeAnsweredByWhoSeesIt() {
    define("");

    assertThat(pointers(post("{\"answers\":{\"recommend\":9}}"))).isEmpty();
    assertThat(pointers(post("{\"answers\":{\"recommend\":6}}"))).containsExactly("/answers/why");
    assertThat(pointers(post("{\"answers\":{\"plan\":\"a\"}}")))
        .containsExactly("/answers/recommend");
    assertThat(
            pointers(post("{\"answers\":{\"recommend\":9},\"attributes\":{\"region\":\"EMEA\"}}")))
        .containsExactly("/answers/store");
  }

  @Test
  void theSamplesOfAnswersAreHeldToTheirSurveys() {
    world.defineBy("put-survey-form");
    world.defineBy("put-survey-closed");

    assertThat(world.send("post-response-form").getStatusCode()).isEqualTo(202);
    assertThat(pointers(world.send("bad-response-incomplete"))).containsExactly("/answers/happy");
    assertThat(world.send("bad-response-closed").getStatusCode()).isEqualTo(409);
    assertThat(world.queue.messages()).hasSize(1);
  }

  /// An answer that can't be read is wrong, but not missing.
  @Test
  void whatIsMissingIsToldBesideAllElseThatIsWrong() {
    define("");

    var errors = json(post("{\"answers\":{\"recommend\":1.5,\"plan\":\"c\",\"reasons\":[\"x\"]}}"));

    assertThat(errors.get("errors").findValuesAsText("message"))
        .containsExactlyInAnyOrder(
            "takes a whole number from 0 to 10, got 1.5",
            "takes one of a, b, got \"c\"",
            "takes an array of at most 2 of price, speed, other, got [x]");
  }

  @Test
  void aFormTellsWhatWasLeftOut() {
    define("");

    var answer = form("recommend=3&reasons=price&reasons=speed&plan=b");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody())
        .contains("<a href=\"#f-why\">why: Please answer this question.</a>")
        .contains("<legend class=\"asks\">Would you? <span class=\"required\">Required</span>")
        .contains("name=\"recommend\" value=\"3\" checked=\"\"")
        .contains("name=\"plan\" value=\"b\" checked=\"\"><span>b</span>")
        .contains("name=\"plan\" value=\"a\"><span>Plan A</span>")
        .contains("name=\"reasons\" value=\"price\" checked=\"\">")
        .contains("name=\"reasons\" value=\"speed\" checked=\"\">")
        .contains("name=\"reasons\" value=\"other\"><span>other")
        .doesNotContain("sent more than once");
  }

  @Test
  void aFormIsShownInTheLanguageItWasSentIn() {
    define("");

    assertThat(form("plan=a&language=zh-CN").getBody())
        .contains("<html lang=\"zh\">", "请检查您的回答", "您会推荐吗？", ">提交</button>");
  }

  @Test
  void choicesOfAFormAreOneAnswer() {
    define("");

    var answer = form("recommend=9&plan=a&reasons=speed&reasons=price");

    assertThat(answer.getStatusCode()).isEqualTo(303);
    assertThat(world.queued().at("/0/data/answers"))
        .isEqualTo(json("{\"plan\":\"a\",\"reasons\":[\"price\",\"speed\"],\"recommend\":9}"));
  }

  @Test
  void tooManyChoicesAreAnError() {
    define("");

    assertThat(form("recommend=9&reasons=speed&reasons=price&reasons=other").getBody())
        .contains("<a href=\"#f-reasons\">reasons: Choose at most 2.</a>");
  }

  @Test
  void whoPostsAFormIsToldWhatFitsTheScore() {
    define(
        """
        "thankYou":{"question":"recommend","texts":[
          {"atMost":6,"text":{"en":"Sorry <b>","zh":"抱歉"}},{"atLeast":9,"text":{"en":"Great"}}]},
        """);

    var location = form("recommend=3&why=slow&language=zh").getHeaders().get("location");

    assertThat(location)
        .isEqualTo("/v1/thanks?survey=relationship-2026&text=0&language=zh&key=" + IntakeWorld.PUB);
    assertThat(thanks(location).getBody())
        .contains("<html lang=\"zh\">", "<h1>谢谢</h1>", "<p>抱歉</p>");
    assertThat(thanks(location.replace("language=zh", "language=fr")).getBody())
        .contains("<p>Sorry &lt;b&gt;</p>");
    assertThat(form("recommend=8").getHeaders()).containsEntry("location", "/v1/thanks");
  }

  @Test
  void anAddressThatNamesNoTextIsThePageOfAll() {
    define("\"thankYou\":{\"texts\":[{\"text\":{\"en\":\"Great\"}}]},");
    var good = "/v1/thanks?survey=relationship-2026&text=0&key=" + IntakeWorld.PUB;

    assertThat(thanks(good).getBody()).contains("<p>Great</p>");
    for (String bad :
        List.of(
            good.replace("text=0", "text=1"),
            good.replace("text=0", "text=-1"),
            good.replace("text=0", "text=Hello"),
            good.replace("relationship", "other"),
            good.replace("pub_", "pub_x"),
            good.replace(IntakeWorld.PUB, IntakeWorld.READ),
            good + "%")) {
      var page = thanks(bad);
      assertThat(page.getStatusCode()).as(bad).isEqualTo(200);
      assertThat(page.getBody())
          .as(bad)
          .contains("<p>Your answers have been received.</p>")
          .doesNotContain("Great", "Hello");
    }
  }

  private APIGatewayV2HTTPResponse thanks(String address) {
    var event = IntakeWorld.event("get-thanks");
    event.setRawQueryString(address.substring(address.indexOf('?') + 1));
    return world.send(event);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T09:59:59Z,409",
    "2026-03-01T10:00:00Z,202",
    "2026-03-01T10:03:59Z,202",
    "2026-03-01T10:04:00Z,409"
  })
  void anAnswerIsTakenByItsOwnTime(String time, int status) {
    define("\"opens\":\"2026-03-01T10:00:00Z\",\"closes\":\"2026-03-01T10:04:00Z\",");

    var answer =
        post("{\"id\":\"a\",\"time\":\"%s\",\"answers\":{\"recommend\":9}}".formatted(time));

    assertThat(answer.getStatusCode()).isEqualTo(status);
    assertThat(world.queue.messages()).hasSize(status == 202 ? 1 : 0);
  }

  @Test
  void whoComesTooLateIsToldInTheLanguageOfTheForm() {
    define("\"closes\":\"2026-03-01T10:00:00Z\",");

    assertThat(json(post("{\"answers\":{\"recommend\":9}}")).get("detail").textValue())
        .isEqualTo("The survey took answers given before 2026-03-01T10:00:00Z.");
    var page = form("recommend=9&language=zh");
    assertThat(page.getStatusCode()).isEqualTo(409);
    assertThat(page.getBody()).contains("<html lang=\"zh\">", "<p>此问卷已结束。</p>");
    assertThat(form("recommend=9").getBody()).contains("This survey is closed.");
  }

  /// What was remembered a moment ago would refuse it.
  @Test
  void aSurveyThatIsOpenedTakesAnswersAtOnce() {
    define("\"opens\":\"2026-04-01T00:00:00Z\",");
    assertThat(post("{\"answers\":{\"recommend\":9}}").getStatusCode()).isEqualTo(409);

    define("\"opens\":\"2026-02-01T00:00:00Z\",");

    assertThat(post("{\"answers\":{\"recommend\":9}}").getStatusCode()).isEqualTo(202);
  }

  @Test
  void aSurveyIsFullOnceAsManyCompleteAnswersAreInOverAllMonths() {
    define("\"quota\":5,");
    world.count("2025-12", 2, 9);
    world.count("2026-03", 2, 9);
    assertThat(post("{\"answers\":{\"recommend\":9}}").getStatusCode()).isEqualTo(202);

    world.count("2026-02", 1, 0);

    assertThat(post("{\"answers\":{\"recommend\":9}}").getStatusCode()).isEqualTo(202);
    world.now = world.now.plus(AnswerCounts.REMEMBERED);
    var full = post("{\"answers\":{\"recommend\":9}}");
    assertThat(full.getStatusCode()).isEqualTo(409);
    assertThat(json(full).get("detail").textValue())
        .isEqualTo(
            "The survey has the 5 answers it takes."
                + " What was taken before counts, also if it comes again.");
    assertThat(form("recommend=9").getBody())
        .contains("all the answers it needs", "most likely been counted");
  }

  @Test
  void eventsOfServersAreHistoryAndThoseOfPagesAreNot() {
    define("\"closes\":\"2026-03-01T10:00:00Z\",");
    var event =
        """
        {"specversion":"1.0","id":"1","source":"shop","type":"survey.response",
         "time":"2026-03-01T10:01:00Z",
         "data":{"survey":"relationship-2026","answers":{"recommend":3},"complete":%s}}
        """;

    assertThat(world.post(event.formatted(true)).getStatusCode()).isEqualTo(202);
    assertThat(pointers(byPage(event.formatted(true))))
        .containsExactlyInAnyOrder("/time", "/data/answers/why");
    assertThat(pointers(byPage(event.formatted(false)))).containsExactly("/time");
  }

  private APIGatewayV2HTTPResponse byPage(String body) {
    var event = IntakeWorld.event("post-events-array");
    event.getHeaders().put("authorization", "Bearer " + IntakeWorld.PUB);
    event.setBody(body);
    return world.send(event);
  }

  private void define(String more) {
    world.define("{" + more + QUESTIONS + "}");
  }

  private APIGatewayV2HTTPResponse post(String body) {
    var event = IntakeWorld.event("post-response");
    event.setIsBase64Encoded(false);
    event.setBody(body);
    return world.send(event);
  }

  private APIGatewayV2HTTPResponse form(String fields) {
    var event = IntakeWorld.event("post-form");
    var body = fields + "&key=" + IntakeWorld.PUB;
    event.setBody(Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
    return world.send(event);
  }

  private static List<String> pointers(APIGatewayV2HTTPResponse answer) {
    var errors = json(answer).path("errors");
    return errors.findValuesAsText("pointer");
  }
}
