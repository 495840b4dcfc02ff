package rapport.store;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import rapport.access.Access;
import rapport.access.Access.Kind;
import rapport.access.Access.Scope;
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

  /// Under what a key is stored.
  ///
  /// @param key the whole key, like `srv_…`
  public static Bytes hashOf(String key) {
    return Sha256.of(Utf8.bytes(key));
  }

  /// Eventually consistent: a new key may take a second to work, and a deleted one to stop.
  ///
  /// @param hash by [#hashOf]
  /// @throws MalformedBytesException if what is stored there is no access key
  public Optional<Access> find(Bytes hash) {
    return summary.get(itemKey(hash), Read.EVENTUAL).map(AccessKeys::decode);
  }

  /// What a key opens, empty if there is no such key.
  ///
  /// @throws MalformedBytesException if what is stored of it is no access key
  public Optional<Access> find(String key) {
    return find(hashOf(key));
  }

  public void put(Bytes hash, Access access) {
    var body = new ByteWriter().writeByte(VERSION).writeText(access.tenant());
    body.writeByte(number(access.kind()));
    write(words(access.scopes()), body);
    write(new TreeSet<>(access.surveys()), body);
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
    try {
      var body = Packed.body(item, VERSION);
      var access =
          new Access(
              body.readText(), kind(body.readByte()), scopes(readNames(body)), readNames(body));
      if (body.atEnd()) {
        return access;
      }
    } catch (IllegalArgumentException | IllegalStateException _) {
      // a scope that nobody knows, or no body: said below
    }
    throw new MalformedBytesException("an access key can't be read");
  }

  /// Part of the stored form.
  private static int number(Kind kind) {
    return switch (kind) {
      case PUB -> 1;
      case SRV -> 2;
      case READ -> 3;
    };
  }

  private static Kind kind(int number) {
    return switch (number) {
      case 1 -> Kind.PUB;
      case 2 -> Kind.SRV;
      case 3 -> Kind.READ;
      default -> throw new MalformedBytesException("no kind of access key has number " + number);
    };
  }

  private static SortedSet<String> words(Set<Scope> scopes) {
    return scopes.stream()
        .map(scope -> scope.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Scope> scopes(Set<String> words) {
    return words.stream()
        .map(word -> Scope.valueOf(word.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
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
