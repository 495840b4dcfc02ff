package rapport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.intake.IntakeWorld.json;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.link.LinkSecret;
import rapport.link.LinkSecrets;
import rapport.link.LinkToken;
import rapport.link.SurveyLink;
import rapport.shelf.AnswerCounts;
import rapport.store.AnsweredLinks;
import rapport.store.LinkKeys;

/// Answers that come by a link, as JSON and from a form.
final class LinkedResponseTest {

  private static final String SURVEY = IntakeWorld.SURVEY.id();
  private static final Instant EXPIRY = Instant.parse("2026-03-31T00:00:00Z");
  private static final String QUESTIONS = "\"questions\":[{\"id\":\"recommend\",\"type\":\"nps\"}]";
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final IntakeWorld world = new IntakeWorld();
  private final LinkSecret secret = LinkSecret.fresh(new Random(1), world.now);
  private int links;

  @BeforeEach
  void sign() {
    secrets(LinkSecrets.NONE.followedBy(secret));
  }

  private void secrets(LinkSecrets secrets) {
    var keys = new LinkKeys(world.summary);
    keys.write("demo", keys.read("demo").revision(), secrets);
  }

  @Test
  void theLinkSaysWhoAnswersAndOfWhat() {
    var answer = post(token(), "{\"answers\":{\"recommend\":9}}");

    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(202);
    JsonNode event = world.queued().get(0);
    assertThat(json(answer).at("/ids/0")).isEqualTo(event.get("id"));
    assertThat(event.get("id").textValue()).startsWith("link-");
    assertThat(event.get("time").textValue()).isEqualTo(world.now.toString());
    assertThat(event.get("subject").textValue()).isEqualTo("customer-42");
    assertThat(event.get("source").textValue()).isEqualTo("/v1/surveys/" + SURVEY + "/responses");
    assertThat(event.get("surveyversion").intValue()).isEqualTo(1);
    assertThat(event.get("data"))
        .isEqualTo(
            json(
                """
                {"survey":"relationship-2026","answers":{"recommend":9},"language":"de",
                 "attributes":{"region":"EMEA"}}
                """));
    assertThat(world.message().attributes()).containsEntry("tenant", "demo");
  }

  @Test
  void whatTheLinkDecidesTheBodyMayNot() {
    var answer =
        post(
            token(),
            """
            {"answers":{"recommend":11},"subject":"another","attributes":{"region":"APAC","x":"y"}}
            """);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(json(answer).get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/answers/recommend", "/subject", "/attributes/region", "/attributes/x");
    assertThat(world.queue.messages()).isEmpty();
    assertThat(post(token(), "{\"answers\":{\"recommend\":9}}").getStatusCode()).isEqualTo(202);
  }

  @Test
  void anIdAndATimeThatAPageBringsSayNothing() {
    var answer =
        post(
            token(),
            """
            {"id":"mine","time":"2026-01-01T00:00:00Z","answers":{"recommend":9},"language":"fr"}
            """);

    assertThat(answer.getStatusCode()).isEqualTo(202);
    JsonNode event = world.queued().get(0);
    assertThat(event.get("id").textValue()).startsWith("link-");
    assertThat(event.get("time").textValue()).isEqualTo(world.now.toString());
    assertThat(event.at("/data/language").textValue()).isEqualTo("fr");
  }

  @Test
  void theSameAnswerAgainIsTakenAndAnotherIsNot() {
    var token = token();
    var first = post(token, "{\"answers\":{\"recommend\":9}}");
    world.now = world.now.plusSeconds(3 * 86_400);
    var again = post(token, "{\"answers\":{\"recommend\":9},\"time\":\"2026-03-04T00:00:00Z\"}");
    var other = post(token, "{\"answers\":{\"recommend\":3}}");

    assertThat(again).isEqualTo(first);
    assertThat(other.getStatusCode()).isEqualTo(409);
    assertThat(json(other).get("detail").textValue()).contains("used already");
    assertThat(world.queue.messages()).hasSize(1);
  }

  @Test
  void whatWasTakenIsTakenAgainWhenTheSurveyIsOver() {
    world.define("{\"closes\":\"2026-03-02T00:00:00Z\"," + QUESTIONS + "}");
    var token = token();
    var first = post(token, "{\"answers\":{\"recommend\":9}}");
    world.now = world.now.plusSeconds(86_400);

    assertThat(post(token, "{\"answers\":{\"recommend\":9}}")).isEqualTo(first);
    var other = post(token, "{\"answers\":{\"recommend\":3}}");
    assertThat(other.getStatusCode()).isEqualTo(409);
    assertThat(json(other).get("detail").textValue()).startsWith("The survey took answers");
    assertThat(post(token(), "{\"answers\":{\"recommend\":9}}").getStatusCode()).isEqualTo(409);
    assertThat(world.queue.messages()).hasSize(1);
  }

  @Test
  void theAnswerThatFilledAQuotaIsTakenAgain() {
    world.define("{\"quota\":1," + QUESTIONS + "}");
    var token = token();
    var first = post(token, "{\"answers\":{\"recommend\":9}}");
    world.count("2026-03", 1, 0);
    world.now = world.now.plus(AnswerCounts.REMEMBERED);

    assertThat(post(token, "{\"answers\":{\"recommend\":9}}")).isEqualTo(first);
    assertThat(post(token(), "{\"answers\":{\"recommend\":9}}").getStatusCode()).isEqualTo(409);
  }

  /// The page of thanks may stay in an address bar that others see.
  @Test
  void whereAFormIsSentOnToNothingIsSaidOfTheCustomer() {
    world.define("{\"thankYou\":{\"texts\":[{\"text\":{\"en\":\"Great\"}}]}," + QUESTIONS + "}");
    SurveyLink link = link("demo", SURVEY);

    var location = form(LinkToken.sign(link, secret), "recommend=9").getHeaders().get("location");

    String key = location.substring(location.indexOf("key=") + "key=".length());
    assertThat(location).contains("&language=de&");
    assertThat(LinkToken.read(key).orElseThrow().link()).isEqualTo(link.bare());
    assertThat(link.bare().toString()).doesNotContain("customer-42", "EMEA");
    var page = IntakeWorld.event("get-thanks");
    page.setRawQueryString(location.substring(location.indexOf('?') + 1));
    assertThat(world.send(page).getBody()).contains("<p>Great</p>");
    assertThat(post(key, "{\"answers\":{\"recommend\":3}}").getStatusCode()).isEqualTo(409);
    post(key, "{\"answers\":{\"recommend\":9}}");
    assertThat(world.queue.messages()).hasSize(1);
  }

  @Test
  void anotherLinkForTheSameCustomerIsAnotherAnswer() {
    assertThat(post(token(), "{\"answers\":{\"recommend\":9}}").getStatusCode()).isEqualTo(202);
    assertThat(post(token(), "{\"answers\":{\"recommend\":3}}").getStatusCode()).isEqualTo(202);
    assertThat(world.queue.messages()).hasSize(2);
  }

  @Test
  void anAnswerMayComeUntilTheLinkExpiresAndNoLonger() {
    world.now = EXPIRY.minusMillis(1);
    assertThat(post(token(), "{\"answers\":{\"recommend\":9}}").getStatusCode()).isEqualTo(202);
    world.now = EXPIRY;
    var late = post(token(), "{\"answers\":{\"recommend\":9}}");

    assertThat(late.getStatusCode()).isEqualTo(410);
    assertThat(json(late).get("detail").textValue()).isEqualTo("This link has expired.");
  }

  /// Only who has a link of ours is told that it has expired.
  @Test
  void aTamperedLinkIsAnsweredLikeAnUnknownKeyWhateverItSays() {
    var unknown = post("pub_" + "x".repeat(43), "{\"answers\":{\"recommend\":9}}");
    var stranger = LinkSecret.fresh(new Random(2), world.now);
    var disguised = new LinkSecret(secret.id(), stranger.key(), world.now);
    String token = token();
    String cut = token.substring(0, token.length() - 2);
    String flipped = token.substring(0, 20) + (token.charAt(20) == 'A' ? 'B' : 'A');
    world.now = EXPIRY.plusSeconds(1);

    for (String forged :
        List.of(
            LinkToken.sign(link("demo", SURVEY), stranger),
            LinkToken.sign(link("demo", SURVEY), disguised),
            LinkToken.sign(link("nobody", SURVEY), secret),
            LinkToken.sign(link("demo", "other"), disguised),
            cut,
            flipped + token.substring(21),
            "lnk_" + "A".repeat(100),
            "lnk_x",
            "lnk_")) {
      assertThat(post(forged, "{\"answers\":{\"recommend\":9}}")).as(forged).isEqualTo(unknown);
    }
    assertThat(unknown.getStatusCode()).isEqualTo(401);
  }

  @Test
  void aLinkOpensItsOwnSurveyOnly() {
    var other = LinkToken.sign(link("demo", "other"), secret);
    world.define(IntakeWorld.SURVEY);

    assertThat(post(other, "{\"answers\":{\"recommend\":9}}").getStatusCode()).isEqualTo(403);
  }

  @Test
  void aLinkOfASurveyThatIsGoneIs404() {
    var event = IntakeWorld.event("post-response");
    event.setPathParameters(Map.of("survey", "gone"));
    event
        .getHeaders()
        .put("authorization", "Bearer " + LinkToken.sign(link("demo", "gone"), secret));

    assertThat(world.send(event).getStatusCode()).isEqualTo(404);
  }

  @Test
  void aLinkIsForThatAlone() {
    var event = IntakeWorld.event("post-events-array");
    event.getHeaders().put("authorization", "Bearer " + token());

    assertThat(world.send(event).getStatusCode()).isEqualTo(401);
  }

  @Test
  void whatASecretSignedIsGoodUntilTwoHaveFollowedIt() {
    var second = LinkSecret.fresh(new Random(2), world.now);
    var third = LinkSecret.fresh(new Random(3), world.now);
    var two = LinkSecrets.NONE.followedBy(secret).followedBy(second);
    String token = token();
    String newer = LinkToken.sign(link("demo", SURVEY), second);
    assertThat(post(token(), "{\"answers\":{\"recommend\":9}}").getStatusCode()).isEqualTo(202);

    secrets(two);
    assertThat(post(newer, "{\"answers\":{\"recommend\":9}}").getStatusCode()).isEqualTo(202);
    assertThat(post(token, "{\"answers\":{\"recommend\":9}}").getStatusCode()).isEqualTo(202);

    secrets(two.followedBy(third));
    world.now = world.now.plus(MINUTE);
    assertThat(post(token(), "{\"answers\":{\"recommend\":9}}").getStatusCode()).isEqualTo(401);
    assertThat(post(newer, "{\"answers\":{\"recommend\":9}}").getStatusCode()).isEqualTo(202);
  }

  @Test
  void aFormIsTakenByItsLinkAndSentOn() {
    String token = token();

    var answer = form(token, "recommend=9&why=fast&time=2026-02-01T00%3A00%3A00Z&id=x");

    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(303);
    assertThat(world.queued().get(0).get("subject").textValue()).isEqualTo("customer-42");
    assertThat(form(token, "recommend=9&why=fast").getStatusCode()).isEqualTo(303);
    assertThat(world.queue.messages()).hasSize(1);
  }

  @Test
  void aPersonIsToldThatALinkIsUsedExpiredOrUnknown() {
    String token = token();
    form(token, "recommend=9");
    var used = form(token, "recommend=3");
    var unknown = form("lnk_" + "A".repeat(100), "recommend=9");
    world.now = EXPIRY;
    var expired = form(token, "recommend=9");

    assertThat(List.of(used.getStatusCode(), unknown.getStatusCode(), expired.getStatusCode()))
        .containsExactly(409, 401, 410);
    assertThat(used.getBody()).contains("This link was used already.", "<html");
    assertThat(expired.getBody()).contains("This link has expired.", "<html");
    assertThat(unknown.getBody()).contains("not allowed to send answers");
  }

  @Test
  void aFormThatSaysWhatTheLinkDecidesIsShownAgainWithTheField() {
    var answer = form(token(), "recommend=9&subject=me&attributes.region=APAC");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody())
        .contains(
            "subject: What was sent here can&#39;t be taken. Please leave it empty.",
            "attributes.region: What was sent here can&#39;t be taken. Please leave it empty.")
        .contains("name=\"key\" value=\"lnk_");
  }

  @Test
  void nothingThatALinkSaysIsLogged() {
    String token = token();
    post(token, "{\"answers\":{\"recommend\":9}}");
    form(token, "recommend=3");

    assertThat(world.lines)
        .noneMatch(line -> line.contains("lnk_") || line.contains("customer-42"));
  }

  /// A customer who is forgotten needs nothing taken out of what is kept of links.
  @Test
  void whatIsKeptOfAnAnswerDoesNotDependOnTheCustomer() {
    var link = link("demo", SURVEY);
    var another =
        new SurveyLink(
            Bytes.of(new byte[SurveyLink.ID_BYTES]),
            "demo",
            SURVEY,
            EXPIRY,
            "customer-43",
            "de",
            link.attributes());
    for (SurveyLink one : List.of(link, another)) {
      post(LinkToken.sign(one, secret), "{\"answers\":{\"recommend\":9,\"why\":\"fast\"}}");
    }
    var answered = new AnsweredLinks(world.events);

    assertThat(answered.read(link)).isPresent().isEqualTo(answered.read(another));
  }

  @Test
  void anAnswerByALinkCostsTwoWritesAndOneAgainARead() {
    String token = token();
    var before = world.events.consumed();
    post(token, "{\"answers\":{\"recommend\":9}}");
    var first = world.events.consumed();
    post(token, "{\"answers\":{\"recommend\":9}}");

    assertThat(first.since(before).writes()).isEqualTo(2);
    assertThat(first.since(before).reads()).isZero();
    assertThat(world.events.consumed().since(first).reads()).isEqualTo(1);
  }

  private String token() {
    return LinkToken.sign(link("demo", SURVEY), secret);
  }

  private SurveyLink link(String tenant, String survey) {
    links++;
    byte[] id = new byte[SurveyLink.ID_BYTES];
    id[0] = (byte) links;
    return new SurveyLink(
        Bytes.of(id),
        tenant,
        survey,
        EXPIRY,
        "customer-42",
        "de",
        new TreeMap<>(Map.of("region", "EMEA")));
  }

  private APIGatewayV2HTTPResponse post(String token, String body) {
    var event = IntakeWorld.event("post-response");
    var headers = new HashMap<>(event.getHeaders());
    headers.put("authorization", "Bearer " + token);
    event.setHeaders(headers);
    event.setBody(body);
    return world.send(event);
  }

  private APIGatewayV2HTTPResponse form(String token, String fields) {
    var event = IntakeWorld.event("post-form");
    var body = fields + "&key=" + token;
    event.setBody(Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
    return world.send(event);
  }
}
