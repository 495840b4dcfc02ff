package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;
import rapport.store.memory.MemoryTable;
import rapport.webhook.Reach;
import rapport.webhook.Trial;
import rapport.webhook.Trial.Ending;
import rapport.webhook.Trial.Ending.Answered;
import rapport.webhook.Trial.Ending.Unanswered;
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

    assertThat(webhooks.read("acme", "desk"))
        .contains(new Webhooks.Stored("desk", desk, 1, Optional.empty()));
    assertThat(webhooks.list("acme", Read.STRONG))
        .containsExactly(
            new Webhooks.Stored("chat", rotated, 1, Optional.empty()),
            new Webhooks.Stored("desk", desk, 1, Optional.empty()));
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

  @ParameterizedTest
  @MethodSource("endings")
  void whatCameOfTheLastCallIsNotedBesideItUntilAnotherVersionIsWritten(Ending ending) {
    webhooks.write("acme", "desk", 0, desk);
    var known = webhooks.read("acme", "desk").orElseThrow();
    var trial = new Trial(NOW, "test_1", ending);

    assertThat(webhooks.note("acme", known, trial)).isEqualTo(Outcome.DONE);

    var noted = new Webhooks.Stored("desk", desk, 1, Optional.of(trial));
    assertThat(webhooks.read("acme", "desk")).contains(noted);
    assertThat(webhooks.list("acme", Read.STRONG)).containsExactly(noted);
    assertThat(webhooks.write("acme", "desk", 1, desk)).isEqualTo(Outcome.DONE);
    assertThat(webhooks.note("acme", known, trial)).isEqualTo(Outcome.REFUSED);
    assertThat(webhooks.read("acme", "desk").orElseThrow().last()).isEmpty();
  }

  /// The first version of the form, as it lies in tables.
  @Test
  void whatWasNotedOnceIsReadForEver() {
    webhooks.write("acme", "desk", 0, desk);
    var item = table.get(new Key("c#acme", "webhook#desk"), Read.STRONG).orElseThrow();
    var attributes = new HashMap<>(item.attributes());
    var bytes = Bytes.of(HexFormat.of().parseHex("000100016dc801"));
    attributes.put("l", new Attribute.Binary(bytes));
    table.put(Item.of(item.key(), attributes), Condition.ALWAYS);

    assertThat(webhooks.read("acme", "desk").orElseThrow().last())
        .contains(new Trial(Instant.EPOCH, "m", new Answered(200)));
  }

  static Stream<Ending> endings() {
    return Stream.of(
        new Answered(200),
        new Answered(999),
        Unanswered.UNTRUSTED,
        Unanswered.NO_HTTP,
        Unanswered.UNREACHED);
  }

  @Test
  void whatIsNoTrialIsRefused() {
    webhooks.write("acme", "desk", 0, desk);
    var item = table.get(new Key("c#acme", "webhook#desk"), Read.STRONG).orElseThrow();
    for (var wrong :
        List.of(
            new ByteWriter().writeByte(2),
            trial().writeUnsigned(1000),
            trial().writeUnsigned(7),
            trial().writeUnsigned(0).writeText("bored"),
            trial().writeUnsigned(200).writeByte(0))) {
      var attributes = new HashMap<>(item.attributes());
      attributes.put("l", Packed.attribute(wrong));
      table.put(Item.of(item.key(), attributes), Condition.ALWAYS);

      assertThatThrownBy(() -> webhooks.read("acme", "desk"))
          .isInstanceOf(MalformedBytesException.class);
    }
  }

  private static ByteWriter trial() {
    return new ByteWriter().writeByte(1).writeSigned(0).writeText("msg_1");
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
