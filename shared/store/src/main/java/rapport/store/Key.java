package rapport.store;

/// Where an item lies. What DynamoDB would refuse can't be written down.
///
/// @param partition the partition key, `PK`, of 1 to 2048 bytes
/// @param sort the sort key, `SK`, of 1 to 1024 bytes; ordered by its UTF-8 bytes
/// @see <a
///   href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">DynamoDB's
///   limits</a>
public record Key(String partition, String sort) {

  /// The greatest partition key.
  public static final int MAX_PARTITION_BYTES = 2048;

  /// The greatest sort key.
  public static final int MAX_SORT_BYTES = 1024;

  public Key {
    require("partition", partition, MAX_PARTITION_BYTES);
    require("sort", sort, MAX_SORT_BYTES);
  }

  static void require(String which, String key, int maxBytes) {
    int size = Utf8.size(key);
    if (size < 1 || size > maxBytes) {
      throw new IllegalArgumentException(
          "a " + which + " key must have 1 to " + maxBytes + " bytes, got " + size);
    }
  }
}
