package rapport.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.store.Table.Read;

/// Which customers were erased, and when. Kept for ever: whatever is dated before its erasure must
/// not come in, however late.
///
/// PK `z#<tenant>`, SK `<yyyymmddHHmmssSSS>#<hash of the customer, hex>`; `b` what came of it, once
/// all is done. No item has the customer's id.
public final class Erasures {

  private static final int VERSION = 1;
  private static final int HASH_DIGITS = 16;

  private final Table events;

  /// @param events the table of events
  public Erasures(Table events) {
    this.events = events;
  }

  /// @param subject the hash of the customer's id under the tenant's secret
  /// @param at what is dated before this is erased; to the millisecond
  public record Erasure(long subject, Instant at) {}

  /// What is left of an erasure that is done.
  ///
  /// @param doneAt when it was
  /// @param finalFacts at least how many facts of final days still counted, without a name, when
  ///   they were found in the log: what lost its name in a step that broke off is not found again
  public record Result(Instant doneAt, long finalFacts) {}

  /// An erasure as it is kept; with its result once it is done.
  public sealed interface Noted {

    record Begun() implements Noted {}

    record Done(Result result) implements Noted {}
  }

  /// From now on nothing of it is recorded. What is noted already stays: a write that comes late
  /// must not take away what came of an erasure that is done.
  public void begin(String tenant, Erasure erasure) {
    events.put(Item.of(key(tenant, erasure), Map.of()), Condition.ABSENT);
  }

  public void finish(String tenant, Erasure erasure, Result result) {
    var body =
        new ByteWriter()
            .writeByte(VERSION)
            .writeSigned(result.doneAt().toEpochMilli())
            .writeUnsigned(result.finalFacts());
    events.put(
        Item.of(key(tenant, erasure), Map.of(Names.BODY, Packed.attribute(body))),
        Condition.ALWAYS);
  }

  /// Strongly consistent; empty if there is no such erasure.
  public Optional<Noted> find(String tenant, Erasure erasure) {
    return events.get(key(tenant, erasure), Read.STRONG).map(Erasures::noted);
  }

  /// Those from a time on, the oldest first, strongly consistent.
  public List<Erasure> since(String tenant, Instant from) {
    var found = new ArrayList<Erasure>();
    events.query(
        new Range(partition(tenant), Stamp.millis(from), Utf8.LAST),
        Read.STRONG,
        page -> {
          page.forEach(item -> found.add(erasure(item.key().sort())));
          return true;
        });
    return List.copyOf(found);
  }

  private static Noted noted(Item item) {
    if (!item.attributes().containsKey(Names.BODY)) {
      return new Noted.Begun();
    }
    ByteReader body = Packed.body(item, VERSION);
    return new Noted.Done(new Result(Instant.ofEpochMilli(body.readSigned()), body.readUnsigned()));
  }

  private static Erasure erasure(String sort) {
    int hash = sort.indexOf('#');
    return new Erasure(
        Long.parseUnsignedLong(sort.substring(hash + 1), HASH_DIGITS),
        Stamp.parseMillis(sort.substring(0, hash)));
  }

  private static Key key(String tenant, Erasure erasure) {
    return new Key(
        partition(tenant), Stamp.millis(erasure.at()) + "#%016x".formatted(erasure.subject()));
  }

  private static String partition(String tenant) {
    return "z#" + tenant;
  }
}
