package rapport.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;
import rapport.webhook.Reach;
import rapport.webhook.Trial;
import rapport.webhook.Trial.Ending.Answered;
import rapport.webhook.Trial.Ending.Unanswered;
import rapport.webhook.Webhook;
import rapport.webhook.WebhookAddress;
import rapport.webhook.WebhookEvent;
import rapport.webhook.WebhookSecret;
import rapport.webhook.WebhookSecrets;

/// Whom a tenant has told what happens.
///
/// PK `c#<tenant>`, SK `webhook#<name>`; `r` the version, `b` address, events and secrets, `l` what
/// came of it when somebody was told last since that version was written, if anybody was.
public final class Webhooks {

  private static final int VERSION = 1;
  private static final int TRIAL_VERSION = 1;
  private static final int MOST_STATUS = 999;
  private static final String PREFIX = "webhook#";

  /// Beside the body, which is as it was before anybody noted this.
  private static final String LAST = "l";

  private final Table summary;

  /// @param summary the table of summaries
  public Webhooks(Table summary) {
    this.summary = summary;
  }

  /// @param version 1 or more; grows by one with every write
  /// @param last empty if nobody was told anything since then
  public record Stored(String name, Webhook webhook, long version, Optional<Trial> last) {}

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
    return summary.put(
        Revision.next(key(tenant, name), previousVersion, body(webhook)),
        Revision.unchanged(previousVersion));
  }

  /// Notes what came of telling the receiver something. It is the same version after it, so that
  /// whoever edits it is not told that somebody else did. Refused if there is another by now.
  public Outcome note(String tenant, Stored known, Trial trial) {
    var item = Revision.next(key(tenant, known.name()), known.version() - 1, body(known.webhook()));
    var attributes = new HashMap<>(item.attributes());
    attributes.put(LAST, Packed.attribute(body(trial)));
    return summary.put(Item.of(item.key(), attributes), Revision.unchanged(known.version()));
  }

  private static ByteWriter body(Trial trial) {
    var body = new ByteWriter().writeByte(TRIAL_VERSION).writeSigned(trial.at().toEpochMilli());
    body.writeText(trial.messageId());
    return switch (trial.ending()) {
      case Answered(int status) -> body.writeUnsigned(status);
      case Unanswered unanswered -> body.writeUnsigned(0).writeText(unanswered.word());
    };
  }

  private static Trial trial(Bytes packed) {
    var body = new ByteReader(Packed.unpack(packed));
    int version = body.readByte();
    if (version != TRIAL_VERSION) {
      throw new MalformedBytesException("no trial has version " + version);
    }
    var at = Instant.ofEpochMilli(body.readSigned());
    var messageId = body.readText();
    int status = body.readCount(MOST_STATUS);
    var trial =
        new Trial(at, messageId, status == 0 ? unanswered(body.readText()) : new Answered(status));
    if (!body.atEnd()) {
      throw new MalformedBytesException("more follows a trial");
    }
    return trial;
  }

  private static Unanswered unanswered(String word) {
    return Arrays.stream(Unanswered.values())
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new MalformedBytesException("no call ends as " + word));
  }

  private static ByteWriter body(Webhook webhook) {
    var body = new ByteWriter().writeByte(VERSION).writeText(webhook.address().text());
    body.writeBoolean(webhook.enabled()).writeUnsigned(webhook.events().size());
    webhook.events().forEach(event -> body.writeText(event.word()));
    body.writeUnsigned(webhook.secrets().newestFirst().size());
    for (WebhookSecret secret : webhook.secrets().newestFirst()) {
      body.writeBytes(secret.key().toArray()).writeSigned(secret.createdAt().toEpochMilli());
    }
    return body;
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
      var name = item.key().sort().substring(PREFIX.length());
      var last =
          item.attributes().containsKey(LAST)
              ? Optional.of(trial(item.binary(LAST)))
              : Optional.<Trial>empty();
      return new Stored(name, webhook, Revision.of(item), last);
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
