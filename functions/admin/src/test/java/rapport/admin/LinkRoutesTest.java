package rapport.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.admin.AdminWorld.json;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.edge.Caller;
import rapport.link.LinkSecrets;
import rapport.link.LinkToken;
import rapport.link.SurveyLink;
import rapport.store.AccessKeys;
import rapport.store.LinkKeys;

final class LinkRoutesTest {

  private final AdminWorld world = new AdminWorld();

  @BeforeEach
  void defineTheSurvey() {
    assertThat(world.send("put-survey").getStatusCode()).isEqualTo(201);
  }

  @Test
  void aLinkSaysWhatWasAskedForAndIsSignedWithASecretThatIsMadeWithTheFirst() {
    assertThat(secrets()).isEqualTo(LinkSecrets.NONE);

    var answer = world.send("post-link");

    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(201);
    JsonNode told = json(answer).at("/links/0");
    var token = LinkToken.read(told.get("token").textValue()).orElseThrow();
    assertThat(token.isSignedWith(secrets().current())).isTrue();
    SurveyLink link = token.link();
    assertThat(told.get("id").textValue()).isEqualTo(link.id().toHex());
    assertThat(told.get("path").textValue()).isEqualTo("/v1/surveys/relationship-2026/responses");
    assertThat(told.get("page").textValue())
        .isEqualTo("/s/relationship-2026?t=" + told.get("token").textValue());
    assertThat(told.get("subject").textValue()).isEqualTo("customer-42");
    assertThat(told.get("expiresAt").textValue()).isEqualTo(link.expiresAt().toString());
    assertThat(link.tenant()).isEqualTo("demo");
    assertThat(link.survey()).isEqualTo("relationship-2026");
    assertThat(link.subject()).isEqualTo("customer-42");
    assertThat(link.language()).isEqualTo("en");
    assertThat(link.attributes()).isEqualTo(Map.of("region", "EMEA"));
  }

  @Test
  void aLinkThatSaysNothingIsGoodForThirtyDays() {
    var told = json(post("{}")).at("/links/0");

    assertThat(Instant.parse(told.get("expiresAt").textValue()))
        .isEqualTo(AdminWorld.NOW.plus(Duration.ofDays(30)));
    assertThat(told.get("subject").isNull()).isTrue();
    assertThat(link(told).attributes()).isEmpty();
  }

  @Test
  void fiveHundredAtOnceAreAllDifferentAndInTheirOrder() {
    var body =
        IntStream.range(0, 500)
            .mapToObj(i -> "{\"subject\":\"c" + i + "\"}")
            .collect(Collectors.joining(",", "[", "]"));

    var links = json(post(body)).get("links");

    var ids = new HashSet<String>();
    for (int i = 0; i < 500; i++) {
      assertThat(link(links.get(i)).subject()).isEqualTo("c" + i);
      ids.add(links.get(i).get("id").textValue());
    }
    assertThat(ids).hasSize(500);
    var tooMany = post("[" + String.join(",", Collections.nCopies(501, "{}")) + "]");
    assertThat(tooMany.getStatusCode()).isEqualTo(400);
    assertThat(json(tooMany).at("/errors/0/message").textValue()).contains("500");
    assertThat(post("[]").getStatusCode()).isEqualTo(400);
  }

  @Test
  void allThatIsWrongIsToldAtOnceAndNothingIsMade() {
    var answer =
        post(
            """
            [{},
             {"subject":"","language":"not a language","attributes":{"survey":"x","a b":"y","c":1},
              "expiresAt":"2026-03-01T10:05:00Z","survey":"other"},
             {"expiresAt":"2027-03-01T10:05:01Z"},{"expiresAt":"soon"},{"expiresAt":9},7]""");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(json(answer).get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/1/subject",
            "/1/language",
            "/1/attributes/survey",
            "/1/attributes/a b",
            "/1/attributes/c",
            "/1/expiresAt",
            "/1/survey",
            "/2/expiresAt",
            "/3/expiresAt",
            "/4/expiresAt",
            "/5");
  }

  @Test
  void aLinkThatWouldBeTooLongIsRefused() {
    var attributes =
        IntStream.range(0, 20)
            .mapToObj(i -> "\"a" + i + "\":\"" + "x".repeat(256) + "\"")
            .collect(Collectors.joining(",", "{", "}"));

    var one = post("{\"attributes\":" + attributes + "}");
    var second = post("[{},{\"attributes\":" + attributes + "}]");

    assertThat(one.getStatusCode()).isEqualTo(400);
    assertThat(json(one).at("/errors/0/pointer").textValue()).isEmpty();
    assertThat(json(second).at("/errors/0/pointer").textValue()).isEqualTo("/1");
    assertThat(json(second).at("/errors/0/message").textValue()).contains("2000 characters");
  }

  @Test
  void aSurveyThatIsNotDefinedHasNoLinks() {
    var event = AdminWorld.event("post-link");
    event.setPathParameters(Map.of("survey", "nothing"));

    assertThat(world.send(event).getStatusCode()).isEqualTo(404);
  }

  @Test
  void anotherSecretSignsFromNowOnAndTheOneBeforeStillCounts() {
    var before = link(json(world.send("post-link")).at("/links/0"));
    var first = secrets().current().orElseThrow();

    var rotated = world.send("post-link-secret");

    assertThat(rotated.getStatusCode()).isEqualTo(201);
    assertThat(json(rotated).get("secrets").findValuesAsText("id"))
        .containsExactly(secrets().current().orElseThrow().id().toHex(), first.id().toHex());
    assertThat(secrets().find(first.id())).contains(first);
    var after = json(world.send("post-link")).at("/links/0/token").textValue();
    assertThat(LinkToken.read(after).orElseThrow().secretId()).isNotEqualTo(first.id());
    assertThat(before.subject()).isEqualTo("customer-42");

    world.send("post-link-secret");
    assertThat(secrets().find(first.id())).isEmpty();
  }

  @Test
  void noSecretIsEverTold() {
    var told = world.send("post-link").getBody() + world.send("post-link-secret").getBody();

    for (var secret : secrets().newestFirst()) {
      assertThat(told).doesNotContain(secret.key().toHex());
    }
    assertThat(world.lines).noneMatch(line -> line.contains("lnk_"));
  }

  @Test
  void whoMayNotGetsNowhere() {
    assertThat(world.send("bad-link-secret-scope").getStatusCode()).isEqualTo(403);
    assertThat(secrets()).isEqualTo(LinkSecrets.NONE);
    var event = AdminWorld.event("post-link");
    event
        .getHeaders()
        .put("authorization", AdminWorld.event("get-survey").getHeaders().get("authorization"));
    assertThat(world.send(event).getStatusCode()).isEqualTo(403);
  }

  /// What outlives a token is not made with one; to end links it may be.
  @Test
  void aTokenMakesNoLinksButRotatesTheirSecrets() {
    var admin = new Access("demo", Kind.SRV, Set.of(Scope.ADMIN), Set.of());
    var token = new Caller.ByToken(List.of(admin), AccessKeys.hashOf("token"));

    var refused = world.send("post-link", token);

    assertThat(refused.getStatusCode()).isEqualTo(403);
    assertThat(json(refused).get("detail").textValue()).contains("Links are made with a key");
    assertThat(secrets()).isEqualTo(LinkSecrets.NONE);
    assertThat(world.send("post-link-secret", token).getStatusCode()).isEqualTo(201);
  }

  @Test
  void errorsPointIntoALinkAlone() {
    assertThat(json(world.send("bad-link")).get("errors").findValuesAsText("pointer"))
        .isEqualTo(List.of("/expiresAt"));
  }

  private APIGatewayV2HTTPResponse post(String body) {
    return world.send("post-link", body);
  }

  private static SurveyLink link(JsonNode told) {
    return LinkToken.read(told.get("token").textValue()).orElseThrow().link();
  }

  private LinkSecrets secrets() {
    return new LinkKeys(world.summary).read("demo").secrets();
  }
}
