package rapport.store;

import rapport.fact.Family;
import rapport.fold.PartKey;
import rapport.store.SummaryKey.Level;

/// The key of a summary record; [RevisedItems] has the rest.
final class SummaryItem {

  /// Family, dimension and period.
  private static final int NAMES = 3;

  private SummaryItem() {}

  static Key key(SummaryKey key) {
    String part = key.part().family().key() + "#" + key.part().dimension() + "#" + key.period();
    return new Key(partition(key.tenant()), prefix(key.calendarVersion(), key.level()) + part);
  }

  /// All records of one level of a calendar.
  static Range range(String tenant, int calendarVersion, Level level) {
    return Range.startingWith(partition(tenant), prefix(calendarVersion, level));
  }

  /// The key of a record of that range.
  static SummaryKey key(String tenant, int calendarVersion, Level level, Item item) {
    var names = item.key().sort().substring(prefix(calendarVersion, level).length()).split("#");
    if (names.length != NAMES) {
      throw new IllegalStateException("no record has the key " + item.key());
    }
    var part = new PartKey(new Family(names[0]), names[1]);
    return new SummaryKey(tenant, calendarVersion, level, part, names[2]);
  }

  static String partition(String tenant) {
    return "s#" + tenant;
  }

  private static String prefix(int calendarVersion, Level level) {
    return calendarVersion + "#" + level.letter() + "#";
  }

  /// The period at the end of a sort key.
  static String period(Item item) {
    String sort = item.key().sort();
    return sort.substring(sort.lastIndexOf('#') + 1);
  }
}
