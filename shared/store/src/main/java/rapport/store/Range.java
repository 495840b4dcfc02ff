package rapport.store;

/// Items of one partition whose sort keys lie between two, both included, in order of these.
///
/// @param from of 1 to 1024 bytes
/// @param to not before `from` in [Utf8#ORDER]
/// @param isFalling whether the last comes first
/// @param pageItems how many items a page has at most, 1 or more; a page is what a query reads at
///   once, whether or not all of it is wanted
public record Range(String partition, String from, String to, boolean isFalling, int pageItems) {

  /// As many items as fit into a page.
  public static final int FULL_PAGES = Integer.MAX_VALUE;

  public Range {
    Key.require("partition", partition, Key.MAX_PARTITION_BYTES);
    Key.require("sort", from, Key.MAX_SORT_BYTES);
    Key.require("sort", to, Key.MAX_SORT_BYTES);
    if (Utf8.ORDER.compare(from, to) > 0) {
      throw new IllegalArgumentException("a range must rise, got " + from + " to " + to);
    }
    if (pageItems < 1) {
      throw new IllegalArgumentException("a page must have 1 item or more, got " + pageItems);
    }
  }

  /// From the first to the last, in full pages.
  public Range(String partition, String from, String to) {
    this(partition, from, to, false, FULL_PAGES);
  }

  /// The same items, the last first.
  public Range falling() {
    return new Range(partition, from, to, true, pageItems);
  }

  /// The same items, so many a page.
  public Range inPagesOf(int items) {
    return new Range(partition, from, to, isFalling, items);
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
