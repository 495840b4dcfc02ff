package rapport.store;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A table of which each thread knows how much it has asked of it, by the sizes of what it read and
/// wrote. That is what DynamoDB bills, but for what it takes to replace or delete an item that was
/// larger before.
public final class MeasuredTable implements Table {

  /// A write unit costs as much as five read units.
  private static final long READS_OF_A_WRITE = 5;

  private static final int READ_BYTES = 4096;
  private static final int WRITE_BYTES = 1024;

  private final Table table;
  private final ThreadLocal<Long> halfReads = ThreadLocal.withInitial(() -> 0L);

  public MeasuredTable(Table table) {
    this.table = table;
  }

  /// What the current thread has asked for since it began, in read units.
  public long readUnits() {
    return halfReads.get() / 2;
  }

  @Override
  public Optional<Item> get(Key key, Read read) {
    var found = table.get(key, read);
    read(read, found.map(Item::sizeBytes).orElse(0));
    return found;
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys, Read read) {
    var found = table.getAll(keys, read);
    for (Key key : keys) {
      read(read, found.containsKey(key) ? found.get(key).sizeBytes() : 0);
    }
    return found;
  }

  @Override
  public void query(Range range, Read read, Predicate<List<Item>> page) {
    table.query(
        range,
        read,
        items -> {
          read(read, items.stream().mapToInt(Item::sizeBytes).sum());
          return page.test(items);
        });
  }

  @Override
  public Outcome put(Item item, Condition condition) {
    write(item.sizeBytes());
    return table.put(item, condition);
  }

  @Override
  public void putAll(Collection<Item> items) {
    items.forEach(item -> write(item.sizeBytes()));
    table.putAll(items);
  }

  @Override
  public BigInteger add(
      Key key, String attribute, BigInteger amount, Map<String, Attribute> ifAbsent) {
    write(0);
    return table.add(key, attribute, amount, ifAbsent);
  }

  @Override
  public Outcome delete(Key key, Condition condition) {
    write(0);
    return table.delete(key, condition);
  }

  private void read(Read read, int bytes) {
    long units = units(bytes, READ_BYTES);
    add(read == Read.STRONG ? 2 * units : units);
  }

  private void write(int bytes) {
    add(2 * READS_OF_A_WRITE * units(bytes, WRITE_BYTES));
  }

  private void add(long more) {
    halfReads.set(halfReads.get() + more);
  }

  private static long units(int bytes, int unitBytes) {
    return Math.max(1, Math.ceilDiv(bytes, unitBytes));
  }
}
