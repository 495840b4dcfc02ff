package rapport.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rapport.bytes.ByteWriter;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;

/// A tenant's settings, surveys and other documents under a name.
///
/// PK `c#<tenant>`, SK `<name>`; `r` the version, `b` the text. Names in use: `settings`,
/// `calendar`, `survey#<id>` (the latest definition), `surveydeleted#<id>` (the last one of a
/// survey that was deleted), `surveyversion#<id>#<version, 8 digits>`, `secret`. Beside them lie
/// `keys` and `dimension#<name>`, which are no documents.
public final class Documents {

  private static final int VERSION = 1;

  private final Table summary;

  /// @param summary the table of summaries
  public Documents(Table summary) {
    this.summary = summary;
  }

  /// @param version 1 or more; grows by one with every write
  public record Document(String text, long version) {}

  public record Named(String name, Document document) {}

  /// Strongly consistent.
  public Optional<Document> read(String tenant, String name) {
    return read(tenant, name, Read.STRONG);
  }

  public Optional<Document> read(String tenant, String name, Read read) {
    return summary.get(key(tenant, name), read).map(Documents::decode);
  }

  /// All whose name begins with this, by name, strongly consistent.
  ///
  /// @param prefix of at least one character
  public List<Named> list(String tenant, String prefix) {
    return between(tenant, prefix, prefix, Read.STRONG);
  }

  /// All from one name to those that begin with another, by name: what lies side by side is read at
  /// once.
  ///
  /// @param last not before `first`
  public List<Named> between(String tenant, String first, String last, Read read) {
    key(tenant, first);
    var found = new ArrayList<Named>();
    summary.query(
        Range.ofPrefixes(partition(tenant), first, last),
        read,
        page -> {
          page.forEach(item -> found.add(new Named(item.key().sort(), decode(item))));
          return true;
        });
    return List.copyOf(found);
  }

  /// Writes version n + 1 over version n. Refused if the document has another version by now.
  ///
  /// @param previousVersion 0 if there must be none
  public Outcome write(String tenant, String name, long previousVersion, String text) {
    var body = new ByteWriter().writeByte(VERSION).writeText(text);
    return summary.put(
        Revision.next(key(tenant, name), previousVersion, body),
        Revision.unchanged(previousVersion));
  }

  /// Refused if the document has another version by now, or is gone.
  public Outcome delete(String tenant, String name, long version) {
    return summary.delete(key(tenant, name), Revision.unchanged(version));
  }

  private static Document decode(Item item) {
    var body = Packed.body(item, VERSION);
    return new Document(body.readText(), Revision.of(item));
  }

  private static Key key(String tenant, String name) {
    if (name.startsWith(Registry.PREFIX)) {
      throw new IllegalArgumentException("a document can't be named " + name);
    }
    return new Key(partition(tenant), name);
  }

  private static String partition(String tenant) {
    return "c#" + tenant;
  }
}
