package rapport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.intake.IntakeWorld.json;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of forms that come without a key, by script, or with answers to what was not asked.
class FormReplyTest {

  private static final String DEFINITION =
      """
      {"title":{"en":"Ours","zh":"我们的"},"questions":[
        {"id":"recommend","type":"nps","required":true},
        {"id":"why","type":"text","required":true,"when":{"question":"recommend","atMost":6}},
        {"id":"more","type":"text","when":{"question":"why","answered":true}},
        {"id":"emea","type":"text","when":{"attribute":"region","is":"EMEA"}}],
       "thankYou":{"question":"recommend","texts":[
        {"atLeast":9,"text":{"en":"Great","zh":"太好了"}},{"text":{"en":"Sorry"}}]}}""";

  private static final String SCRIPT = "application/json";
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  private final IntakeWorld world = world("");

  private static IntakeWorld world(String onlyTenant) {
    var late = new LateBudget.Allowance(Duration.ofHours(24), 240);
    var world = new IntakeWorld(new Wiring.Bounds(Map.of(), late, onlyTenant));
    world.define(DEFINITION);
    return world;
  }

  private static APIGatewayV2HTTPResponse post(IntakeWorld world, String accept, String fields) {
    var event = IntakeWorld.event("post-form");
    event.getHeaders().put("accept", accept);
    event.setBody(Base64.getEncoder().encodeToString(fields.getBytes(StandardCharsets.UTF_8)));
    event.setIsBase64Encoded(true);
    return world.send(event);
  }

  private APIGatewayV2HTTPResponse post(String accept, String fields) {
    return post(world, accept, "key=" + IntakeWorld.PUB + "&" + fields);
  }

  @Test
  void aScriptIsToldThatItWasTakenAndWhatToSay() {
    var answer = post(SCRIPT, "recommend=9&id=f-1&time=2026-03-01T10:00:00Z&language=zh");

    assertThat(answer.getStatusCode()).isEqualTo(202);
    assertThat(json(answer).toString())
        .isEqualTo(
            "{\"accepted\":1,\"ids\":[\"f-1\"],\"rejected\":[],"
                + "\"thanks\":{\"title\":\"谢谢\",\"text\":\"太好了\"}}");
  }

  @Test
  void aScriptIsToldOfTheSurveysOwnPageOfThanks() {
    world.define(IntakeWorld.later());

    var thanks = json(post(SCRIPT, "recommend=9")).path("thanks");

    assertThat(thanks.path("url").asText()).isEqualTo("/thanks.html");
    assertThat(thanks.path("text").asText()).isEqualTo("Your answers have been received.");
  }

  @Test
  void aScriptIsToldWhatIsWrongAsAProblem() {
    var answer = post(SCRIPT, "recommend=3");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
    assertThat(json(answer).at("/errors/0/pointer").asText()).isEqualTo("/why");
    var stranger = post(world, SCRIPT, "key=pub_" + "1".repeat(43) + "&recommend=9");
    assertThat(stranger.getStatusCode()).isEqualTo(401);
    assertThat(stranger.getHeaders()).containsEntry("content-type", "application/problem+json");
    assertThat(world.queue.messages()).isEmpty();
  }

  @Test
  void aScriptIsToldOfAFractionAsTheNumberThatItIs() {
    var answer = post(SCRIPT, "recommend=1.5");

    assertThat(json(answer).at("/errors/0/message").asText())
        .isEqualTo("takes a whole number from 0 to 10, got 1.5");
  }

  @Test
  void ofATableTheFieldsOfARowThatIsWrongAreMarkedAndNoOthers() {
    world.define(
        """
        {"title":{"en":"Ours"},"questions":[{"id":"parts","type":"matrix","scale":"1-3",
          "required":true,"rows":[{"id":"speed"},{"id":"price"}]}]}""");

    String page = post(BROWSER, "speed=2").getBody();

    assertThat(Pattern.compile("<input[^>]*aria-invalid=\"true\"[^>]*>").matcher(page).results())
        .map(MatchResult::group)
        .hasSize(3)
        .allMatch(field -> field.contains("name=\"price\""))
        .allMatch(field -> field.contains("aria-describedby=\"x-price\""));
  }

  /// Without script a form shows all its questions, and who answers may fill in any.
  @ParameterizedTest
  @ValueSource(strings = {SCRIPT, BROWSER})
  void answersToWhatWasNotToBeSeenAreDropped(String accept) {
    post(accept, "recommend=9&why=not+asked&more=neither&emea=nor+that");

    assertThat(world.queued().at("/0/data/answers").toString()).isEqualTo("{\"recommend\":9}");
  }

  @Test
  void answersToWhatWasSeenAreKept() {
    post(BROWSER, "recommend=3&why=slow&more=yes&emea=here&attributes.region=EMEA");

    assertThat(world.queued().at("/0/data/answers").toString())
        .isEqualTo("{\"emea\":\"here\",\"more\":\"yes\",\"recommend\":3,\"why\":\"slow\"}");
  }

  @Test
  void aFormThatAnswersOnlyWhatWasNotToBeSeenAnswersNothing() {
    world.define(DEFINITION.replace("\"required\":true", "\"required\":false"));

    var answer = post(BROWSER, "emea=here");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody()).contains("<li>Please answer at least one question.</li>");
    assertThat(world.queue.messages()).isEmpty();
  }

  @Test
  void whereThereIsOneTenantAFormNeedsNoKey() {
    var alone = world("demo");

    var answer = post(alone, BROWSER, "recommend=9&language=zh");

    assertThat(answer.getStatusCode()).isEqualTo(303);
    assertThat(answer.getHeaders())
        .containsEntry("location", "/v1/thanks?survey=relationship-2026&text=0&language=zh");
    assertThat(alone.message().attributes().toString()).contains("demo");
    var thanks = IntakeWorld.event("get-thanks");
    thanks.setRawQueryString("survey=relationship-2026&text=0&language=zh");
    assertThat(alone.send(thanks).getBody()).contains("<p>太好了</p>");
    assertThat(world.send(thanks).getBody()).doesNotContain("太好了");
  }

  @Test
  void withoutAKeyNothingElseIsOpen() {
    var alone = world("demo");
    var json = IntakeWorld.event("post-response");
    json.getHeaders().remove("authorization");

    assertThat(alone.send(json).getStatusCode()).isEqualTo(401);
    assertThat(post(alone, BROWSER, "key=pub_" + "1".repeat(43) + "&recommend=9").getStatusCode())
        .isEqualTo(401);
    assertThat(post(world, BROWSER, "recommend=9").getStatusCode()).isEqualTo(401);
    assertThat(alone.queue.messages()).isEmpty();
    assertThat(world.queue.messages()).isEmpty();
  }

  /// What anybody may send takes the place of nothing that came with a server's key.
  @Test
  void whatComesWithoutAKeyIsKeptApartAsWhatComesWithAPublicOne() {
    var alone = world("demo");
    post(alone, BROWSER, "recommend=9&id=f-1&time=2026-03-01T10:00:00Z");
    post(
        alone, BROWSER, "key=" + IntakeWorld.PUB + "&recommend=9&id=f-1&time=2026-03-01T10:00:00Z");

    var messages = alone.queue.messages();
    assertThat(messages.get(0)).isEqualTo(messages.get(1));
  }
}
