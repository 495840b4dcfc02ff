package rapport.store;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.bytes.Bytes;

/// A table's item.
///
/// @param attributes all but the two key attributes
public record Item(Key key, SortedMap<String, Attribute> attributes) {

  public Item {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  public static Item of(Key key, Map<String, Attribute> attributes) {
    return new Item(key, new TreeMap<>(attributes));
  }

  /// @throws IllegalStateException if there is no such attribute of this kind
  public String text(String name) {
    return attributes.get(name) instanceof Attribute.Text(String value) ? value : missing(name);
  }

  /// @throws IllegalStateException if there is no such attribute of this kind
  public Attribute.Whole whole(String name) {
    return attributes.get(name) instanceof Attribute.Whole whole ? whole : missing(name);
  }

  /// @throws IllegalStateException if there is no such attribute of this kind
  public Bytes binary(String name) {
    return attributes.get(name) instanceof Attribute.Binary(Bytes value) ? value : missing(name);
  }

  private <T> T missing(String name) {
    throw new IllegalStateException("item " + key + " has no such attribute: " + name);
  }
}
