package rapport.store;

import java.util.Map;
import java.util.Optional;
import rapport.bytes.Bytes;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;

/// Items that are replaced revision by revision: `r` the revision, and `b` the packed body, or `o`
/// where an [Overflow] holds it.
final class RevisedItems {

  /// The attribute that names an overflow.
  private static final String OVERFLOW = "o";

  private static final int MAX_READS = 4;

  private final Table table;
  private final Overflow overflow;

  RevisedItems(Table table) {
    this.table = table;
    this.overflow = new Overflow(table);
  }

  /// Reads what a body says.
  @FunctionalInterface
  interface Form<T> {
    T read(long revision, byte[] body);
  }

  /// Writes revision n + 1 over revision n, or revision 1 over nothing. A conflict may be our own
  /// write whose reply was lost.
  Outcome save(String tenant, Key key, long revision, byte[] body) {
    var packed = Packed.pack(body);
    return packed.length() > Overflow.MAX_BODY_BYTES
        ? saveLarge(tenant, key, revision, packed)
        : save(key, revision, Names.BODY, new Attribute.Binary(packed));
  }

  /// What the item named before is deleted; if it gets small again, its last overflow stays behind
  /// unread, which costs storage and nothing else.
  private Outcome saveLarge(String tenant, Key key, long revision, Bytes body) {
    var before = table.get(key, Read.STRONG).flatMap(item -> place(tenant, item));
    var place = overflow.put(tenant, key, revision, body);
    var outcome = save(key, revision, OVERFLOW, new Attribute.Text(place.name()));
    if (outcome == Outcome.DONE) {
      before.ifPresent(overflow::delete);
    }
    return outcome;
  }

  private Outcome save(Key key, long revision, String attribute, Attribute body) {
    var attributes = Map.of(attribute, body, Names.REVISION, Attribute.Whole.of(revision));
    return table.put(Item.of(key, attributes), Revision.unchanged(revision - 1));
  }

  /// What an item that was read holds, or the revision that replaced it meanwhile.
  <T> T read(String tenant, Item read, Form<T> form) {
    var item = read;
    for (int reads = 0; reads < MAX_READS; reads++) {
      var place = place(tenant, item);
      if (place.isEmpty()) {
        return read(item, item.binary(Names.BODY), form);
      }
      var body = overflow.read(place.get());
      if (body.isPresent()) {
        return read(item, body.get(), form);
      }
      item = table.get(item.key(), Read.STRONG).orElse(item);
    }
    throw new IllegalStateException("the overflow of " + read.key() + " is not there");
  }

  private static <T> T read(Item item, Bytes body, Form<T> form) {
    return form.read(Revision.of(item), Packed.unpack(body));
  }

  private static Optional<Overflow.Place> place(String tenant, Item item) {
    return item.attributes().containsKey(OVERFLOW)
        ? Optional.of(Overflow.Place.of(tenant, item.text(OVERFLOW)))
        : Optional.empty();
  }
}
