package rapport.store;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.period.UtcHour;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;

/// The hours of days that have too much log to be folded whole again and again.
///
/// PK `s#<tenant>`, SK `h#<calendar version>#<local day>#<yyyymmddHH of UTC>`; `-` in place of the
/// hour says that this day is kept by its hours. Where it is not there, no hour is either.
public final class HourRecords {

  private static final String BEGUN = "-";

  private final Table summary;
  private final RevisedItems items;

  /// @param summary the table of summaries
  public HourRecords(Table summary) {
    this.summary = summary;
    this.items = new RevisedItems(summary);
  }

  /// Says that a day is kept by its hours from now on, for good. Whoever does so must mark every
  /// hour of it afterwards: a run that does not know yet may take marks away without writing hours.
  public void begin(DayKey day) {
    summary.put(
        Item.of(key(day, BEGUN), Map.of(Names.REVISION, Attribute.Whole.of(1))), Condition.ALWAYS);
  }

  /// The hours there are of a day, empty if it is not kept by its hours: one strongly consistent
  /// query. To be asked after the tokens of the marks were read.
  public Optional<SortedMap<UtcHour, HourRecord>> of(DayKey day) {
    var hours = new TreeMap<UtcHour, HourRecord>();
    var begun = new TreeMap<String, Boolean>();
    summary.query(
        Range.startingWith(partition(day), prefix(day)),
        Read.STRONG,
        page -> {
          for (Item item : page) {
            String name = item.key().sort().substring(prefix(day).length());
            if (name.equals(BEGUN)) {
              begun.put(name, true);
            } else {
              hours.put(Stamp.parseHour(name), items.read(day.tenant(), item, HourBody::read));
            }
          }
          return true;
        });
    return begun.isEmpty()
        ? Optional.empty()
        : Optional.of(Collections.unmodifiableSortedMap(hours));
  }

  /// Writes revision n + 1 over revision n, or revision 1 over nothing. A conflict may be our own
  /// write whose reply was lost.
  public Outcome save(DayKey day, UtcHour hour, HourRecord next) {
    return items.save(
        day.tenant(), key(day, Stamp.hour(hour)), next.revision(), HourBody.write(next));
  }

  private static Key key(DayKey day, String name) {
    return new Key(partition(day), prefix(day) + name);
  }

  private static String partition(DayKey day) {
    return SummaryItem.partition(day.tenant());
  }

  private static String prefix(DayKey day) {
    LocalDate date = day.date();
    return "h#" + day.calendarVersion() + "#" + date + "#";
  }
}
