package rapport.store;

/// Items of one partition whose sort keys lie between two, both included.
///
/// @param from of 1 to 1024 bytes
/// @param to not before `from` in [Utf8#ORDER]
public record Range(String partition, String from, String to) {

  public Range {
    Key.require("partition", partition, Key.MAX_PARTITION_BYTES);
    Key.require("sort", from, Key.MAX_SORT_BYTES);
    Key.require("sort", to, Key.MAX_SORT_BYTES);
    if (Utf8.ORDER.compare(from, to) > 0) {
      throw new IllegalArgumentException("a range must rise, got " + from + " to " + to);
    }
  }

  /// The items whose sort keys begin with this text.
  public static Range startingWith(String partition, String prefix) {
    return new Range(partition, prefix, prefix + Utf8.LAST);
  }

  /// From one prefix to another: every key from `first` on that is not beyond those beginning with
  /// `last`.
  public static Range ofPrefixes(String partition, String first, String last) {
    return new Range(partition, first, last + Utf8.LAST);
  }

  /// The items of a partition after this sort key, to the end.
  public static Range after(String partition, String sort) {
    return new Range(partition, sort + Utf8.FIRST, Utf8.LAST);
  }

  /// A whole partition.
  public static Range all(String partition) {
    return new Range(partition, Utf8.FIRST, Utf8.LAST);
  }
}
