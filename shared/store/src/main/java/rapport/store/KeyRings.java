package rapport.store;

import java.time.Instant;
import java.util.ArrayList;
import rapport.access.IssuedKey;
import rapport.access.KeyRing;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;

/// The list of each tenant's access keys, in one item, so that what must hold among them can be
/// written at once.
///
/// PK `c#<tenant>`, SK `keys`; `r` the version, `b` the keys in the order they were given out.
public final class KeyRings {

  private static final int VERSION = 1;
  private static final String SORT = "keys";

  private final Table summary;

  /// @param summary the table of summaries
  public KeyRings(Table summary) {
    this.summary = summary;
  }

  /// @param revision 0 if the tenant has never had a key
  public record Stored(KeyRing ring, long revision) {}

  /// Strongly consistent.
  ///
  /// @throws MalformedBytesException if what is stored there is no list of keys
  public Stored read(String tenant) {
    return summary
        .get(key(tenant), Read.STRONG)
        .map(item -> new Stored(decode(tenant, item), Revision.of(item)))
        .orElseGet(() -> new Stored(KeyRing.EMPTY, 0));
  }

  /// Writes revision n + 1 over n. Refused if there is another by now, which may be this one.
  public Outcome write(String tenant, long previousRevision, KeyRing ring) {
    var body = new ByteWriter().writeByte(VERSION).writeUnsigned(ring.keys().size());
    ring.keys().forEach(key -> write(key, body));
    return summary.put(
        Revision.next(key(tenant), previousRevision, body), Revision.unchanged(previousRevision));
  }

  private static void write(IssuedKey key, ByteWriter body) {
    body.writeText(key.id()).writeText(key.name()).writeSigned(key.createdAt().toEpochMilli());
    body.writeBytes(key.hash().toArray()).writeBoolean(key.closing());
    AccessForm.write(key.access(), body);
  }

  private static KeyRing decode(String tenant, Item item) {
    var body = Packed.body(item, VERSION);
    var keys = new ArrayList<IssuedKey>();
    for (int left = body.readCount(KeyRing.MAX_KEYS); left > 0; left--) {
      keys.add(read(tenant, body));
    }
    if (!body.atEnd()) {
      throw new MalformedBytesException("more follows the keys of a tenant");
    }
    return new KeyRing(keys);
  }

  private static IssuedKey read(String tenant, ByteReader body) {
    String id = body.readText();
    String name = body.readText();
    var createdAt = Instant.ofEpochMilli(body.readSigned());
    var hash = Bytes.of(body.readBytes());
    boolean closing = body.readBoolean();
    return new IssuedKey(id, name, AccessForm.read(tenant, body), createdAt, hash, closing);
  }

  private static Key key(String tenant) {
    return new Key("c#" + tenant, SORT);
  }
}
