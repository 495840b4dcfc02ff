package rapport.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import rapport.bytes.Bytes;
import rapport.fact.FactId;
import rapport.fact.LoggedFact;
import rapport.period.UtcHour;
import rapport.store.Table.Read;

/// The log: facts by the hour they count in, packed into blocks.
///
/// PK `t#<tenant>#<yyyymmdd>`; a block has SK `<HH>#<hash of content>`, a tombstone `<HH>#~<fact
/// id>`. The same facts make the same block under the same key, so a batch that is delivered twice
/// is stored once. What [BlockRewriting] put in a block's place has the block's key and a suffix.
public final class EventLog {

  /// How much longer a tombstone is kept than a block of its hour written at the same time. Queues
  /// and dead letters can bring a message back after three weeks, and DynamoDB deletes late.
  public static final Duration TOMBSTONE_MARGIN = Duration.ofDays(30);

  private static final String GRAVE = "~";

  /// Of a small tenant, whose blocks have an answer each, a read unit; of a large one some 20.
  private static final int BACKWARDS_ITEMS = 10;

  private final Table events;
  private final Duration retention;

  /// @param events the table of events
  /// @param retention how long the log keeps an hour after its end, or after a block's arrival if
  ///   that is later
  public EventLog(Table events, Duration retention) {
    if (!retention.isPositive()) {
      throw new IllegalArgumentException("retention must be longer than nothing, got " + retention);
    }
    this.events = events;
    this.retention = retention;
  }

  /// The log for those who only read it, and need not know how long it keeps what they never write.
  public static EventLog toRead(Table events) {
    return new EventLog(events, Duration.ofSeconds(Long.MAX_VALUE));
  }

  /// Puts facts into the log, whatever is there already. When this returns they are all in.
  ///
  /// @param facts of any hours and in any order; times are kept to the millisecond
  /// @return the hours written, which must be marked now
  public Set<UtcHour> append(String tenant, Collection<LoggedFact> facts, Instant arrivedAt) {
    var byHour = facts.stream().collect(groupingBy(LoggedFact::hour, TreeMap::new, toList()));
    var items = new ArrayList<Item>();
    byHour.forEach(
        (hour, ofHour) -> {
          for (Bytes block : FactBlock.pack(hour, ofHour)) {
            items.add(blockItem(tenant, hour, block, expiresAt(hour, arrivedAt)));
          }
        });
    events.putAll(items);
    return new TreeSet<>(byHour.keySet());
  }

  /// Puts tombstones on facts that were erased. The hours must be marked afterwards.
  public void bury(String tenant, Map<UtcHour, Set<FactId>> which, Instant now) {
    var items = new ArrayList<Item>();
    which.forEach(
        (hour, ids) -> {
          var ttl = expiresAt(hour, now).plus(TOMBSTONE_MARGIN);
          ids.forEach(id -> items.add(graveItem(tenant, hour, id, ttl)));
        });
    events.putAll(items);
  }

  /// Reads the log from one hour to another, both included, strongly consistent and in order of the
  /// keys: hour by hour, the tombstones of an hour after its blocks. What has expired but was not
  /// deleted yet is there too.
  ///
  /// @param each says whether to go on
  /// @throws rapport.bytes.MalformedBytesException if a block can't be read
  public void read(String tenant, UtcHour from, UtcHour to, Predicate<LogEntry> each) {
    var going = new Going(each);
    for (LocalDate day = from.day(); going.on && !day.isAfter(to.day()); day = day.plusDays(1)) {
      var range = ofDay(tenant, day, from, to);
      LocalDate ofDay = day;
      events.query(range, Read.STRONG, page -> going.through(ofDay, page));
    }
  }

  /// The same from the last to the first: hour by hour backwards, the tombstones of an hour before
  /// its blocks, so many at once that little more is read than is wanted.
  ///
  /// @param some takes what was read at once, never nothing, and says whether to go on
  /// @throws rapport.bytes.MalformedBytesException if a block can't be read
  public void readBackwards(
      String tenant, UtcHour from, UtcHour to, Predicate<List<LogEntry>> some) {
    var on = new AtomicBoolean(true);
    for (LocalDate day = to.day(); on.get() && !day.isBefore(from.day()); day = day.minusDays(1)) {
      var range = ofDay(tenant, day, from, to).falling().inPagesOf(BACKWARDS_ITEMS);
      LocalDate ofDay = day;
      events.query(
          range,
          Read.STRONG,
          page -> {
            var entries = page.stream().map(item -> decode(ofDay, item)).toList();
            on.set(entries.isEmpty() || some.test(entries));
            return on.get();
          });
    }
  }

  /// What a day has of the hours from one to another.
  private static Range ofDay(String tenant, LocalDate day, UtcHour from, UtcHour to) {
    var first = day.equals(from.day()) ? from : UtcHour.of(day, 0);
    var last = day.equals(to.day()) ? to : UtcHour.of(day, 23);
    return Range.ofPrefixes(partition(tenant, day), prefix(first), prefix(last));
  }

  /// Whether the caller still wants more, over the partitions of several days.
  private static final class Going {

    private final Predicate<LogEntry> each;
    private boolean on = true;

    Going(Predicate<LogEntry> each) {
      this.each = each;
    }

    boolean through(LocalDate day, List<Item> page) {
      for (Item item : page) {
        on = each.test(decode(day, item));
        if (!on) {
          return false;
        }
      }
      return true;
    }
  }

  private static LogEntry decode(LocalDate day, Item item) {
    String sort = item.key().sort();
    var hour = UtcHour.of(day, Integer.parseInt(sort.substring(0, 2)));
    String name = sort.substring(nameStart());
    if (isTombstone(item)) {
      long high = Long.parseUnsignedLong(name.substring(1, 17), 16);
      long low = Long.parseUnsignedLong(name.substring(17), 16);
      return new LogEntry.Tombstone(hour, new FactId(high, low));
    }
    return new LogEntry.Block(
        hour,
        FactBlock.unpack(hour, item.binary(Names.BODY)),
        Instant.ofEpochSecond(item.whole(Names.TTL).value().longValueExact()),
        item.sizeBytes());
  }

  /// What the sort keys of an hour begin with.
  static String prefix(UtcHour hour) {
    return Stamp.hourOfDay(hour) + "#";
  }

  static boolean isTombstone(Item item) {
    return item.key().sort().startsWith(GRAVE, nameStart());
  }

  /// Where in a sort key the name of a block or of a buried fact begins: after `<HH>#`.
  static int nameStart() {
    return 3;
  }

  private static Item blockItem(String tenant, UtcHour hour, Bytes block, Instant expiresAt) {
    String name = Partitions.contentName(block.toArray());
    return Item.of(
        key(tenant, hour, name),
        Map.of(
            Names.BODY,
            new Attribute.Binary(block),
            Names.TTL,
            Attribute.Whole.of(expiresAt.getEpochSecond())));
  }

  private static Item graveItem(String tenant, UtcHour hour, FactId id, Instant expiresAt) {
    String name = GRAVE + "%016x%016x".formatted(id.high(), id.low());
    return Item.of(
        key(tenant, hour, name), Map.of(Names.TTL, Attribute.Whole.of(expiresAt.getEpochSecond())));
  }

  private Instant expiresAt(UtcHour hour, Instant arrivedAt) {
    var later = arrivedAt.isAfter(hour.end()) ? arrivedAt : hour.end();
    return later.plus(retention);
  }

  private static Key key(String tenant, UtcHour hour, String name) {
    return new Key(partition(tenant, hour.day()), prefix(hour) + name);
  }

  static String partition(String tenant, LocalDate utcDay) {
    return "t#" + tenant + "#" + Stamp.day(utcDay);
  }
}
