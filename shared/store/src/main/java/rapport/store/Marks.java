package rapport.store;

import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rapport.period.UtcHour;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;

/// Which hours of which tenants have something in the log that their summaries may lack, and which
/// will when their time comes.
///
/// PK `q#<00..15 by hash of tenant>`; a mark has SK `0#<tenant>#<yyyymmddHH>`, a wake `1#<due
/// yyyymmddHHmm>#<tenant>#<yyyymmddHH>`; `t` the token, `f` when first marked. The token only ever
/// grows by fresh random numbers, so a write that the SDK sends twice does no harm, and no two
/// states of a mark look the same.
public final class Marks {

  /// How many partitions there are: what an idle run reads.
  public static final int PARTITIONS = 16;

  private static final String MARK = "0#";
  private static final String WAKE = "1#";
  private static final int STAMP_MINUTE = 12;
  private static final int STAMP_HOUR = 10;

  private final Table events;

  /// @param events the table of events
  public Marks(Table events) {
    this.events = events;
  }

  /// @param token what it must still be when the mark is removed
  /// @param firstMarkedAt to the millisecond; every event recorded before it is in the summary or
  ///   under another mark
  public record Mark(String tenant, UtcHour hour, BigInteger token, Instant firstMarkedAt) {}

  /// @param dueAt a whole minute
  /// @param token what it must still be when the wake is removed
  public record Wake(String tenant, UtcHour hour, Instant dueAt, BigInteger token) {}

  /// What there is to do.
  ///
  /// @param laterJobs those whose next step may not be taken yet
  public record Pending(
      List<Mark> marks, List<Wake> dueWakes, List<Jobs.Job> dueJobs, List<Jobs.Job> laterJobs) {
    public Pending {
      marks = List.copyOf(marks);
      dueWakes = List.copyOf(dueWakes);
      dueJobs = List.copyOf(dueJobs);
      laterJobs = List.copyOf(laterJobs);
    }
  }

  /// Says that the log of this hour has changed. Call it after the log was written and before the
  /// message is acknowledged.
  ///
  /// @param random fresh, of 64 bits, 1 or more: drawn for this call, inside the handler
  public void mark(String tenant, UtcHour hour, BigInteger random, Instant now) {
    events.add(
        new Key(partition(tenant), markSort(tenant, hour)),
        Names.TOKEN,
        required(random),
        Map.of(Names.FIRST_MARKED, Attribute.Whole.of(now.toEpochMilli())));
  }

  /// Sees to it that the hour is marked once this time has come: up to the next whole minute.
  ///
  /// @param random fresh, of 64 bits, 1 or more
  public void wake(String tenant, UtcHour hour, Instant dueAt, BigInteger random) {
    events.add(
        new Key(partition(tenant), wakeSort(tenant, hour, dueAt)),
        Names.TOKEN,
        required(random),
        Map.of());
  }

  /// Everything to do in one partition: one strongly consistent query.
  ///
  /// @param partition 0 to [#PARTITIONS] − 1
  public Pending pending(int partition, Instant now) {
    var marks = new ArrayList<Mark>();
    var wakes = new ArrayList<Wake>();
    var due = new ArrayList<Jobs.Job>();
    var later = new ArrayList<Jobs.Job>();
    var range =
        Range.ofPrefixes(
            Partitions.name("q#", partition), Jobs.PREFIX, WAKE + Stamp.minute(now) + "#");
    events.query(
        range,
        Read.STRONG,
        page -> {
          for (Item item : page) {
            String sort = item.key().sort();
            if (sort.startsWith(MARK)) {
              marks.add(decodeMark(item));
            } else if (sort.startsWith(WAKE)) {
              wakes.add(decodeWake(item));
            } else {
              var job = Jobs.decode(item);
              (job.dueAt().isAfter(now) ? later : due).add(job);
            }
          }
          return true;
        });
    return new Pending(marks, wakes, due, later);
  }

  /// A tenant's marks from one hour to another, both included, strongly consistent.
  public List<Mark> of(String tenant, UtcHour from, UtcHour to) {
    return read(new Range(partition(tenant), markSort(tenant, from), markSort(tenant, to)));
  }

  /// All marks of a tenant, strongly consistent.
  public List<Mark> of(String tenant) {
    return read(Range.startingWith(partition(tenant), MARK + tenant + "#"));
  }

  /// Refused if the hour was marked again since the mark was read: it must be folded again.
  public Outcome remove(Mark read) {
    return events.delete(
        new Key(partition(read.tenant()), markSort(read.tenant(), read.hour())),
        unchanged(read.token()));
  }

  /// Turns a wake into a mark. The wake goes after the mark is there, and only if nobody renewed
  /// it.
  ///
  /// @param random fresh, of 64 bits, 1 or more
  public void fire(Wake read, BigInteger random, Instant now) {
    mark(read.tenant(), read.hour(), random, now);
    events.delete(
        new Key(partition(read.tenant()), wakeSort(read.tenant(), read.hour(), read.dueAt())),
        unchanged(read.token()));
  }

  /// Which partition a tenant's marks lie in, 0 to [#PARTITIONS] − 1.
  public static int partitionOf(String tenant) {
    return Partitions.of(tenant, PARTITIONS);
  }

  static String partition(String tenant) {
    return Partitions.name("q#", partitionOf(tenant));
  }

  private List<Mark> read(Range range) {
    var marks = new ArrayList<Mark>();
    events.query(
        range,
        Read.STRONG,
        page -> {
          page.forEach(item -> marks.add(decodeMark(item)));
          return true;
        });
    return List.copyOf(marks);
  }

  private static Mark decodeMark(Item item) {
    String sort = item.key().sort();
    int hash = sort.lastIndexOf('#');
    return new Mark(
        sort.substring(MARK.length(), hash),
        Stamp.parseHour(sort.substring(hash + 1)),
        item.whole(Names.TOKEN).value(),
        Instant.ofEpochMilli(item.whole(Names.FIRST_MARKED).value().longValueExact()));
  }

  private static Wake decodeWake(Item item) {
    String sort = item.key().sort();
    int dueEnd = WAKE.length() + STAMP_MINUTE;
    int hourStart = sort.length() - STAMP_HOUR;
    return new Wake(
        sort.substring(dueEnd + 1, hourStart - 1),
        Stamp.parseHour(sort.substring(hourStart)),
        Stamp.parseMinute(sort.substring(WAKE.length(), dueEnd)),
        item.whole(Names.TOKEN).value());
  }

  private static String markSort(String tenant, UtcHour hour) {
    return MARK + tenant + "#" + Stamp.hour(hour);
  }

  private static String wakeSort(String tenant, UtcHour hour, Instant dueAt) {
    var minute = dueAt.truncatedTo(ChronoUnit.MINUTES);
    var due = minute.equals(dueAt) ? minute : minute.plus(1, ChronoUnit.MINUTES);
    return WAKE + Stamp.minute(due) + "#" + tenant + "#" + Stamp.hour(hour);
  }

  private static Condition unchanged(BigInteger token) {
    return new Condition.Equal(Names.TOKEN, new Attribute.Whole(token));
  }

  private static BigInteger required(BigInteger random) {
    if (random.signum() <= 0) {
      throw new IllegalArgumentException("a random number must be 1 or more, got " + random);
    }
    return random;
  }
}
