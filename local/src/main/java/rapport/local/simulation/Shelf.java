package rapport.local.simulation;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import rapport.store.Attribute;
import rapport.store.Condition;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.Range;
import rapport.store.Table;
import rapport.store.memory.MemoryTable;
import rapport.store.memory.Units;

/// What a table really holds, whatever its callers are told. Watches that revisions only grow by
/// one, and remembers what was there before, for those who read late.
final class Shelf implements Table {

  private static final String REVISION = "r";
  private static final String EXPIRES = "ttl";

  private final MemoryTable table = new MemoryTable();
  private final Map<Key, BigInteger> revisions = new HashMap<>();
  private final Set<String> revised = new HashSet<>();
  private final Map<Key, Optional<Item>> before = new HashMap<>();
  private final Map<Key, Long> expiring = new LinkedHashMap<>();
  private Set<Key> lastBatch = Set.of();

  /// Puts what was there long before.
  void furnish(Item item) {
    table.put(item, Condition.ALWAYS);
  }

  /// Whether anything with a revision was ever put into a partition.
  boolean hasRevised(String partition) {
    return revised.contains(partition);
  }

  /// What an eventual query may miss.
  boolean isOfTheLastBatch(Key key) {
    return lastBatch.contains(key);
  }

  Units consumed() {
    return table.consumed();
  }

  /// What an eventual read may still find.
  Optional<Item> stale(Key key) {
    return before.getOrDefault(key, table.get(key, Read.EVENTUAL));
  }

  /// Deletes some of the log that has expired, as DynamoDB does when it likes.
  void expire(Instant now, Choices choices) {
    long second = now.getEpochSecond();
    expiring
        .entrySet()
        .removeIf(
            entry -> {
              boolean goes = entry.getValue() <= second && choices.below(2) == 1;
              if (goes) {
                table.delete(entry.getKey(), Condition.ALWAYS);
              }
              return goes;
            });
  }

  @Override
  public Optional<Item> get(Key key, Read read) {
    return table.get(key, read);
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys, Read read) {
    return table.getAll(keys, read);
  }

  @Override
  public void query(Range range, Read read, Predicate<List<Item>> page) {
    table.query(range, read, page);
  }

  @Override
  public Outcome put(Item item, Condition condition) {
    var key = item.key();
    char kind = key.partition().charAt(0);
    if (kind == 'c' || kind == 'k') {
      var old = table.get(key, Read.EVENTUAL);
      var outcome = table.put(item, condition);
      if (outcome == Outcome.DONE) {
        before.put(key, old);
      }
      return outcome;
    }
    var outcome = table.put(item, condition);
    if (outcome == Outcome.DONE && (kind == 's' || kind == 'e')) {
      grow(item);
    }
    return outcome;
  }

  @Override
  public void putAll(Collection<Item> items) {
    lastBatch = items.stream().map(Item::key).collect(Collectors.toSet());
    table.putAll(items);
    for (Item item : items) {
      if (item.attributes().get(EXPIRES) instanceof Attribute.Whole(var second)) {
        expiring.put(item.key(), second.longValueExact());
      }
    }
  }

  @Override
  public BigInteger add(
      Key key, String attribute, BigInteger amount, Map<String, Attribute> ifAbsent) {
    return table.add(key, attribute, amount, ifAbsent);
  }

  @Override
  public Outcome delete(Key key, Condition condition) {
    return table.delete(key, condition);
  }

  /// That a day is kept by its hours is written once and the same, whoever does it.
  private void grow(Item item) {
    var next = item.whole(REVISION).value();
    var last = revisions.put(item.key(), next);
    revised.add(item.key().partition());
    boolean note = item.key().sort().startsWith("h#") && item.key().sort().endsWith("#-");
    boolean grows = next.equals(last == null ? BigInteger.ONE : last.add(BigInteger.ONE)) || note;
    if (!grows) {
      throw new Violation("I5: " + item.key() + " went from revision " + last + " to " + next);
    }
  }
}
