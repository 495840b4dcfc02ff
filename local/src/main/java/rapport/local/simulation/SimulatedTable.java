package rapport.local.simulation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import rapport.local.simulation.Site.Call;
import rapport.store.Attribute;
import rapport.store.Condition;
import rapport.store.Item;
import rapport.store.Key;
import rapport.store.Range;
import rapport.store.Table;

/// A table as one function meets it: each call may fail in any way a call to DynamoDB can, and give
/// way to other processes before it.
///
/// Keys of one call are taken in order, since the order in which a set lists them may differ from
/// one machine to another.
final class SimulatedTable implements Table {

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::partition).thenComparing(Key::sort);

  private final World world;
  private final Container container;
  private final Shelf shelf;

  SimulatedTable(World world, Container container, Shelf shelf) {
    this.world = world;
    this.container = container;
    this.shelf = shelf;
  }

  @Override
  public Optional<Item> get(Key key, Read read) {
    boolean eventual = read == Read.EVENTUAL;
    var kind = eventual ? Weather.Kind.EVENTUAL : Weather.Kind.READ;
    int site = Site.of(container.function(), Call.GET, key);
    var fault = begin(kind, site, key.hashCode());
    container.invocation().reads(key.partition(), key.sort());
    tell(() -> "get " + key);
    var found = shelf.get(key, read);
    var stale = fault == Fault.STALE ? shelf.stale(key) : found;
    if (fault == Fault.STALE) {
      world.met(fault, site, !stale.equals(found));
    }
    return stale;
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys, Read read) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    var found = new TreeMap<Key, Item>(ORDER);
    var first = keys.stream().min(ORDER).orElseThrow();
    begin(Weather.Kind.READ, Call.GET_ALL, first, first.hashCode());
    keys.forEach(key -> container.invocation().reads(key.partition(), key.sort()));
    found.putAll(shelf.getAll(keys, read));
    tell(() -> "get " + keys + " found " + found.size());
    return found;
  }

  @Override
  public void query(Range range, Read read, Predicate<List<Item>> page) {
    int site = Site.of(container.function(), Call.QUERY, range.partition(), range.from());
    var rest = Optional.of(range);
    while (rest.isPresent()) {
      rest = page(site, rest.get(), read, page);
    }
  }

  /// @param site that of the whole query, wherever the page begins
  /// @return what is left to be read
  private Optional<Range> page(int site, Range range, Read read, Predicate<List<Item>> page) {
    var kind = world.isIdle(range) ? Weather.Kind.IDLE_QUERY : Weather.Kind.QUERY;
    var fault = begin(kind, site, number(range));
    container.invocation().reads(range.partition(), range.from());
    var items = new ArrayList<Item>();
    shelf.query(
        range,
        read,
        some -> {
          items.addAll(some);
          return true;
        });
    items.forEach(item -> container.invocation().found(item.key()));
    tell(() -> "query " + range + " found " + items.size());
    if (fault == Fault.PAGE_CUT) {
      world.met(fault, site, items.size() > 1);
    }
    if (fault != Fault.PAGE_CUT || items.size() < 2) {
      page.test(List.copyOf(items));
      return Optional.empty();
    }
    int cut = 1 + world.choices.below(items.size() - 1);
    boolean on = page.test(List.copyOf(items.subList(0, cut)));
    return on ? Optional.of(beyond(range, items, cut)) : Optional.empty();
  }

  /// Tells ranges apart by their keys: how they are read is no other weather.
  private static int number(Range range) {
    int ofBegin = 31 * range.partition().hashCode() + range.from().hashCode();
    return 31 * ofBegin + range.to().hashCode();
  }

  /// Of a range that falls from the next item on: no key is the greatest before another.
  private static Range beyond(Range range, List<Item> items, int cut) {
    var last = items.get(cut - 1).key().sort();
    var left =
        range.isFalling()
            ? new Range(range.partition(), range.from(), items.get(cut).key().sort()).falling()
            : new Range(range.partition(), last + "\u0000", range.to());
    return left.inPagesOf(range.pageItems());
  }

  @Override
  public Outcome put(Item item, Condition condition) {
    if (item.key().partition().startsWith("x#")) {
      world.putsAside(item.key());
    }
    return write(Call.PUT, item.key(), () -> shelf.put(item, condition));
  }

  @Override
  public Outcome delete(Key key, Condition condition) {
    return write(Call.DELETE, key, () -> shelf.delete(key, condition));
  }

  @Override
  public BigInteger add(
      Key key, String attribute, BigInteger amount, Map<String, Attribute> ifAbsent) {
    var sum = new AtomicReference<>(BigInteger.ZERO);
    write(
        Call.ADD,
        key,
        () -> {
          sum.set(shelf.add(key, attribute, amount, ifAbsent));
          return Outcome.DONE;
        });
    return sum.get();
  }

  private Outcome write(Call call, Key key, Supplier<Outcome> apply) {
    var invocation = container.invocation();
    var fault = begin(Weather.Kind.WRITE, call, key, key.hashCode());
    invocation.writes(key);
    if (fault == Fault.LANDED_LATE) {
      world.late.add(apply::get);
      throw Outage.TIMED_OUT;
    }
    var outcome = apply.get();
    if (call == Call.ADD) {
      invocation.marked(key);
    }
    world.trace(outcome.ordinal());
    var told = outcome;
    tell(() -> call + " " + key + " " + told);
    if (fault == Fault.RESENT) {
      outcome = apply.get();
    }
    end(fault, apply::get);
    return outcome;
  }

  @Override
  public void putAll(Collection<Item> items) {
    if (items.isEmpty()) {
      return;
    }
    var sorted = new ArrayList<>(items);
    sorted.sort(Comparator.comparing(Item::key, ORDER));
    requireDifferent(sorted);
    var first = sorted.getFirst().key();
    int site = Site.of(container.function(), Call.PUT_ALL, first);
    var fault = begin(Weather.Kind.BATCH, site, sorted.size());
    var invocation = container.invocation();
    sorted.forEach(item -> invocation.writes(item.key()));
    switch (fault) {
      case LANDED_LATE -> {
        world.late.add(() -> shelf.putAll(sorted));
        throw Outage.TIMED_OUT;
      }
      case HALF_DONE, HALF_LATE -> {
        int done = Math.min(1 + world.choices.below(sorted.size()), sorted.size() - 1);
        world.met(fault, site, done > 0);
        shelf.putAll(sorted.subList(0, done));
        if (fault == Fault.HALF_LATE) {
          world.late.add(() -> shelf.putAll(sorted.subList(done, sorted.size())));
        }
        throw Outage.THROTTLED;
      }
      default -> {
        shelf.putAll(sorted);
        sorted.forEach(item -> invocation.logged(item.key()));
      }
    }
    tell(() -> "put " + sorted.stream().map(Item::key).toList());
    end(fault, () -> shelf.putAll(sorted));
  }

  private static void requireDifferent(List<Item> items) {
    var keys = new HashSet<Key>();
    for (Item item : items) {
      if (!keys.add(item.key())) {
        throw new Violation("a batch has the key " + item.key() + " twice");
      }
    }
  }

  private void tell(Supplier<String> what) {
    world.tell(() -> container.name() + " " + what.get());
  }

  private Fault begin(Weather.Kind kind, Call call, Key key, int what) {
    return begin(kind, Site.of(container.function(), call, key), what);
  }

  /// What a call meets before it is applied.
  private Fault begin(Weather.Kind kind, int site, int what) {
    world.trace(what);
    var fault = world.fault(kind, site);
    switch (fault) {
      case GAVE_WAY -> world.giveWay(container.invocation(), site);
      case THROTTLED -> throw Outage.THROTTLED;
      case FAILED -> throw Outage.FAILED;
      case DIED_BEFORE -> throw Died.NOW;
      default -> {}
    }
    return fault;
  }

  /// What it meets after that.
  private void end(Fault fault, Runnable again) {
    switch (fault) {
      case DIED_AFTER -> throw Died.NOW;
      case ANSWER_LOST -> throw Outage.TIMED_OUT;
      case LANDED_TWICE -> world.late.add(again);
      case LOST_AND_TWICE -> {
        world.late.add(again);
        throw Outage.TIMED_OUT;
      }
      default -> {}
    }
  }
}
