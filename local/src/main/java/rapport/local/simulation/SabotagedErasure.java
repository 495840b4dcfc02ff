package rapport.local.simulation;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import rapport.erasure.ErasureProgress;
import rapport.fact.LoggedFact;
import rapport.fact.SubjectHash;
import rapport.period.UtcHour;
import rapport.store.Attribute;
import rapport.store.BlockRewriting;
import rapport.store.Condition;
import rapport.store.EventLog;
import rapport.store.Item;
import rapport.store.Jobs;
import rapport.store.Key;
import rapport.store.LogEntry;
import rapport.store.Range;
import rapport.store.Table;
import rapport.store.memory.MemoryTable;

/// A table that makes the calls of a recorder as one would that has a bug in what erases.
final class SabotagedErasure implements Table {

  private static final String BODY = "b";

  /// Where in a key of the log what follows the hour begins.
  private static final int NAME = 3;

  private static final int LAST_HOUR = 23;

  private final Table table;
  private final World world;
  private final Plant plant;
  private boolean asked;
  private boolean erasing;
  private boolean buried;

  SabotagedErasure(Table table, World world, Plant plant) {
    this.table = table;
    this.world = world;
    this.plant = plant;
  }

  @Override
  public Optional<Item> get(Key key, Read read) {
    var found = table.get(key, read);
    if (key.partition().startsWith("q#") && ErasureProgress.isNamed(jobName(key))) {
      erasing = true;
      if (plant == Plant.ERASURE_SAVED_FIRST) {
        new Jobs(table).find(tenant(key), jobName(key)).ifPresent(this::takeForDone);
      }
    }
    return found;
  }

  private void takeForDone(Jobs.Job job) {
    var at = ErasureProgress.decode(job.state());
    if (!job.dueAt().isAfter(world.now()) && at.pass() < ErasureProgress.PASSES) {
      var next = at.nextPass();
      var token = BigInteger.valueOf(world.random.nextLong() >>> 1).add(BigInteger.ONE);
      new Jobs(table).update(job, next.encode(), next.dueAt(world.now()), token);
    }
  }

  private static String tenant(Key job) {
    return job.sort().substring("0!".length(), job.sort().indexOf('#'));
  }

  private static String jobName(Key key) {
    return key.sort().substring(key.sort().indexOf('#') + 1);
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys, Read read) {
    return table.getAll(keys, read);
  }

  @Override
  public void query(Range range, Read read, Predicate<List<Item>> page) {
    if (range.partition().startsWith("z#")) {
      erasing = false;
      if (asked && plant == Plant.ERASED_LEARNT_ONCE) {
        return;
      }
      asked = true;
    }
    table.query(range, read, page);
  }

  @Override
  public Outcome put(Item item, Condition condition) {
    boolean lost =
        switch (item.key().partition().charAt(0)) {
          case 'z' -> plant == Plant.ERASURE_NOTED_LAST && !item.attributes().containsKey(BODY);
          case 'e' -> plant == Plant.ERASED_NOT_EMPTIED && erasing;
          default -> false;
        };
    return lost ? Outcome.DONE : table.put(item, condition);
  }

  @Override
  public void putAll(Collection<Item> items) {
    buried = items.stream().anyMatch(item -> isTombstone(item.key()));
    var left = new ArrayList<Item>();
    for (Item item : items) {
      left.addAll(isSuccessor(item.key()) ? instead(item) : List.of(item));
    }
    table.putAll(left);
  }

  /// What is put for a block that is to take the place of another.
  private List<Item> instead(Item block) {
    return switch (plant) {
      case NAMELESS_DELETED ->
          facts(block).stream().allMatch(SabotagedErasure::isNameless) ? List.of() : List.of(block);
      case WORDS_KEPT -> withWords(block);
      default -> List.of(block);
    };
  }

  private static boolean isNameless(LoggedFact fact) {
    return fact.origin().subject() == SubjectHash.NOBODY;
  }

  /// The same with the words that the block had in whose place it is put.
  private List<Item> withWords(Item block) {
    var sort = block.key().sort();
    var before = Range.startingWith(block.key().partition(), sort.substring(0, sort.indexOf('.')));
    var alone = new MemoryTable();
    world.events.query(before, Read.STRONG, page -> putAll(alone, page));
    var nameless = facts(block).stream().filter(SabotagedErasure::isNameless).toList();
    var day = LocalDate.parse(day(block.key()), DateTimeFormatter.BASIC_ISO_DATE);
    int hour = Integer.parseInt(sort.substring(0, NAME - 1));
    new BlockRewriting(alone)
        .rewrite(
            tenantOfLog(block.key()),
            UtcHour.of(day, hour),
            fact -> nameless.stream().anyMatch(one -> isSame(one, fact)) ? unnamed(fact) : fact);
    var after = new ArrayList<Item>();
    alone.query(before, Read.STRONG, after::addAll);
    return after;
  }

  private static boolean putAll(Table into, List<Item> items) {
    into.putAll(items);
    return true;
  }

  private static boolean isSame(LoggedFact one, LoggedFact other) {
    return one.id().equals(other.id()) && one.version().equals(other.version());
  }

  private static LoggedFact unnamed(LoggedFact fact) {
    return new LoggedFact(
        fact.id(),
        fact.version(),
        fact.time(),
        new LoggedFact.Origin(
            SubjectHash.NOBODY, fact.origin().importName(), fact.origin().contentTag()),
        fact.segments(),
        fact.measures(),
        fact.texts());
  }

  private static List<LoggedFact> facts(Item block) {
    var alone = new MemoryTable();
    alone.put(block, Condition.ALWAYS);
    var facts = new ArrayList<LoggedFact>();
    var day = LocalDate.parse(day(block.key()), DateTimeFormatter.BASIC_ISO_DATE);
    EventLog.toRead(alone)
        .read(
            tenantOfLog(block.key()),
            UtcHour.of(day, 0),
            UtcHour.of(day, LAST_HOUR),
            entry -> {
              if (entry instanceof LogEntry.Block(_, var some, _, _)) {
                facts.addAll(some);
              }
              return true;
            });
    return facts;
  }

  private static String day(Key block) {
    return block.partition().substring(block.partition().lastIndexOf('#') + 1);
  }

  private static String tenantOfLog(Key block) {
    return block.partition().substring("t#".length(), block.partition().lastIndexOf('#'));
  }

  @Override
  public BigInteger add(
      Key key, String attribute, BigInteger amount, Map<String, Attribute> ifAbsent) {
    boolean mark = key.partition().startsWith("q#") && key.sort().startsWith("0#");
    if (mark && buried && plant == Plant.BURIED_UNMARKED) {
      return amount;
    }
    return table.add(key, attribute, amount, ifAbsent);
  }

  @Override
  public Outcome delete(Key key, Condition condition) {
    boolean kept =
        plant == Plant.REWRITTEN_KEPT && key.partition().startsWith("t#")
            || plant == Plant.QUARANTINE_KEPT && key.partition().startsWith("x#");
    return kept ? Outcome.DONE : table.delete(key, condition);
  }

  private static boolean isTombstone(Key key) {
    return key.partition().startsWith("t#") && key.sort().startsWith("~", NAME);
  }

  private static boolean isSuccessor(Key key) {
    return key.partition().startsWith("t#") && key.sort().indexOf('.') > 0;
  }
}
