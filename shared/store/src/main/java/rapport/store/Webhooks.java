package rapport.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;
import rapport.webhook.Reach;
import rapport.webhook.Webhook;
import rapport.webhook.WebhookAddress;
import rapport.webhook.WebhookEvent;
import rapport.webhook.WebhookSecret;
import rapport.webhook.WebhookSecrets;

/// Whom a tenant has told what happens.
///
/// PK `c#<tenant>`, SK `webhook#<name>`; `r` the version, `b` address, events and secrets.
public final class Webhooks {

  private static final int VERSION = 1;
  private static final String PREFIX = "webhook#";

  private final Table summary;

  /// @param summary the table of summaries
  public Webhooks(Table summary) {
    this.summary = summary;
  }

  /// @param version 1 or more; grows by one with every write
  public record Stored(String name, Webhook webhook, long version) {}

  /// Strongly consistent.
  public Optional<Stored> read(String tenant, String name) {
    return summary.get(key(tenant, name), Read.STRONG).map(Webhooks::decode);
  }

  /// All of a tenant, by name.
  public List<Stored> list(String tenant, Read read) {
    var found = new ArrayList<Stored>();
    summary.query(
        Range.startingWith(partition(tenant), PREFIX),
        read,
        page -> {
          page.forEach(item -> found.add(decode(item)));
          return true;
        });
    return List.copyOf(found);
  }

  /// Writes version n + 1 over n. Refused if there is another by now, which may be this one.
  ///
  /// @param previousVersion 0 if there must be none
  public Outcome write(String tenant, String name, long previousVersion, Webhook webhook) {
    var body = new ByteWriter().writeByte(VERSION).writeText(webhook.address().text());
    body.writeBoolean(webhook.enabled()).writeUnsigned(webhook.events().size());
    webhook.events().forEach(event -> body.writeText(event.word()));
    body.writeUnsigned(webhook.secrets().newestFirst().size());
    for (WebhookSecret secret : webhook.secrets().newestFirst()) {
      body.writeBytes(secret.key().toArray()).writeSigned(secret.createdAt().toEpochMilli());
    }
    return summary.put(
        Revision.next(key(tenant, name), previousVersion, body),
        Revision.unchanged(previousVersion));
  }

  /// Refused if there is another version by now, or none.
  public Outcome delete(String tenant, String name, long version) {
    return summary.delete(key(tenant, name), Revision.unchanged(version));
  }

  private static Stored decode(Item item) {
    var body = Packed.body(item, VERSION);
    try {
      var webhook = read(body);
      if (!body.atEnd()) {
        throw new MalformedBytesException("more follows a webhook");
      }
      return new Stored(item.key().sort().substring(PREFIX.length()), webhook, Revision.of(item));
    } catch (IllegalArgumentException e) {
      throw new MalformedBytesException("no webhook is like that: " + e.getMessage());
    }
  }

  /// Whether it may lead to this machine was decided when it was written, and is when it is called.
  private static Webhook read(ByteReader body) {
    var address =
        WebhookAddress.read(body.readText(), Reach.OUTSIDE_AND_LOOPBACK)
            .orElseThrow(() -> new MalformedBytesException("no address of a webhook"));
    boolean enabled = body.readBoolean();
    var events = EnumSet.noneOf(WebhookEvent.class);
    for (int left = body.readCount(WebhookEvent.values().length); left > 0; left--) {
      var word = body.readText();
      events.add(
          WebhookEvent.of(word)
              .orElseThrow(() -> new MalformedBytesException("no event is called " + word)));
    }
    var secrets = new ArrayList<WebhookSecret>();
    for (int left = body.readCount(WebhookSecrets.MAX_LIVE); left > 0; left--) {
      var key = Bytes.of(body.readBytes());
      secrets.add(new WebhookSecret(key, Instant.ofEpochMilli(body.readSigned())));
    }
    return new Webhook(address, events, enabled, new WebhookSecrets(secrets));
  }

  private static Key key(String tenant, String name) {
    return new Key(partition(tenant), PREFIX + name);
  }

  private static String partition(String tenant) {
    return "c#" + tenant;
  }
}
