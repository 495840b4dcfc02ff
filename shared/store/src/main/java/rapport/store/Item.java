package rapport.store;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.bytes.Bytes;

/// A table's item. What DynamoDB would refuse can't be written down.
///
/// @param attributes all but the two key attributes
public record Item(Key key, SortedMap<String, Attribute> attributes) {

  /// The greatest item, names and keys included.
  public static final int MAX_BYTES = 400 * 1024;

  private static final int KEY_NAMES_BYTES = "PK".length() + "SK".length();

  public Item {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    int size = size(key, attributes);
    if (size > MAX_BYTES) {
      throw new IllegalArgumentException(
          "an item must have at most " + MAX_BYTES + " bytes, got " + size + " for " + key);
    }
  }

  public static Item of(Key key, Map<String, Attribute> attributes) {
    return new Item(key, new TreeMap<>(attributes));
  }

  /// What DynamoDB counts for this item, and what units are computed from.
  public int sizeBytes() {
    return size(key, attributes);
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

  private static int size(Key key, SortedMap<String, Attribute> attributes) {
    int size = KEY_NAMES_BYTES + Utf8.size(key.partition()) + Utf8.size(key.sort());
    for (var attribute : attributes.entrySet()) {
      size += Utf8.size(attribute.getKey()) + attribute.getValue().sizeBytes();
    }
    return size;
  }
}
