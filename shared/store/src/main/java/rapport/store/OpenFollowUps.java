package rapport.store;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rapport.bytes.ByteWriter;
import rapport.bytes.MalformedBytesException;
import rapport.fact.SubjectHash;
import rapport.followup.FollowUpId;
import rapport.store.Table.Read;

/// The list of what is to be done: an entry for each follow-up that is open. It says where to look
/// and what to do first; whether there still is something to be done the follow-up itself says.
///
/// PK `f#<tenant>#open`, SK `<hash of the customer, 16 hex digits>#<id>`; `b` the value, `ttl`. So
/// a customer's are one query.
public final class OpenFollowUps {

  private static final int VERSION = 1;
  private static final int HASH_DIGITS = 16;

  private final Table events;

  /// @param events the table of events
  public OpenFollowUps(Table events) {
    this.events = events;
  }

  /// @param subject the keyed hash of its customer, as [rapport.fact.SubjectHash] makes it
  /// @param millionths of the tenant's currency that the customer pays a month
  public record Entry(FollowUpId id, long subject, BigInteger millionths) {}

  /// What is read of a list.
  ///
  /// @param complete whether that is all of it
  public record Listed(List<Entry> entries, boolean complete) {
    public Listed {
      entries = List.copyOf(entries);
    }
  }

  /// Those of a tenant; may miss the latest. First those of customers, so that they stay on it
  /// however many answers nobody has signed, then nobody's, the latest hour first.
  ///
  /// @param most to be read; the rest is left out
  public Listed list(String tenant, int most) {
    var named = Range.after(partition(tenant), nobodys() + Utf8.LAST);
    var nobodys = Range.startingWith(partition(tenant), nobodys()).falling();
    int enoughToKnow = Math.addExact(most, 1);
    var found = new ArrayList<>(read(named, Read.EVENTUAL, enoughToKnow));
    if (found.size() < enoughToKnow) {
      found.addAll(read(nobodys, Read.EVENTUAL, enoughToKnow - found.size()));
    }
    return new Listed(found.subList(0, Math.min(most, found.size())), found.size() < enoughToKnow);
  }

  private static String nobodys() {
    return hash(SubjectHash.NOBODY) + "#";
  }

  /// All of one customer, strongly consistent.
  public List<Entry> of(String tenant, long subject) {
    var range = Range.startingWith(partition(tenant), hash(subject) + "#");
    return read(range, Read.STRONG, Integer.MAX_VALUE);
  }

  /// Puts an entry on the list, in place of the one of the same follow-up.
  ///
  /// @param expiresAt when its follow-up may be forgotten
  public void put(String tenant, Entry entry, Instant expiresAt) {
    var body = new ByteWriter().writeByte(VERSION).writeBig(entry.millionths());
    var ttl = Attribute.Whole.of(expiresAt.getEpochSecond());
    events.put(
        Item.of(
            key(tenant, entry.subject(), entry.id()),
            Map.of(Names.BODY, Packed.attribute(body), Names.TTL, ttl)),
        Condition.ALWAYS);
  }

  /// Takes an entry off the list, if it is on it.
  public void remove(String tenant, long subject, FollowUpId id) {
    events.delete(key(tenant, subject, id), Condition.ALWAYS);
  }

  private List<Entry> read(Range range, Read read, int most) {
    var found = new ArrayList<Entry>();
    events.query(
        range,
        read,
        page -> {
          page.stream().limit((long) most - found.size()).forEach(item -> found.add(decode(item)));
          return found.size() < most;
        });
    return List.copyOf(found);
  }

  private static Entry decode(Item item) {
    String sort = item.key().sort();
    var id =
        FollowUpId.read(sort.substring(HASH_DIGITS + 1))
            .orElseThrow(() -> new MalformedBytesException("no follow-up is " + sort));
    long subject = Long.parseUnsignedLong(sort.substring(0, HASH_DIGITS), 16);
    return new Entry(id, subject, Packed.body(item, VERSION).readBig());
  }

  private static Key key(String tenant, long subject, FollowUpId id) {
    return new Key(partition(tenant), hash(subject) + "#" + id);
  }

  private static String hash(long subject) {
    return "%016x".formatted(subject);
  }

  private static String partition(String tenant) {
    return "f#" + tenant + "#open";
  }
}
