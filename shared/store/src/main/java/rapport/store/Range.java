package rapport.store;

/// Items of one partition whose sort keys lie between two, both included.
public record Range(String partition, String from, String to) {

  /// Greater than every character that a sort key may hold after a prefix.
  private static final String LAST = "\uffff";

  /// The items whose sort keys begin with this text.
  public static Range startingWith(String partition, String prefix) {
    return new Range(partition, prefix, prefix + LAST);
  }
}
