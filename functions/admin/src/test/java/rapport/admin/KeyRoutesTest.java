package rapport.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.admin.AdminWorld.json;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
import rapport.access.KeyText;
import rapport.edge.Caller;
import rapport.store.AccessKeys;

final class KeyRoutesTest {

  private static final String ADMIN = "{\"kind\":\"srv\",\"name\":\"%s\",\"scopes\":[\"admin\"]}";

  private final AdminWorld world = new AdminWorld();

  @Test
  void aKeyIsToldOnceAndOpensWhatWasAskedFor() {
    world.send("put-survey");

    var answer = world.send("post-key");

    assertThat(answer.getStatusCode()).isEqualTo(201);
    assertThat(answer.getHeaders()).containsEntry("cache-control", "no-store");
    var told = json(answer);
    assertThat(KeyText.isOne(told.get("key").textValue())).isTrue();
    assertThat(told.get("createdAt").textValue()).isEqualTo("2026-03-01T10:05:00Z");
    assertThat(opens(told))
        .contains(new Access("demo", Kind.PUB, Set.of(), Set.of("relationship-2026")));
    assertThat(listed()).filteredOn(key -> key.get("id").equals(told.get("id"))).hasSize(1);
  }

  @Test
  void theListNeverShowsAKey() {
    world.send("put-survey");
    var key = json(world.send("post-key")).get("key").textValue();

    var answer = world.send("get-keys");

    assertThat(answer.getStatusCode()).isEqualTo(200);
    var secret = key.substring(key.indexOf('_') + 1);
    for (int at = 0; at + 6 <= secret.length(); at++) {
      assertThat(answer.getBody()).doesNotContain(secret.substring(at, at + 6));
    }
    assertThat(answer.getBody()).doesNotContain(AccessKeys.hashOf(key).toHex());
    assertThat(listed())
        .allSatisfy(
            one ->
                assertThat(one.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder(
                        "id", "name", "kind", "scopes", "surveys", "createdAt", "closing"));
  }

  @Test
  void noLineOfTheLogHasAKey() {
    world.send("put-survey");
    var key = json(world.send("post-key")).get("key").textValue();

    assertThat(world.lines).isNotEmpty().noneMatch(line -> line.contains(key));
  }

  @Test
  void whatIsWrongIsNamedAndNothingIsGivenOut() {
    var before = listed();

    var answer = world.send("bad-key");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(json(answer).get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/name", "/scopes/0", "/surveys", "/tenant");
    assertThat(listed()).isEqualTo(before);
  }

  @Test
  void aPublicKeyIsForSurveysThatAreDefined() {
    assertThat(json(world.send("bad-key-survey")).get("errors").findValuesAsText("pointer"))
        .containsExactly("/surveys/0");

    world.send("put-survey");
    world.send("delete-survey");

    assertThat(world.send("post-key").getStatusCode()).as("deleted").isEqualTo(400);
  }

  @Test
  void anOldKeyAndTheOneThatReplacesItWorkTogetherAndNoThird() {
    var old = json(post("{\"kind\":\"read\",\"name\":\"dashboard\"}"));
    var next = json(post("{\"kind\":\"read\",\"name\":\"dashboard\"}"));

    assertThat(post("{\"kind\":\"read\",\"name\":\"dashboard\"}").getStatusCode()).isEqualTo(409);
    assertThat(opens(old)).isPresent();
    assertThat(opens(next)).isPresent();
    assertThat(delete(old.get("id").textValue()).getStatusCode()).isEqualTo(204);
    assertThat(opens(old)).isEmpty();
    assertThat(opens(next)).isPresent();
    assertThat(post("{\"kind\":\"read\",\"name\":\"dashboard\"}").getStatusCode()).isEqualTo(201);
  }

  @Test
  void aRevokedKeyIsGoneAndRevokingItAgainFindsNone() {
    assertThat(world.send("delete-key").getStatusCode()).isEqualTo(204);
    assertThat(world.send("delete-key").getStatusCode()).isEqualTo(404);
    assertThat(world.send("bad-key-unknown").getBody())
        .isEqualTo(world.send("delete-key").getBody());
    assertThat(listed())
        .extracting(key -> key.get("id").textValue())
        .doesNotContain("example-spare-key");
  }

  @Test
  void theLastKeyThatCanGiveOutKeysCantBeRevoked() {
    var refused = delete("example-admin-key");

    assertThat(refused.getStatusCode()).isEqualTo(409);
    assertThat(json(refused).get("detail").textValue()).contains("last key");

    post(ADMIN.formatted("successor"));
    assertThat(delete("example-admin-key").getStatusCode()).isEqualTo(204);
  }

  /// It is still remembered, and would be trusted elsewhere.
  @Test
  void aKeyThatWasJustRevokedMakesNoKeysAndSeesNone() {
    var other = json(post(ADMIN.formatted("other"))).get("key").textValue();
    assertThat(world.send(by(other, AdminWorld.event("get-keys"))).getStatusCode()).isEqualTo(200);
    var id =
        listed().stream()
            .filter(key -> key.get("name").textValue().equals("other"))
            .findFirst()
            .orElseThrow()
            .get("id")
            .textValue();
    delete(id);

    var make = by(other, AdminWorld.event("post-key"));
    make.setBody(ADMIN.formatted("again"));
    var take = by(other, AdminWorld.event("delete-key"));

    assertThat(world.send(make).getStatusCode()).isEqualTo(401);
    assertThat(world.send(take).getStatusCode()).isEqualTo(401);
    assertThat(world.send(by(other, AdminWorld.event("get-keys"))).getStatusCode()).isEqualTo(401);
    assertThat(listed()).noneMatch(key -> key.get("name").textValue().equals("again"));
  }

  @Test
  void whoHasNotTheScopeGetsNowhere() {
    for (String fixture : List.of("post-key", "get-keys", "delete-key")) {
      for (String key : List.of("srv_example-server-key", "read_example-reader-key")) {
        var padded = key + "0".repeat(key.indexOf('_') + 44 - key.length());

        assertThat(world.send(by(padded, AdminWorld.event(fixture))).getStatusCode())
            .as(fixture + " " + key)
            .isEqualTo(403);
      }
    }
    assertThat(world.send("bad-key-scope").getStatusCode()).isEqualTo(403);
  }

  /// What outlives a token is not made with one; all else its scope allows.
  @Test
  void aTokenSeesAndRevokesKeysButMakesNone() {
    var admin = new Access("demo", Kind.SRV, Set.of(Scope.ADMIN), Set.of());
    var token = new Caller.ByToken(List.of(admin), AccessKeys.hashOf("token"));
    var writer = new Access("demo", Kind.SRV, Set.of(), Set.of());
    var less = new Caller.ByToken(List.of(writer), AccessKeys.hashOf("less"));

    assertThat(world.send("post-key", token).getStatusCode()).isEqualTo(403);
    assertThat(world.send("get-keys", token).getStatusCode()).isEqualTo(200);
    assertThat(world.send("delete-key", less).getStatusCode()).isEqualTo(403);
    assertThat(world.send("delete-key", token).getStatusCode()).isEqualTo(204);
    assertThat(listed()).noneMatch(key -> key.get("name").textValue().equals("example-spare-key"));
  }

  @Test
  void aHundredKeysAreTheMost() {
    int status = 201;
    int made = 0;
    while (status == 201) {
      status = post("{\"kind\":\"read\",\"name\":\"" + made + "\"}").getStatusCode();
      made++;
    }

    assertThat(status).isEqualTo(409);
    assertThat(listed()).hasSize(100);
  }

  private APIGatewayV2HTTPResponse post(String body) {
    return world.send("post-key", body);
  }

  private APIGatewayV2HTTPResponse delete(String id) {
    var event = AdminWorld.event("delete-key");
    event.setPathParameters(Map.of("key", id));
    return world.send(event);
  }

  private static APIGatewayV2HTTPEvent by(String key, APIGatewayV2HTTPEvent event) {
    var headers = new HashMap<>(event.getHeaders());
    headers.put("authorization", "Bearer " + key);
    event.setHeaders(headers);
    return event;
  }

  private List<JsonNode> listed() {
    var keys = json(world.send("get-keys")).get("keys");
    return StreamSupport.stream(keys.spliterator(), false).toList();
  }

  private Optional<Access> opens(JsonNode told) {
    return new AccessKeys(world.summary).find(AccessKeys.hashOf(told.get("key").textValue()));
  }
}
