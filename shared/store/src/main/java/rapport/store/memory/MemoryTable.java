package rapport.store.memory;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import rapport.store.Attribute;
import rapport.store.Condition;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.Range;
import rapport.store.Table;
import rapport.store.Utf8;

/// A table in memory that keeps DynamoDB's promises and refusals, for tests. Safe for several
/// threads.
///
/// Every read sees every write, so it can't show what an eventual read may miss. Items never
/// expire.
public final class MemoryTable implements Table {

  /// DynamoDB ends a page once it has read this much.
  public static final int MAX_PAGE_BYTES = 1024 * 1024;

  private final Map<String, NavigableMap<String, Item>> partitions = new HashMap<>();
  private final Meter meter = new Meter();

  /// What was consumed so far.
  public Units consumed() {
    return meter.read();
  }

  /// A table of its own that holds the same, and has consumed nothing.
  public synchronized MemoryTable copy() {
    var copy = new MemoryTable();
    partitions.values().forEach(items -> items.values().forEach(copy::store));
    return copy;
  }

  @Override
  public synchronized Optional<Item> get(Key key, Read read) {
    var found = find(key);
    meter.read(read, found.map(Item::sizeBytes).orElse(0));
    return found;
  }

  @Override
  public synchronized Map<Key, Item> getAll(Collection<Key> keys, Read read) {
    var found = new LinkedHashMap<Key, Item>();
    for (Key key : new HashSet<>(keys)) {
      get(key, read).ifPresent(item -> found.put(key, item));
    }
    return found;
  }

  @Override
  public void query(Range range, Read read, Predicate<List<Item>> page) {
    Optional<String> after = Optional.empty();
    while (true) {
      var next = page(range, after, read);
      if (!page.test(next.items) || next.last) {
        return;
      }
      after = Optional.of(next.items.getLast().key().sort());
    }
  }

  @Override
  public synchronized Outcome put(Item item, Condition condition) {
    var old = find(item.key());
    if (!holds(condition, old)) {
      meter.write(size(old));
      return Outcome.REFUSED;
    }
    store(item);
    meter.write(Math.max(size(old), item.sizeBytes()));
    return Outcome.DONE;
  }

  @Override
  public synchronized void putAll(Collection<Item> items) {
    var keys = new HashSet<Key>();
    for (Item item : items) {
      if (!keys.add(item.key())) {
        throw new IllegalArgumentException("keys must differ, twice: " + item.key());
      }
    }
    items.forEach(item -> put(item, Condition.ALWAYS));
  }

  @Override
  public synchronized BigInteger add(
      Key key, String attribute, BigInteger amount, Map<String, Attribute> ifAbsent) {
    var old = find(key);
    var attributes = new TreeMap<>(ifAbsent);
    old.ifPresent(item -> attributes.putAll(item.attributes()));
    var before =
        old.isPresent() && old.get().attributes().containsKey(attribute)
            ? old.get().whole(attribute).value()
            : BigInteger.ZERO;
    var after = before.add(amount);
    attributes.put(attribute, new Attribute.Whole(after));
    var item = Item.of(key, attributes);
    store(item);
    meter.write(Math.max(size(old), item.sizeBytes()));
    return after;
  }

  @Override
  public synchronized Outcome delete(Key key, Condition condition) {
    var old = find(key);
    meter.write(size(old));
    if (!holds(condition, old)) {
      return Outcome.REFUSED;
    }
    old.ifPresent(_ -> partitions.get(key.partition()).remove(key.sort()));
    return Outcome.DONE;
  }

  private record Page(List<Item> items, boolean last) {}

  private synchronized Page page(Range range, Optional<String> after, Read read) {
    var rest = rest(range, after);
    var items = new ArrayList<Item>();
    int bytes = 0;
    boolean last = true;
    for (Item item : rest) {
      if (items.size() == range.pageItems() || bytes + item.sizeBytes() > MAX_PAGE_BYTES) {
        last = false;
        break;
      }
      bytes += item.sizeBytes();
      items.add(item);
    }
    meter.read(read, bytes);
    return new Page(List.copyOf(items), last && items.size() < range.pageItems());
  }

  /// DynamoDB does not look beyond a page that is full by its number of items, so can't say that it
  /// was the last.
  private Collection<Item> rest(Range range, Optional<String> after) {
    var partition = partitions.getOrDefault(range.partition(), new TreeMap<>(Utf8.ORDER));
    return range.isFalling()
        ? partition
            .subMap(range.from(), true, after.orElse(range.to()), after.isEmpty())
            .descendingMap()
            .values()
        : partition.subMap(after.orElse(range.from()), after.isEmpty(), range.to(), true).values();
  }

  private Optional<Item> find(Key key) {
    var partition = partitions.get(key.partition());
    return partition == null ? Optional.empty() : Optional.ofNullable(partition.get(key.sort()));
  }

  private void store(Item item) {
    partitions
        .computeIfAbsent(item.key().partition(), _ -> new TreeMap<>(Utf8.ORDER))
        .put(item.key().sort(), item);
  }

  private static boolean holds(Condition condition, Optional<Item> item) {
    return switch (condition) {
      case Condition.Always _ -> true;
      case Condition.Absent _ -> item.isEmpty();
      case Condition.Equal(String attribute, Attribute value) ->
          item.isPresent() && value.equals(item.get().attributes().get(attribute));
    };
  }

  private static int size(Optional<Item> item) {
    return item.map(Item::sizeBytes).orElse(0);
  }
}
