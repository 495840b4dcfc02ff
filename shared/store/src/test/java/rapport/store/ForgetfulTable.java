package rapport.store;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A table of which one answer gets lost: that put is done and, as the SDK sends it again, refused.
final class ForgetfulTable implements Table {

  private final Table table;
  private int putsLeft;

  /// @param put which of the puts, from 1
  ForgetfulTable(Table table, int put) {
    this.table = table;
    this.putsLeft = put;
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
    Outcome outcome = table.put(item, condition);
    putsLeft--;
    return putsLeft == 0 ? table.put(item, condition) : outcome;
  }

  @Override
  public void putAll(Collection<Item> items) {
    table.putAll(items);
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
}
