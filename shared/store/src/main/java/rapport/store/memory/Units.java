package rapport.store.memory;

/// Units of throughput, as DynamoDB on demand bills them.
///
/// @param writes one for each KB of an item written, at least one
/// @param halfReads one for each 4 KB read eventually consistent, two if strongly; at least that
public record Units(long writes, long halfReads) {

  public static final Units NONE = new Units(0, 0);

  /// Read units.
  public double reads() {
    return halfReads / 2.0;
  }

  /// What was consumed since an earlier reading.
  public Units since(Units earlier) {
    return new Units(writes - earlier.writes, halfReads - earlier.halfReads);
  }
}
