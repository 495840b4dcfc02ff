package rapport.store.contract;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import rapport.store.Attribute;
import rapport.store.Condition;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.Range;
import rapport.store.Table;

/// A table that tells [Steps] of everything it does, so that a test can fail there, whether the
/// call was applied already or not, or act as another process would.
public final class SteppedTable implements Table {

  private final Table table;
  private final Steps steps;

  public SteppedTable(Table table, Steps steps) {
    this.table = table;
    this.steps = steps;
  }

  @Override
  public Optional<Item> get(Key key, Read read) {
    return around("get", key.sort(), () -> table.get(key, read));
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys, Read read) {
    return around("getAll", "", () -> table.getAll(keys, read));
  }

  @Override
  public void query(Range range, Read read, Predicate<List<Item>> page) {
    steps.take("before query", range.from());
    table.query(range, read, page);
    steps.take("after query", range.from());
  }

  @Override
  public Outcome put(Item item, Condition condition) {
    return around("put", item.key().sort(), () -> table.put(item, condition));
  }

  @Override
  public void putAll(Collection<Item> items) {
    var all = List.copyOf(items);
    steps.take("before putAll", "");
    table.putAll(all.subList(0, all.size() / 2));
    steps.take("amid putAll", "");
    table.putAll(all.subList(all.size() / 2, all.size()));
    steps.take("after putAll", "");
  }

  @Override
  public BigInteger add(
      Key key, String attribute, BigInteger amount, Map<String, Attribute> ifAbsent) {
    return around("add", key.sort(), () -> table.add(key, attribute, amount, ifAbsent));
  }

  @Override
  public Outcome delete(Key key, Condition condition) {
    return around("delete", key.sort(), () -> table.delete(key, condition));
  }

  private <T> T around(String call, String sort, Supplier<T> work) {
    steps.take("before " + call, sort);
    T result = work.get();
    steps.take("after " + call, sort);
    return result;
  }
}
