package rapport.bench;

/// Two ways to the same result, of which JMH takes the time: its methods `ours`, what Rapport does,
/// and `baseline`, the least that could be done in its place.
public interface Pair {

  /// Whether both gave the same: else there is nothing to compare.
  boolean agree();

  /// What else there is to say of the two, if anything.
  default String note() {
    return "";
  }
}
