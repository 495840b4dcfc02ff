package rapport.store;

/// The names of the attributes that items share. Short, because every item pays for them.
final class Names {

  /// Revision or version, a number: what a conditional write compares.
  static final String REVISION = "r";

  /// Everything else an item says, packed by [Packed].
  static final String BODY = "b";

  /// When the item may be deleted, in epoch seconds. DynamoDB does so within days.
  static final String TTL = "ttl";

  /// The token of a mark, a wake or a job: grows by a random number at every change.
  static final String TOKEN = "t";

  /// When an hour was marked first, in epoch milliseconds.
  static final String FIRST_MARKED = "f";

  private Names() {}
}
