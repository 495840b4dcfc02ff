package rapport.store;

import java.time.Instant;
import java.util.ArrayList;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.link.LinkSecret;
import rapport.link.LinkSecrets;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;

/// What each tenant's survey links are signed with: its live secrets in one item, so that one
/// follows another at once.
///
/// PK `c#<tenant>`, SK `links`; `r` the version, `b` the secrets, newest first.
public final class LinkKeys {

  private static final int VERSION = 1;
  private static final String SORT = "links";

  private final Table summary;

  /// @param summary the table of summaries
  public LinkKeys(Table summary) {
    this.summary = summary;
  }

  /// @param revision 0 if the tenant has never made a link
  public record Stored(LinkSecrets secrets, long revision) {}

  /// Strongly consistent.
  ///
  /// @throws MalformedBytesException if what is stored there are no secrets
  public Stored read(String tenant) {
    return summary
        .get(key(tenant), Read.STRONG)
        .map(item -> new Stored(decode(item), Revision.of(item)))
        .orElseGet(() -> new Stored(LinkSecrets.NONE, 0));
  }

  /// Writes revision n + 1 over n. Refused if there is another by now, which may be this one.
  public Outcome write(String tenant, long previousRevision, LinkSecrets secrets) {
    var body = new ByteWriter().writeByte(VERSION).writeUnsigned(secrets.newestFirst().size());
    secrets.newestFirst().forEach(secret -> write(secret, body));
    return summary.put(
        Revision.next(key(tenant), previousRevision, body), Revision.unchanged(previousRevision));
  }

  private static void write(LinkSecret secret, ByteWriter body) {
    body.writeBytes(secret.id().toArray()).writeBytes(secret.key().toArray());
    body.writeSigned(secret.createdAt().toEpochMilli());
  }

  private static LinkSecrets decode(Item item) {
    var body = Packed.body(item, VERSION);
    var secrets = new ArrayList<LinkSecret>();
    for (int left = body.readCount(LinkSecrets.MAX_LIVE); left > 0; left--) {
      secrets.add(read(body));
    }
    if (!body.atEnd()) {
      throw new MalformedBytesException("more follows the secrets of a tenant");
    }
    return new LinkSecrets(secrets);
  }

  private static LinkSecret read(ByteReader body) {
    var id = Bytes.of(body.readBytes());
    var key = Bytes.of(body.readBytes());
    try {
      return new LinkSecret(id, key, Instant.ofEpochMilli(body.readSigned()));
    } catch (IllegalArgumentException e) {
      throw new MalformedBytesException(e.getMessage());
    }
  }

  private static Key key(String tenant) {
    return new Key("c#" + tenant, SORT);
  }
}
