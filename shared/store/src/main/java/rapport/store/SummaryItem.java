package rapport.store;

import java.util.Map;
import java.util.TreeMap;
import rapport.bytes.Bytes;
import rapport.store.SummaryKey.Level;

/// The key and the attributes of a summary record: `r` the revision, and `b` the body, or `o` where
/// an [Overflow] holds it.
final class SummaryItem {

  /// The attribute that names an overflow.
  static final String OVERFLOW = "o";

  private SummaryItem() {}

  static Key key(SummaryKey key) {
    String part = key.part().family().key() + "#" + key.part().dimension() + "#" + key.period();
    String level = key.level().letter();
    String sort =
        key.level() == Level.HOUR
            ? level + "#" + key.calendarVersion() + "#" + part
            : key.calendarVersion() + "#" + level + "#" + part;
    return new Key("s#" + key.tenant(), sort);
  }

  /// The period at the end of a sort key.
  static String period(Item item) {
    String sort = item.key().sort();
    return sort.substring(sort.lastIndexOf('#') + 1);
  }

  static Bytes body(SummaryRecord summary) {
    return Packed.pack(SummaryBody.write(summary));
  }

  static Item item(Key key, long revision, String attribute, Attribute body) {
    var attributes = new TreeMap<>(Map.of(attribute, body));
    attributes.put(Names.REVISION, Attribute.Whole.of(revision));
    return new Item(key, attributes);
  }

  static SummaryRecord decode(Item item, Bytes body) {
    return SummaryBody.read(Revision.of(item), Packed.unpack(body));
  }
}
