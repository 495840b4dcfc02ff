package rapport.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import rapport.access.Access;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.bytes.Sha256;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;

/// Who may do what: access keys, of which only the SHA-256 is stored.
///
/// PK `k#<sha256, hex>`, SK `key`; `b` what it opens, or `w` when it was revoked. What was revoked
/// stays so: no write that comes late can open it again.
public final class AccessKeys {

  private static final int VERSION = 1;
  private static final String SORT = "key";
  private static final String REVOKED_AT = "w";

  private final Table summary;

  /// @param summary the table of summaries
  public AccessKeys(Table summary) {
    this.summary = summary;
  }

  /// Under what a key is stored.
  ///
  /// @param key the whole key, like `srv_…`
  public static Bytes hashOf(String key) {
    return Sha256.of(Utf8.bytes(key));
  }

  /// What a key opens, empty if there is no such key or it was revoked.
  ///
  /// Eventually consistent: a revoked key may take a second to stop. But one that was just given
  /// out is found: what isn't there is read again strongly, since who asks may remember for a while
  /// that there is no such key.
  ///
  /// @param hash by [#hashOf]
  /// @throws MalformedBytesException if what is stored there is no access key
  public Optional<Access> find(Bytes hash) {
    return summary
        .get(itemKey(hash), Read.EVENTUAL)
        .or(() -> summary.get(itemKey(hash), Read.STRONG))
        .flatMap(AccessKeys::decode);
  }

  /// Lets a key open something from now on, unless it was revoked. Its tenant's [KeyRings] must
  /// list it before: what opens a door unlisted nobody could take back.
  ///
  /// @return REFUSED if it was revoked, or opens something else
  public Outcome open(Bytes hash, Access access) {
    var body = new ByteWriter().writeByte(VERSION).writeText(access.tenant());
    AccessForm.write(access, body);
    var item = Item.of(itemKey(hash), Map.of(Names.BODY, Packed.attribute(body)));
    if (summary.put(item, Condition.ABSENT) == Outcome.DONE) {
      return Outcome.DONE;
    }
    var found = summary.get(itemKey(hash), Read.STRONG).flatMap(AccessKeys::decode);
    return found.equals(Optional.of(access)) ? Outcome.DONE : Outcome.REFUSED;
  }

  /// Lets a key open nothing, for good; also one that was never given out.
  public void revoke(Bytes hash, Instant now) {
    var revokedAt = Attribute.Whole.of(now.getEpochSecond());
    summary.put(Item.of(itemKey(hash), Map.of(REVOKED_AT, revokedAt)), Condition.ALWAYS);
  }

  private static Optional<Access> decode(Item item) {
    if (item.attributes().containsKey(REVOKED_AT)) {
      return Optional.empty();
    }
    try {
      var body = Packed.body(item, VERSION);
      var access = AccessForm.read(body.readText(), body);
      if (body.atEnd()) {
        return Optional.of(access);
      }
    } catch (IllegalArgumentException | IllegalStateException _) {
      // no body, or one of something else: said below
    }
    throw new MalformedBytesException("an access key can't be read");
  }

  private static Key itemKey(Bytes hash) {
    return new Key("k#" + hash.toHex(), SORT);
  }
}
