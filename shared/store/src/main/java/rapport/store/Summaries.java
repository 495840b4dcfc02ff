package rapport.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.fold.PartKey;
import rapport.store.SummaryKey.Level;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;

/// The summaries: one record for each part of each period.
///
/// PK `s#<tenant>`, SK `<calendar version>#<d, m or y>#<family>#<dimension or ->#<period>`, for hours
/// `h#<calendar version>#<family>#<dimension or ->#<period>`. So a year of one part's months is one
/// query, and one item holds all the values of a dimension.
public final class Summaries {

  private final Table summary;
  private final SummaryItem items;

  /// @param summary the table of summaries
  public Summaries(Table summary) {
    this.summary = summary;
    this.items = new SummaryItem(summary);
  }

  /// Those there are among these, strongly consistent.
  public Map<SummaryKey, SummaryRecord> readAll(Collection<SummaryKey> keys) {
    var wanted = new HashMap<Key, SummaryKey>();
    keys.forEach(key -> wanted.put(SummaryItem.key(key), key));
    var found = new HashMap<SummaryKey, SummaryRecord>();
    summary
        .getAll(wanted.keySet(), Read.STRONG)
        .forEach((key, item) -> found.put(wanted.get(key), items.decode(item)));
    return found;
  }

  /// The records of one part from one period to another, both included, by period: one strongly
  /// consistent query.
  public SortedMap<String, SummaryRecord> range(
      String tenant, int calendarVersion, Level level, PartKey part, String from, String to) {
    var first = SummaryItem.key(new SummaryKey(tenant, calendarVersion, level, part, from));
    var last = SummaryItem.key(new SummaryKey(tenant, calendarVersion, level, part, to));
    var found = new ArrayList<Item>();
    summary.query(
        new Range(first.partition(), first.sort(), last.sort()),
        Read.STRONG,
        page -> found.addAll(page) || page.isEmpty());
    return decoded(found);
  }

  /// Writes revision n + 1 over revision n, or revision 1 over nothing. A conflict may be our own
  /// write whose reply was lost: either way the caller drops its result and leaves the mark, and the
  /// next run folds again.
  public Outcome save(SummaryKey key, SummaryRecord next) {
    var condition =
        next.revision() == 1
            ? Condition.ABSENT
            : new Condition.Equal(Names.REVISION, Attribute.Whole.of(next.revision() - 1));
    return summary.put(items.encode(key, next), condition);
  }

  private SortedMap<String, SummaryRecord> decoded(List<Item> found) {
    var records = new TreeMap<String, SummaryRecord>();
    for (Item item : found) {
      String sort = item.key().sort();
      records.put(sort.substring(sort.lastIndexOf('#') + 1), items.decode(item));
    }
    return records;
  }
}
