package rapport.store;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import rapport.bytes.Bytes;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;

/// Long work done in bounded steps, for instance to take an import back: each step reads the job's
/// state, does a little, and writes the state for the next.
///
/// PK `q#<00..15 by hash of tenant>`, SK `0!<tenant>#<name>`; `t` the token, `d` when it is due,
/// `b` the state. [Marks] finds them in the query that finds the marks.
public final class Jobs {

  /// The job of a tenant that has spent what folding may cost it: due when it no longer waits.
  public static final String FOLD_PAUSE = "fold-pause";

  static final String PREFIX = "0!";

  private static final String DUE = "d";

  private final Table events;

  /// @param events the table of events
  public Jobs(Table events) {
    this.events = events;
  }

  /// @param name names it within its tenant; holds no `#`
  /// @param packed its state, which only its own step opens: others see it while they look for
  ///   work, and one that is spoilt is to keep nobody else from working
  /// @param dueAt when the next step may be taken
  /// @param token what it must still be when the next step is written
  public record Job(String tenant, String name, Bytes packed, Instant dueAt, BigInteger token) {

    /// @param state where it stands, as its owner encoded it, version byte and all
    public static Job of(String tenant, String name, Bytes state, Instant dueAt, BigInteger token) {
      return new Job(tenant, name, Packed.pack(state.toArray()), dueAt, token);
    }

    /// Where it stands.
    ///
    /// @throws rapport.bytes.MalformedBytesException if what is stored there can't be read
    public Bytes state() {
      return Bytes.of(Packed.unpack(packed));
    }
  }

  /// The job of that name, strongly consistent; empty if it has ended.
  public Optional<Job> find(String tenant, String name) {
    return events.get(key(tenant, name), Read.STRONG).map(Jobs::decode);
  }

  /// The job of that name if its next step may be taken; empty if not, or if it has ended.
  public Optional<Job> findDue(String tenant, String name, Instant now) {
    return find(tenant, name).filter(job -> !job.dueAt().isAfter(now));
  }

  /// Begins a job. Refused if the tenant has one of this name.
  ///
  /// @param random fresh, of 64 bits
  public Outcome start(String tenant, String name, Bytes state, BigInteger random) {
    return start(Job.of(tenant, name, state, Instant.EPOCH, random));
  }

  /// Begins a job whose first step may be taken later. Refused if the tenant has one of this name.
  ///
  /// @param job with a fresh token, of 64 bits
  public Outcome start(Job job) {
    return events.put(encode(job), Condition.ABSENT);
  }

  /// Replaces a job's state. Refused if the job has changed or ended since it was read; that may
  /// have been this very write, if its reply was lost.
  ///
  /// @param dueAt when the next step may be taken
  /// @param random fresh, of 64 bits
  public Outcome update(Job read, Bytes state, Instant dueAt, BigInteger random) {
    var next = Job.of(read.tenant(), read.name(), state, dueAt, random);
    return events.put(encode(next), unchanged(read));
  }

  /// Refused if the job has changed or ended since it was read.
  public Outcome end(Job read) {
    return events.delete(key(read.tenant(), read.name()), unchanged(read));
  }

  static Job decode(Item item) {
    String sort = item.key().sort();
    int hash = sort.indexOf('#');
    return new Job(
        sort.substring(PREFIX.length(), hash),
        sort.substring(hash + 1),
        item.binary(Names.BODY),
        dueAt(item),
        item.whole(Names.TOKEN).value());
  }

  private static Item encode(Job job) {
    return Item.of(
        key(job.tenant(), job.name()),
        Map.of(
            Names.TOKEN,
            new Attribute.Whole(job.token()),
            DUE,
            Attribute.Whole.of(job.dueAt().toEpochMilli()),
            Names.BODY,
            new Attribute.Binary(job.packed())));
  }

  /// A job that never said so is due.
  private static Instant dueAt(Item item) {
    return item.attributes().containsKey(DUE)
        ? Instant.ofEpochMilli(item.whole(DUE).value().longValueExact())
        : Instant.EPOCH;
  }

  private static Key key(String tenant, String name) {
    return new Key(Marks.partition(tenant), PREFIX + tenant + "#" + name);
  }

  private static Condition unchanged(Job read) {
    return new Condition.Equal(Names.TOKEN, new Attribute.Whole(read.token()));
  }
}
