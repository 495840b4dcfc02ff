package rapport.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import rapport.fold.PartKey;
import rapport.store.SummaryKey.Level;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;

/// The summaries: one record for each part of each period.
///
/// PK `s#<tenant>`, SK `<calendar version>#<d, m or y>#<family>#<dimension or ->#<period>`. So a
/// year of one part's months is one query, and one item holds all the values of a dimension.
public final class Summaries {

  /// Every sort key lies between these.
  private static final String FIRST = "!";

  private static final String LAST = "~";

  private final Table summary;
  private final RevisedItems items;

  /// @param summary the table of summaries
  public Summaries(Table summary) {
    this.summary = summary;
    this.items = new RevisedItems(summary);
  }

  /// Those there are among these, strongly consistent.
  public Map<SummaryKey, SummaryRecord> readAll(Collection<SummaryKey> keys) {
    var wanted = new HashMap<Key, SummaryKey>();
    keys.forEach(key -> wanted.put(SummaryItem.key(key), key));
    var found = new HashMap<SummaryKey, SummaryRecord>();
    summary
        .getAll(wanted.keySet(), Read.STRONG)
        .forEach((key, item) -> found.put(wanted.get(key), decode(wanted.get(key).tenant(), item)));
    return found;
  }

  /// The records of one part from one period to another, both included, by period: one strongly
  /// consistent query.
  public SortedMap<String, SummaryRecord> range(
      String tenant, int calendarVersion, Level level, PartKey part, String from, String to) {
    var first = SummaryItem.key(new SummaryKey(tenant, calendarVersion, level, part, from));
    var last = SummaryItem.key(new SummaryKey(tenant, calendarVersion, level, part, to));
    var records = new TreeMap<String, SummaryRecord>();
    summary.query(
        new Range(first.partition(), first.sort(), last.sort()),
        Read.STRONG,
        page -> {
          page.forEach(item -> records.put(SummaryItem.period(item), decode(tenant, item)));
          return true;
        });
    return records;
  }

  /// The keys of all records of one level of a calendar. Reads them whole: for rare work only.
  public Set<SummaryKey> keys(String tenant, int calendarVersion, Level level) {
    var keys = new HashSet<SummaryKey>();
    each(tenant, calendarVersion, level, (key, _) -> keys.add(key));
    return keys;
  }

  /// All records of one level of a calendar, strongly consistent: for rare work only.
  public void each(
      String tenant, int calendarVersion, Level level, BiConsumer<SummaryKey, SummaryRecord> each) {
    summary.query(
        SummaryItem.range(tenant, calendarVersion, level),
        Read.STRONG,
        page -> {
          for (Item item : page) {
            each.accept(
                SummaryItem.key(tenant, calendarVersion, level, item), decode(tenant, item));
          }
          return true;
        });
  }

  /// Whether a tenant has no record at all, strongly consistent.
  public boolean isEmpty(String tenant) {
    var any = new ArrayList<Item>();
    summary.query(
        new Range(SummaryItem.partition(tenant), FIRST, LAST),
        Read.STRONG,
        page -> {
          any.addAll(page);
          return page.isEmpty();
        });
    return any.isEmpty();
  }

  /// Writes revision n + 1 over revision n, or revision 1 over nothing. A conflict may be our own
  /// write whose reply was lost: either way the caller drops its result and leaves the mark, and
  /// the next run folds again.
  public Outcome save(SummaryKey key, SummaryRecord next) {
    return items.save(key.tenant(), SummaryItem.key(key), next.revision(), SummaryBody.write(next));
  }

  private SummaryRecord decode(String tenant, Item item) {
    return items.read(tenant, item, SummaryBody::read);
  }
}
