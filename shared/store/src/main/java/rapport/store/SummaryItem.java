package rapport.store;

/// How a summary record is stored.
final class SummaryItem {

  SummaryItem(Table summary) {}

  static Key key(SummaryKey key) {
    throw new UnsupportedOperationException("written next");
  }

  Item encode(SummaryKey key, SummaryRecord next) {
    throw new UnsupportedOperationException("written next");
  }

  SummaryRecord decode(Item item) {
    throw new UnsupportedOperationException("written next");
  }
}
