package rapport.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import rapport.store.Table.Read;

/// What each import touched, and whether it was taken back.
///
/// PK `i#<tenant>#<name>`; SK `day#<yyyymmdd>` for each UTC day with a fact of it, `state` once it
/// is withdrawn.
public final class Imports {

  private static final String DAY = "day#";
  private static final String STATE = "state";
  private static final String WITHDRAWN_AT = "w";
  private static final int MAX_REMEMBERED = 100_000;

  private final Table events;
  private final Set<Key> written = ConcurrentHashMap.newKeySet();

  /// @param events the table of events
  public Imports(Table events) {
    this.events = events;
  }

  public enum State {
    /// Its events are taken; also what nobody has heard of.
    OPEN,
    /// It was taken back, and its name is spent.
    WITHDRAWN
  }

  /// Notes the UTC days in which an import has facts, before they are logged. Each is written once
  /// for the life of this object.
  public void touch(String tenant, String name, Collection<LocalDate> utcDays) {
    var items = new ArrayList<Item>();
    for (LocalDate day : new TreeSet<>(utcDays)) {
      var key = new Key(partition(tenant, name), DAY + Stamp.day(day));
      if (!written.contains(key)) {
        items.add(Item.of(key, Map.of()));
      }
    }
    events.putAll(items);
    if (written.size() + items.size() > MAX_REMEMBERED) {
      written.clear();
    }
    items.forEach(item -> written.add(item.key()));
  }

  /// Strongly consistent.
  public State state(String tenant, String name) {
    var key = new Key(partition(tenant, name), STATE);
    return events.get(key, Read.STRONG).isPresent() ? State.WITHDRAWN : State.OPEN;
  }

  /// Spends the name. What the import brought must be taken out of log and entities afterwards.
  public void withdraw(String tenant, String name, Instant now) {
    var key = new Key(partition(tenant, name), STATE);
    var withdrawnAt = Attribute.Whole.of(now.getEpochSecond());
    events.put(Item.of(key, Map.of(WITHDRAWN_AT, withdrawnAt)), Condition.ALWAYS);
  }

  /// The UTC days it touched, strongly consistent.
  public SortedSet<LocalDate> days(String tenant, String name) {
    var days = new TreeSet<LocalDate>();
    events.query(
        Range.startingWith(partition(tenant, name), DAY),
        Read.STRONG,
        page -> {
          page.forEach(item -> days.add(Stamp.parseDay(item.key().sort().substring(DAY.length()))));
          return true;
        });
    return days;
  }

  private static String partition(String tenant, String name) {
    return "i#" + tenant + "#" + name;
  }
}
