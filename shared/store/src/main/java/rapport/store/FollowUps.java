package rapport.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.followup.FollowUp;
import rapport.followup.FollowUpCodec;
import rapport.followup.FollowUpId;
import rapport.period.UtcHour;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;

/// Who is to be looked after, one item for each follow-up, replaced whole by one conditional write.
///
/// PK `f#<tenant>`, SK the id with the digits of its hour turned round, so that the newest hour
/// comes first; `r` the revision, `b` the content, `ttl`.
public final class FollowUps {

  private static final int VERSION = 1;
  private static final int HOUR_DIGITS = 10;
  private static final int LAST_HOUR = 23;

  private final Table events;

  /// @param events the table of events
  public FollowUps(Table events) {
    this.events = events;
  }

  /// @param revision 1 or more; grows by one with every write
  public record Stored(FollowUp followUp, long revision) {}

  /// Strongly consistent.
  public Optional<Stored> read(String tenant, FollowUpId id) {
    return events.get(key(tenant, id), Read.STRONG).map(FollowUps::decode);
  }

  /// Those there are among these, strongly consistent.
  public Map<FollowUpId, Stored> readAll(String tenant, Collection<FollowUpId> ids) {
    var keys = ids.stream().map(id -> key(tenant, id)).distinct().toList();
    var found = new HashMap<FollowUpId, Stored>();
    events
        .getAll(keys, Read.STRONG)
        .values()
        .forEach(
            item -> {
              var stored = decode(item);
              found.put(stored.followUp().id(), stored);
            });
    return Map.copyOf(found);
  }

  /// Writes revision n + 1 over n. Refused if there is another by now, which may be this one.
  ///
  /// @param previousRevision 0 if there must be none
  /// @param expiresAt when it may be forgotten
  public Outcome write(String tenant, long previousRevision, FollowUp followUp, Instant expiresAt) {
    var body = new ByteWriter().writeByte(VERSION).append(FollowUpCodec.encode(followUp).toArray());
    return events.put(
        Revision.next(key(tenant, followUp.id()), previousRevision, body, expiresAt),
        Revision.unchanged(previousRevision));
  }

  /// Takes away what an erased customer leaves. Refused if there is another revision by now.
  public Outcome delete(String tenant, Stored stored) {
    return events.delete(
        key(tenant, stored.followUp().id()), Revision.unchanged(stored.revision()));
  }

  /// Goes through those of one day of UTC, the newest hour first, strongly consistent.
  public void ofDay(String tenant, LocalDate day, Predicate<Stored> each) {
    var first = turned(Stamp.hour(UtcHour.of(day, LAST_HOUR)));
    var last = turned(Stamp.hour(UtcHour.of(day, 0)));
    read(Range.ofPrefixes(partition(tenant), first, last), each);
  }

  /// Goes through them all, the newest hour first, strongly consistent.
  ///
  /// @param after where an earlier pass ended, empty to begin
  /// @param each says whether to go on
  public void each(String tenant, Optional<FollowUpId> after, Predicate<Stored> each) {
    var partition = partition(tenant);
    var range =
        after.map(id -> Range.after(partition, sort(id))).orElseGet(() -> Range.all(partition));
    read(range, each);
  }

  private void read(Range range, Predicate<Stored> each) {
    events.query(
        range,
        Read.STRONG,
        page -> {
          for (Item item : page) {
            if (!each.test(decode(item))) {
              return false;
            }
          }
          return true;
        });
  }

  /// So many from there on, the newest hour first.
  ///
  /// @param after where the page before ended, empty to begin
  /// @param wanted which of them
  public List<Stored> page(
      String tenant, Optional<FollowUpId> after, Predicate<FollowUp> wanted, int most) {
    var found = new ArrayList<Stored>();
    each(
        tenant,
        after,
        stored -> {
          if (wanted.test(stored.followUp())) {
            found.add(stored);
          }
          return found.size() < most;
        });
    return List.copyOf(found);
  }

  private static Stored decode(Item item) {
    var body = Packed.body(item, VERSION);
    return new Stored(FollowUpCodec.decode(Bytes.of(body.readRest())), Revision.of(item));
  }

  private static Key key(String tenant, FollowUpId id) {
    return new Key(partition(tenant), sort(id));
  }

  private static String sort(FollowUpId id) {
    String text = id.toString();
    return turned(text.substring(0, HOUR_DIGITS)) + text.substring(HOUR_DIGITS);
  }

  /// Of each digit what is missing to nine, so that what is later sorts first.
  private static String turned(String digits) {
    var turned = new StringBuilder();
    for (char digit : digits.toCharArray()) {
      turned.append((char) ('9' - digit + '0'));
    }
    return turned.toString();
  }

  private static String partition(String tenant) {
    return "f#" + tenant;
  }
}
