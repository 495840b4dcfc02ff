package rapport.store;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;
import rapport.bytes.Sha256;
import rapport.store.Table.Read;

/// Who may do what: access keys, of which only the SHA-256 is stored.
///
/// PK `k#<sha256, hex>`, SK `key`.
public final class AccessKeys {

  private static final int VERSION = 1;
  private static final int MAX_NAMES = 10_000;
  private static final String SORT = "key";

  private final Table summary;

  /// @param summary the table of summaries
  public AccessKeys(Table summary) {
    this.summary = summary;
  }

  /// What a key is for.
  public enum Kind {
    PUB(1),
    SRV(2),
    READ(3);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    static Kind of(int number) {
      for (Kind kind : values()) {
        if (kind.number == number) {
          return kind;
        }
      }
      throw new MalformedBytesException("no kind of access key has number " + number);
    }
  }

  /// @param scopes what else it may: `people`, `admin`
  /// @param surveys the surveys that a [Kind#PUB] key is bound to
  public record Access(
      String tenant, Kind kind, SortedSet<String> scopes, SortedSet<String> surveys) {
    public Access {
      scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
      surveys = Collections.unmodifiableSortedSet(new TreeSet<>(surveys));
    }

    public static Access of(String tenant, Kind kind, Set<String> scopes, Set<String> surveys) {
      return new Access(tenant, kind, new TreeSet<>(scopes), new TreeSet<>(surveys));
    }
  }

  /// Under what a key is stored.
  ///
  /// @param key the whole key, like `srv_…`
  public static Bytes hashOf(String key) {
    return Sha256.of(Utf8.bytes(key));
  }

  /// Eventually consistent: a new key may take a second to work, and a deleted one to stop.
  ///
  /// @param hash by [#hashOf]
  public Optional<Access> find(Bytes hash) {
    return summary.get(itemKey(hash), Read.EVENTUAL).map(AccessKeys::decode);
  }

  public void put(Bytes hash, Access access) {
    var body = new ByteWriter().writeByte(VERSION).writeText(access.tenant());
    body.writeByte(access.kind().number);
    write(access.scopes(), body);
    write(access.surveys(), body);
    var item = Item.of(itemKey(hash), Map.of(Names.BODY, Packed.attribute(body)));
    summary.put(item, Condition.ALWAYS);
  }

  /// Does nothing if there is no such key.
  public void delete(Bytes hash) {
    summary.delete(itemKey(hash), Condition.ALWAYS);
  }

  private static void write(SortedSet<String> names, ByteWriter body) {
    body.writeUnsigned(names.size());
    names.forEach(body::writeText);
  }

  private static Access decode(Item item) {
    var body = Packed.body(item, VERSION);
    return new Access(body.readText(), Kind.of(body.readByte()), readNames(body), readNames(body));
  }

  private static SortedSet<String> readNames(ByteReader body) {
    var names = new TreeSet<String>();
    for (int left = body.readCount(MAX_NAMES); left > 0; left--) {
      names.add(body.readText());
    }
    return names;
  }

  private static Key itemKey(Bytes hash) {
    return new Key("k#" + hash.toHex(), SORT);
  }
}
