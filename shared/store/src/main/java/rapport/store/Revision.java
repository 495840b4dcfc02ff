package rapport.store;

/// The number that a conditional write compares: attribute `r`.
final class Revision {

  private Revision() {}

  static long of(Item item) {
    return item.whole(Names.REVISION).value().longValueExact();
  }

  /// The item still is as it was read.
  ///
  /// @param read 0 if there was none
  static Condition unchanged(long read) {
    return read == 0
        ? Condition.ABSENT
        : new Condition.Equal(Names.REVISION, Attribute.Whole.of(read));
  }
}
