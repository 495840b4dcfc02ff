package rapport.store.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rapport.bytes.Bytes;
import rapport.store.Attribute;
import rapport.store.Condition;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.Range;
import rapport.store.Table;
import rapport.store.Table.Read;

/// Items for the contract, and what a table has of them.
final class SampleItems {

  private SampleItems() {}

  static List<Item> all(Table table, Range range) {
    var items = new ArrayList<Item>();
    table.query(
        range,
        Read.STRONG,
        page -> {
          items.addAll(page);
          return true;
        });
    return items;
  }

  static List<String> sorts(Table table, Range range) {
    return all(table, range).stream().map(item -> item.key().sort()).toList();
  }

  static Key key(int number) {
    return new Key("tenant", "%04d".formatted(number));
  }

  static Condition equal(long number) {
    return new Condition.Equal("count", Attribute.Whole.of(number));
  }

  static Item numbered(Key key, long number) {
    return Item.of(key, Map.of("count", Attribute.Whole.of(number)));
  }

  static Item sized(Key key, int bytes) {
    int keyBytes = Item.of(key, Map.of("b", new Attribute.Binary(Bytes.EMPTY))).sizeBytes();
    var filler = Bytes.of(new byte[bytes - keyBytes]);
    return Item.of(key, Map.of("b", new Attribute.Binary(filler)));
  }
}
