package rapport.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.edge.Json;
import rapport.store.Webhooks;
import rapport.webhook.Notice;
import rapport.webhook.Trial;
import rapport.webhook.Trial.Ending.Answered;
import rapport.webhook.WebhookSecret;

/// Webhooks through the handler, and what is shown of their secrets.
class WebhookRoutesTest {

  private final AdminWorld world = new AdminWorld();

  @Test
  void aNewOneShowsItsSecretOnce() {
    var made = world.send("put-webhook");

    assertThat(made.getStatusCode()).isEqualTo(201);
    assertThat(made.getBody()).contains("\"secret\":\"whsec_");
    assertThat(world.send("get-webhook").getBody()).doesNotContain("whsec_");
    assertThat(world.send("get-webhooks").getBody()).contains("desk").doesNotContain("whsec_");
    assertThat(world.send("put-webhook").getBody()).doesNotContain("whsec_");
    assertThat(world.lines.toString()).doesNotContain("whsec_");
  }

  @Test
  void anotherSecretIsMadeWhenAskedForAndTwoAreLive() {
    world.send("put-webhook");
    var first = secrets().getFirst();

    var again = put("{\"url\":\"https://desk.example.com/\",\"newSecret\":true}");

    assertThat(again.getStatusCode()).isEqualTo(200);
    assertThat(again.getBody()).contains("whsec_");
    assertThat(secrets()).hasSize(2).endsWith(first);
    put("{\"url\":\"https://desk.example.com/\",\"newestSecretOnly\":true}");
    assertThat(secrets()).hasSize(1).doesNotContain(first);
  }

  @Test
  void whatLeadsInsideOrIsNoEventIsRefusedWithAllErrors() {
    var answer = world.send("bad-webhook-inside");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody()).contains("\"/url\"").contains("\"/events/1\"");
    assertThat(world.send("get-webhook").getStatusCode()).isEqualTo(404);
  }

  @Test
  void aTestIsToldByTheSameWayAsAllElse() throws IOException {
    world.send("put-webhook");

    var answer = world.send("post-webhook-test");

    assertThat(answer.getStatusCode()).isEqualTo(202);
    var message = world.notices.messages().getFirst();
    var notice = Notice.read(message.attributes(), message.body()).orElseThrow();
    assertThat(notice.webhook()).isEqualTo("desk");
    assertThat(read(notice.body()))
        .isEqualTo(read(Files.readString(Path.of("../../events/webhooks/webhook.test.json"))));
    assertThat(answer.getBody()).contains(notice.attempt().messageId());
    assertThat(notice.attempt().messageId()).startsWith(Trial.TEST);
  }

  @Test
  void whatCameOfTheLastCallIsToldWithTheWebhook() {
    world.send("put-webhook");
    assertThat(world.send("get-webhook").getBody()).doesNotContain("\"last\"");
    var webhooks = new Webhooks(world.summary);
    var trial = new Trial(Instant.EPOCH, "test_1", new Answered(503));
    webhooks.note("demo", webhooks.read("demo", "desk").orElseThrow(), trial);

    var said = "\"outcome\":\"failed\",\"status\":503";
    assertThat(world.send("get-webhook").getBody()).contains(said);
    assertThat(world.send("get-webhooks").getBody()).contains(said);
  }

  @Test
  void whatIsDeletedIsGone() {
    assertThat(world.send("delete-webhook").getStatusCode()).isEqualTo(404);
    world.send("put-webhook");

    assertThat(world.send("delete-webhook").getStatusCode()).isEqualTo(204);
    assertThat(world.send("get-webhook").getStatusCode()).isEqualTo(404);
    assertThat(world.send("post-webhook-test").getStatusCode()).isEqualTo(404);
  }

  private static JsonNode read(String text) {
    return ((Json.Parsed.Values) Json.readOne(text)).values().getFirst().node();
  }

  private APIGatewayV2HTTPResponse put(String body) {
    var event = AdminWorld.event("put-webhook");
    event.setBody(body);
    return world.send(event);
  }

  private List<WebhookSecret> secrets() {
    return new Webhooks(world.summary)
        .read("demo", "desk")
        .orElseThrow()
        .webhook()
        .secrets()
        .newestFirst();
  }
}
