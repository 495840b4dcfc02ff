package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rapport.bytes.ByteWriter;
import rapport.bytes.MalformedBytesException;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;
import rapport.store.memory.MemoryTable;
import rapport.webhook.Reach;
import rapport.webhook.Webhook;
import rapport.webhook.WebhookAddress;
import rapport.webhook.WebhookEvent;
import rapport.webhook.WebhookSecret;
import rapport.webhook.WebhookSecrets;

class WebhooksTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:20:30.456Z");

  private final MemoryTable table = new MemoryTable();
  private final Webhooks webhooks = new Webhooks(table);
  private final Webhook desk = webhook("https://desk.example.com/in", Webhook.USUAL);

  @Test
  void whatIsWrittenIsReadAgain() {
    var rotated =
        webhook("https://chat.example.com:8443/a?b=c", EnumSet.allOf(WebhookEvent.class))
            .withSecrets(desk.secrets().followedBy(WebhookSecret.fresh(new Random(2), NOW)))
            .switchedOff();
    webhooks.write("acme", "desk", 0, desk);
    webhooks.write("acme", "chat", 0, rotated);

    assertThat(webhooks.read("acme", "desk")).contains(new Webhooks.Stored("desk", desk, 1));
    assertThat(webhooks.list("acme", Read.STRONG))
        .containsExactly(
            new Webhooks.Stored("chat", rotated, 1), new Webhooks.Stored("desk", desk, 1));
    assertThat(webhooks.list("other", Read.STRONG)).isEmpty();
  }

  @Test
  void itIsReplacedAndDeletedByWhoKnowsItsVersion() {
    webhooks.write("acme", "desk", 0, desk);

    assertThat(webhooks.write("acme", "desk", 0, desk)).isEqualTo(Outcome.REFUSED);
    assertThat(webhooks.write("acme", "desk", 1, desk.switchedOff())).isEqualTo(Outcome.DONE);
    assertThat(webhooks.delete("acme", "desk", 1)).isEqualTo(Outcome.REFUSED);
    assertThat(webhooks.delete("acme", "desk", 2)).isEqualTo(Outcome.DONE);
    assertThat(webhooks.read("acme", "desk")).isEmpty();
  }

  @Test
  void responsesAreToldOnlyToWhoAsksForThem() {
    assertThat(desk.wants(WebhookEvent.FOLLOWUP_OPENED)).isTrue();
    assertThat(desk.wants(WebhookEvent.RESPONSE_RECEIVED)).isFalse();
    assertThat(desk.switchedOff().wants(WebhookEvent.FOLLOWUP_OPENED)).isFalse();
  }

  @Test
  void whatIsNoWebhookIsRefused() {
    var body = new ByteWriter().writeByte(1).writeText("gopher://example.com");
    table.put(
        Item.of(
            new Key("c#acme", "webhook#desk"),
            Map.of(Names.BODY, Packed.attribute(body), Names.REVISION, Attribute.Whole.of(1))),
        Condition.ALWAYS);

    assertThatThrownBy(() -> webhooks.read("acme", "desk"))
        .isInstanceOf(MalformedBytesException.class);
  }

  private static Webhook webhook(String address, Set<WebhookEvent> events) {
    return new Webhook(
        WebhookAddress.read(address, Reach.OUTSIDE).orElseThrow(),
        events,
        true,
        WebhookSecrets.of(WebhookSecret.fresh(new Random(1), NOW)));
  }
}
