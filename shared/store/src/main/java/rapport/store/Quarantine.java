package rapport.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import rapport.bytes.ByteWriter;
import rapport.store.Table.Read;

/// What came by the queue and can never be counted, each with its reason, for a person to look at.
///
/// PK `x#<tenant>`, SK `<yyyymmddHHmmssSSS>#<message id>#<index>`.
public final class Quarantine {

  /// A body is cut to this many characters, so that with three bytes each it still fits in an item.
  public static final int MAX_BODY_CHARACTERS = 100_000;

  private static final int MAX_REASON_CHARACTERS = 4_000;
  private static final int VERSION = 1;

  private final Table events;
  private final Duration retention;

  /// @param events the table of events
  /// @param retention how long it is kept
  public Quarantine(Table events, Duration retention) {
    this.events = events;
    this.retention = retention;
  }

  /// @param index which event of the message, from 0
  /// @param body cut to [#MAX_BODY_CHARACTERS]
  public record Kept(Instant keptAt, String messageId, int index, String body, String reason) {

    /// Where it stands among what is kept.
    public String place() {
      return sort(keptAt, messageId, index);
    }
  }

  /// Keeps one event.
  ///
  /// @param messageId the queue's id of the message; holds no `#`
  /// @param now when the message was sent, so that a message delivered twice is kept once; or
  ///   simply now
  public void keep(
      String tenant, String messageId, int index, String body, String reason, Instant now) {
    var packed =
        new ByteWriter()
            .writeByte(VERSION)
            .writeText(cut(body, MAX_BODY_CHARACTERS))
            .writeText(cut(reason, MAX_REASON_CHARACTERS));
    var key = new Key(partition(tenant), sort(now, messageId, index));
    var item =
        Item.of(
            key,
            Map.of(
                Names.BODY,
                Packed.attribute(packed),
                Names.TTL,
                Attribute.Whole.of(now.plus(retention).getEpochSecond())));
    events.put(item, Condition.ALWAYS);
  }

  /// The oldest that are kept, eventually consistent.
  ///
  /// @param limit at most this many
  public List<Kept> list(String tenant, int limit) {
    var found = new ArrayList<Kept>();
    events.query(
        Range.all(partition(tenant)),
        Read.EVENTUAL,
        page -> {
          page.stream().limit(limit - found.size()).map(Quarantine::decode).forEach(found::add);
          return found.size() < limit;
        });
    return List.copyOf(found);
  }

  /// Goes through what is kept, the oldest first, strongly consistent.
  ///
  /// @param after the place of the last that is done, empty to begin
  /// @param each says whether to go on
  public void each(String tenant, String after, Predicate<Kept> each) {
    var partition = partition(tenant);
    events.query(
        after.isEmpty() ? Range.all(partition) : Range.after(partition, after),
        Read.STRONG,
        page -> page.stream().allMatch(item -> each.test(decode(item))));
  }

  /// Removes one for good.
  public void remove(String tenant, Kept kept) {
    events.delete(new Key(partition(tenant), kept.place()), Condition.ALWAYS);
  }

  private static Kept decode(Item item) {
    String sort = item.key().sort();
    int first = sort.indexOf('#');
    int last = sort.lastIndexOf('#');
    var body = Packed.body(item, VERSION);
    return new Kept(
        Stamp.parseMillis(sort.substring(0, first)),
        sort.substring(first + 1, last),
        Integer.parseInt(sort.substring(last + 1)),
        body.readText(),
        body.readText());
  }

  private static String cut(String text, int maxCharacters) {
    if (text.length() <= maxCharacters) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(maxCharacters - 1));
    return text.substring(0, splitsPair ? maxCharacters - 1 : maxCharacters);
  }

  private static String sort(Instant keptAt, String messageId, int index) {
    return Stamp.millis(keptAt) + "#" + messageId + "#" + index;
  }

  private static String partition(String tenant) {
    return "x#" + tenant;
  }
}
