package rapport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.intake.IntakeWorld.json;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ResponseRouteTest {

  private final IntakeWorld world = new IntakeWorld();

  @Test
  void aResponseIsTaken() {
    var answer = world.send("post-response");

    assertThat(answer.getStatusCode()).isEqualTo(202);
    assertThat(json(answer).get("accepted").intValue()).isEqualTo(1);
    var event = world.queued().get(0);
    assertThat(event.get("source").textValue())
        .isEqualTo("/v1/surveys/relationship-2026/responses");
    assertThat(event.get("subject").textValue()).isEqualTo("customer-42");
    assertThat(event.get("surveyversion").intValue()).isEqualTo(1);
    assertThat(event.get("data"))
        .isEqualTo(
            json(
                """
                {"survey":"relationship-2026","answers":{"recommend":9,"why":"fast delivery"},
                 "language":"en","attributes":{"region":"EMEA"}}
                """));
  }

  @Test
  void errorsPointIntoTheBodyThatWasSent() {
    assertThat(pointers(world.send("bad-response-off-scale")))
        .containsExactlyInAnyOrder("/answers/recommend", "/answers/happy", "/answers/mood");
    assertThat(pointers(world.send("bad-response-fields")))
        .containsExactlyInAnyOrder("/answers", "/void", "/data");
  }

  /// What is wrong with the form of one field hides nothing that is wrong with others.
  @Test
  void allThatIsWrongIsToldAtOnceEachFieldByItsOwnQuestion() {
    var event = IntakeWorld.event("post-response");
    event.setIsBase64Encoded(false);
    event.setBody(
        """
        {"answers":{"recommend":11,"happy":1.5,"effort":true,"smile":[],"why":{},"bogus":3e9},
         "time":"x","foo":1}
        """);

    var errors = json(world.send(event)).get("errors");

    assertThat(errors.findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/foo",
            "/time",
            "/answers/recommend",
            "/answers/happy",
            "/answers/effort",
            "/answers/smile",
            "/answers/why",
            "/answers/bogus");
    assertThat(errors.findValuesAsText("message"))
        .contains(
            "takes a whole number from 0 to 10, got 11",
            "takes a whole number from 1 to 5, got 1.5",
            "takes a whole number from 1 to 7, got true",
            "takes \"good\" or \"bad\", got an array",
            "takes text, got an object",
            "is no question of survey \"relationship-2026\" in version 1");
  }

  @ParameterizedTest
  @CsvSource({
    "bad-response-off-scale,400",
    "bad-response-too-late,400",
    "bad-response-other-survey,403",
    "bad-response-unknown-survey,404"
  })
  void aBadResponseIsAProblem(String fixture, int status) {
    var answer = world.send(fixture);

    assertThat(answer.getStatusCode()).isEqualTo(status);
    assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
    assertThat(world.queue.messages()).isEmpty();
  }

  @Test
  void aFormIsTakenAndSentOnToThePageOfThanks() {
    var answer = world.send("post-form");

    assertThat(answer.getStatusCode()).isEqualTo(303);
    assertThat(answer.getHeaders()).containsEntry("location", "/v1/thanks");
    assertThat(world.queued().at("/0/data"))
        .isEqualTo(
            json(
                """
                {"survey":"relationship-2026",
                 "answers":{"recommend":9,"why":"fast delivery\\n& kind people: schön!"},
                 "language":"de","attributes":{"region":"EMEA"}}
                """));
  }

  @Test
  void aSurveyMayHaveAPageOfItsOwn() {
    world.define(IntakeWorld.later());

    assertThat(world.send("post-form").getHeaders()).containsEntry("location", "/thanks.html");
  }

  @Test
  void aFormSentTwiceIsOneEvent() {
    var first = form("recommend=9&id=once&time=2026-03-01T10:00:00Z");
    var second = form("recommend=9&id=once&time=2026-03-01T10:00:00Z");

    assertThat(first.getStatusCode()).isEqualTo(303);
    assertThat(second.getStatusCode()).isEqualTo(303);
    var bodies = world.queue.messages();
    assertThat(bodies.get(0)).isEqualTo(bodies.get(1));
  }

  @Test
  void aBadFormIsShownAgainWithWhatWasTyped() {
    var answer = world.send("bad-form");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getHeaders()).containsEntry("content-type", "text/html; charset=utf-8");
    assertThat(answer.getHeaders().get("content-security-policy"))
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self' 'sha256-")
        .contains("form-action 'self'; base-uri 'none'; frame-ancestors *");
    assertThat(answer.getBody())
        .contains(">Wie sind wir &lt;so&gt;?</h1>")
        .contains("<a href=\"#f-recommend\">How likely are you to recommend us? ")
        .contains("name=\"recommend\" aria-describedby=\"x-recommend\" aria-invalid=\"true\"")
        .contains("value=\"eleven\"")
        .contains("name=\"happy\" value=\"4\" checked=\"\"")
        .contains("name=\"mood\"", "value=\"fine\"")
        .contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;\n&#39;&amp;amp;</textarea>")
        .contains("<input type=\"hidden\" name=\"attributes.region\" value=\"EMEA\">")
        .contains("<input type=\"hidden\" name=\"id\" value=\"f-1\">")
        .contains("<input type=\"hidden\" name=\"key\" value=\"" + IntakeWorld.PUB + "\">")
        .containsOnlyOnce("<script")
        .contains("<script type=\"module\" src=\"/form/form.js\"></script>");
    assertThat(world.queue.messages()).isEmpty();
  }

  @Test
  void theErrorsOfAFormStandInTheOrderOfItsQuestionsAndNameEachOnce() {
    var answer = form("apple=1&effort=9&happy=0&recommend=11");

    assertThat(answer.getBody())
        .contains(
            """
            <ul>
            <li><a href="#f-recommend">How likely are you to recommend us? Enter a whole number from 0 to 10.</a></li>
            <li><a href="#f-happy">happy: Enter a whole number from 1 to 5.</a></li>
            <li><a href="#f-effort">How easy was it? Enter a whole number from 1 to 7.</a></li>
            <li><a href="#f-apple">apple: This survey asks nothing of this name. Please leave it empty.</a></li></ul>""")
        .contains("id=\"x-effort\">Enter a whole number from 1 to 7.</p>");
  }

  @Test
  void aFormOpenForTooLongCanBeSentAgainAsItIs() {
    var answer = form("recommend=9&id=old&time=2026-02-20T10:00:00Z");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody())
        .contains("open for too long", "value=\"9\"")
        .doesNotContain("name=\"time\"", "name=\"id\"");
  }

  @Test
  void aFieldSentTwiceIsAnError() {
    assertThat(form("recommend=9&recommend=3").getBody())
        .contains("How likely are you to recommend us? Only one value is taken here.");
  }

  @Test
  void aFieldLeftEmptyIsNoAnswer() {
    var answer =
        form("recommend=9&happy=&smile=&why=+%0D%0A&attributes.region=&subject=&language=&id=");

    assertThat(answer.getStatusCode()).isEqualTo(303);
    assertThat(world.queued().at("/0/data").toString())
        .isEqualTo("{\"survey\":\"relationship-2026\",\"answers\":{\"recommend\":9}}");
    assertThat(world.queued().at("/0/subject").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "recommend=&why=+", "attributes.region=EMEA&language=en"})
  void aFormWithoutAnAnswerIsShownAgain(String fields) {
    var answer = form(fields);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody())
        .contains("<li>Please answer at least one question.</li>", "name=\"recommend\"");
    assertThat(world.queue.messages()).isEmpty();
  }

  @Test
  void aFractionInAFormIsRefusedOfAScaleAndTakenAsText() {
    var answer = form("recommend=9&happy=1.5&why=2.5");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody())
        .contains("<a href=\"#f-happy\">happy: Enter a whole number from 1 to 5.</a>")
        .doesNotContain("#f-why");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_charset_=UTF-8", "_charset_=utf-8", "_Charset_=UTF-8", "_charset_="})
  void aBrowserMayNameTheEncodingItUsed(String field) {
    var answer = form("recommend=9&" + field);

    assertThat(answer.getStatusCode()).isEqualTo(303);
    assertThat(world.queued().at("/0/data/answers").toString()).isEqualTo("{\"recommend\":9}");
  }

  @Test
  void aFormInAnotherEncodingIsShownAgain() {
    var answer = form("recommend=9&why=good&_charset_=windows-1252");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody())
        .contains("<li>This came in another encoding than UTF-8. Please check it.</li>")
        .contains("<input type=\"hidden\" name=\"_charset_\"", ">\ngood</textarea>")
        .doesNotContain("#f-_charset_");
    assertThat(world.queue.messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"why=%ED%A0%80", "why=sch%F6n", "%ED%A0%80=1", "why=%"})
  void whatIsNoUtf8IsRefusedAsAWhole(String field) {
    var answer = form("recommend=9&" + field);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getHeaders()).containsEntry("content-type", "text/html; charset=utf-8");
    assertThat(world.queue.messages()).isEmpty();
  }

  @Test
  void wordsAnswerAQuestionOfWords() {
    form("smile=good");

    assertThat(world.queued().at("/0/data/answers/smile").textValue()).isEqualTo("good");
  }

  @ParameterizedTest
  @CsvSource({"bad-form-key,401", "bad-form-encoding,400"})
  void aFormThatIsNotForUsIsAnsweredWithAPage(String fixture, int status) {
    var answer = world.send(fixture);

    assertThat(answer.getStatusCode()).isEqualTo(status);
    assertThat(answer.getHeaders()).containsEntry("content-type", "text/html; charset=utf-8");
    assertThat(answer.getBody()).contains("<h1>Your answers were not taken</h1>");
  }

  @Test
  void aFormIsToldWhenTheQueueFails() {
    world.queue.fail(true);

    var answer = world.send("post-form");

    assertThat(answer.getStatusCode()).isEqualTo(503);
    assertThat(answer.getHeaders()).containsEntry("content-type", "text/html; charset=utf-8");
    assertThat(answer.getHeaders()).containsKey("retry-after");
  }

  @Test
  void aFormOfTenMegabytesIs413() {
    assertThat(form("why=" + "x".repeat(10 * 1024 * 1024)).getStatusCode()).isEqualTo(413);
  }

  @Test
  void thereIsAPageOfThanks() {
    var answer = world.send("get-thanks");

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).contains("<html lang=\"en\">", "<h1>Thank you</h1>");
  }

  private APIGatewayV2HTTPResponse form(String fields) {
    var event = IntakeWorld.event("post-form");
    var body = fields + "&key=" + IntakeWorld.PUB;
    event.setBody(Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
    return world.send(event);
  }

  private static Iterable<String> pointers(APIGatewayV2HTTPResponse answer) {
    return json(answer).get("errors").findValuesAsText("pointer");
  }
}
