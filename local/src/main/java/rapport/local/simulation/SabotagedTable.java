package rapport.local.simulation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import rapport.local.simulation.Site.Function;
import rapport.store.Attribute;
import rapport.store.Condition;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.Range;
import rapport.store.Table;

/// A table that makes the calls of a function as one with a bug would make them.
final class SabotagedTable implements Table {

  private static final String TOKEN = "t";
  private static final String REVISION = "r";

  private final Table table;
  private final World world;
  private final Container container;
  private final Plant plant;
  private final List<Item> heldFacts = new ArrayList<>();
  private Runnable heldMark = () -> {};
  private boolean entityRead;
  private boolean entityWritten;
  private boolean marked;

  SabotagedTable(Table table, World world, Container container, Plant plant) {
    this.table = table;
    this.world = world;
    this.container = container;
    this.plant = plant;
  }

  @Override
  public Optional<Item> get(Key key, Read read) {
    if (plant == Plant.OTHERS_READ && key.partition().startsWith("c#")) {
      table.get(new Key("c#other", key.sort()), read);
    }
    return table.get(key, read);
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys, Read read) {
    if (keys.stream().anyMatch(key -> key.partition().startsWith("e#"))) {
      entityRead = true;
      entityWritten = false;
    }
    return table.getAll(keys, read);
  }

  @Override
  public void query(Range range, Read read, Predicate<List<Item>> page) {
    boolean log = range.partition().startsWith("t#") && isOf(Function.ROLLUP);
    boolean marks = range.partition().startsWith("q#");
    if (marks && isOf(Function.READER) && isNow(Plant.MARKS_READ_EVENTUALLY, 3)) {
      return;
    }
    if (marks && isOf(Function.ROLLUP)) {
      beginRollup(range, read);
    }
    boolean stale = log && isNow(Plant.LOG_READ_EVENTUALLY, 2);
    table.query(
        range,
        read,
        items -> {
          if (marks) {
            items.stream().filter(item -> isMark(item.key())).forEach(container.marksRead()::add);
          }
          return page.test(stale ? items.stream().filter(this::isOld).toList() : items);
        });
  }

  private void beginRollup(Range range, Read read) {
    switch (plant) {
      case MARKS_READ_TWICE -> table.query(range, read, _ -> true);
      case RECORDS_WRITTEN_AGAIN -> OldRecords.writeAgain(world);
      case OLD_DAYS_DELETED -> OldRecords.delete(world);
      default -> {}
    }
  }

  private boolean isOld(Item item) {
    return !world.events.isOfTheLastBatch(item.key());
  }

  @Override
  public Outcome put(Item item, Condition condition) {
    char kind = item.key().partition().charAt(0);
    boolean month = kind == 's' && item.key().sort().contains("#m#");
    entityWritten |= kind == 'e';
    if (kind == 'x' && plant == Plant.NONSENSE_DROPPED) {
      return Outcome.DONE;
    }
    if (kind == 'e' && plant == Plant.UNCONDITIONAL_ENTITY
        || kind == 's' && plant == Plant.UNCONDITIONAL_RECORD) {
      return table.put(item, Condition.ALWAYS);
    }
    boolean day = kind == 's' && item.key().sort().contains("#d#");
    boolean lost = month && plant == Plant.PARENT_LOST || day && plant == Plant.DAY_LOST;
    if (lost && world.choices.oneIn(8)) {
      return Outcome.DONE;
    }
    if (month && plant == Plant.MARK_GONE_BEFORE_PARENT) {
      container.marksRead().forEach(this::removeEarly);
      container.marksRead().clear();
    }
    if (kind == 's' && isNow(Plant.ERROR_LET_THROUGH, 8)) {
      throw new AssertionError("the plant");
    }
    var outcome = table.put(item, condition);
    if (kind == 's' && outcome == Outcome.REFUSED && plant == Plant.REVISION_READ_AGAIN) {
      return putOverWhateverIsThere(item);
    }
    return kind == 's' && plant == Plant.CONFLICT_IGNORED ? Outcome.DONE : outcome;
  }

  private Outcome putOverWhateverIsThere(Item item) {
    var there = table.get(item.key(), Read.STRONG);
    var revision = there.map(old -> old.whole(REVISION).value()).orElse(BigInteger.ZERO);
    var attributes = new HashMap<>(item.attributes());
    attributes.put(REVISION, new Attribute.Whole(revision.add(BigInteger.ONE)));
    var condition =
        there.isPresent()
            ? new Condition.Equal(REVISION, new Attribute.Whole(revision))
            : Condition.ABSENT;
    return table.put(Item.of(item.key(), attributes), condition);
  }

  private void removeEarly(Item mark) {
    world.events.delete(mark.key(), new Condition.Equal(TOKEN, mark.whole(TOKEN)));
  }

  @Override
  public void putAll(Collection<Item> items) {
    boolean log = items.stream().anyMatch(item -> item.key().partition().startsWith("t#"));
    marked = false;
    if (log && isOf(Function.RECORDER)) {
      if (plant == Plant.MARK_BEFORE_DATA) {
        heldFacts.addAll(items);
        return;
      }
      if (plant == Plant.NOTHING_REPUBLISHED && entityRead && !entityWritten) {
        return;
      }
      if (isNow(Plant.UNPROCESSED_DROPPED, 4)) {
        table.putAll(new ArrayList<>(items).subList(1, items.size()));
        return;
      }
    }
    table.putAll(items);
  }

  @Override
  public BigInteger add(
      Key key, String attribute, BigInteger amount, Map<String, Attribute> ifAbsent) {
    sabotagedAdd(key, attribute, amount, ifAbsent);
    return amount; // nobody asks for the sum of a mark's or wake's tokens
  }

  private void sabotagedAdd(
      Key key, String attribute, BigInteger amount, Map<String, Attribute> ifAbsent) {
    boolean mark = isMark(key);
    if (!mark) {
      if (plant != Plant.WAKE_FORGOTTEN) {
        table.add(key, attribute, amount, ifAbsent);
      }
      return;
    }
    switch (plant) {
      case COUNTER_TOKEN -> table.add(key, attribute, BigInteger.ONE, ifAbsent);
      case CONSTANT_TOKEN -> {
        var attributes = new HashMap<>(ifAbsent);
        attributes.put(TOKEN, Attribute.Whole.of(1));
        table.put(Item.of(key, attributes), Condition.ALWAYS);
        container.invocation().marked(key);
      }
      case WAKE_GONE_FIRST -> {
        if (isOf(Function.ROLLUP)) {
          heldMark = () -> table.add(key, attribute, amount, ifAbsent);
        } else {
          table.add(key, attribute, amount, ifAbsent);
        }
      }
      case ONLY_FIRST_HOUR_MARKED -> {
        if (!marked) {
          table.add(key, attribute, amount, ifAbsent);
        }
        marked = true;
      }
      case NOTHING_REPUBLISHED -> {
        if (!(isOf(Function.RECORDER) && entityRead && !entityWritten)) {
          table.add(key, attribute, amount, ifAbsent);
        }
      }
      default -> {
        table.add(key, attribute, amount, ifAbsent);
        var facts = List.copyOf(heldFacts);
        heldFacts.clear();
        table.putAll(facts);
      }
    }
  }

  @Override
  public Outcome delete(Key key, Condition condition) {
    if (plant == Plant.UNCONDITIONAL_REMOVAL && isMark(key)) {
      return table.delete(key, Condition.ALWAYS);
    }
    if (plant == Plant.MARKS_KEPT && isMark(key)) {
      return Outcome.DONE;
    }
    var outcome = table.delete(key, condition);
    var mark = heldMark;
    heldMark = () -> {};
    mark.run();
    return outcome;
  }

  private static boolean isMark(Key key) {
    return key.partition().startsWith("q#") && key.sort().startsWith("0#");
  }

  private boolean isOf(Function function) {
    return container.function() == function;
  }

  /// Whether the bug shows itself now: some are seen only once in a while.
  private boolean isNow(Plant bug, int oneIn) {
    return plant == bug && !world.isCalm() && world.choices.oneIn(oneIn);
  }
}
