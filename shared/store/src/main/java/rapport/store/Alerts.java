package rapport.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rapport.bytes.ByteWriter;
import rapport.store.Table.Read;

/// What control charts have found, one item for each chart, metric, segment and period.
///
/// PK `a#<tenant>`, SK `<start of the period, yyyymmddHHmm of UTC>#<name>`; `b` the text. So a
/// stretch of time is one query.
public final class Alerts {

  private static final int VERSION = 1;
  private static final int STAMP_MINUTE = 12;

  private final Table summary;

  /// @param summary the table of summaries
  public Alerts(Table summary) {
    this.summary = summary;
  }

  /// @param start of the period, a whole minute
  /// @param name tells alerts of one period apart; of at most 900 bytes
  /// @param text what there is to say
  public record Alert(Instant start, String name, String text) {}

  /// Those of periods that begin from one time to before another, the earliest first, strongly
  /// consistent.
  public List<Alert> between(String tenant, Instant from, Instant to) {
    var found = new ArrayList<Alert>();
    if (!from.isBefore(to)) {
      return List.of();
    }
    summary.query(
        new Range(partition(tenant), Stamp.minute(from), Stamp.minute(to)),
        Read.STRONG,
        page -> {
          page.forEach(item -> found.add(decode(item)));
          return true;
        });
    return List.copyOf(found);
  }

  /// Where an alert stands among those of its tenant: by the start of its period, then by its name.
  public record Place(Instant start, String name) {

    private static final int MAX_NAME_BYTES = 900;

    /// Before all alerts of periods that begin then, and after those of earlier ones.
    public static Place startOf(Instant time) {
      return new Place(time, "");
    }

    /// Whether an alert can stand there.
    public boolean isPossible() {
      return start.equals(start.truncatedTo(ChronoUnit.MINUTES))
          && Stamp.isWritable(start)
          && Utf8.size(name) <= MAX_NAME_BYTES;
    }

    private String sort() {
      return Stamp.minute(start) + "#" + name;
    }
  }

  /// The newest that stand before a place, in periods that begin from one time on, the newest
  /// first, strongly consistent. No more is read than that.
  ///
  /// @param before a possible one
  /// @param most how many, 1 or more
  public List<Alert> newest(String tenant, Instant from, Place before, int most) {
    if (before.start().isBefore(from)) {
      return List.of();
    }
    var found = new ArrayList<Alert>();
    var range = new Range(partition(tenant), Stamp.minute(from), before.sort());
    summary.query(
        range.falling().inPagesOf(most + 1), // the one at the place itself may be there, too
        Read.STRONG,
        page -> {
          page.stream()
              .filter(item -> !item.key().sort().equals(before.sort()))
              .limit(most - found.size())
              .forEach(item -> found.add(decode(item)));
          return found.size() < most;
        });
    return List.copyOf(found);
  }

  /// Puts an alert in place of the one of the same period and name, if there is one.
  public void put(String tenant, Alert alert) {
    var body = new ByteWriter().writeByte(VERSION).writeText(alert.text());
    summary.put(
        Item.of(key(tenant, alert), Map.of(Names.BODY, Packed.attribute(body))), Condition.ALWAYS);
  }

  /// Takes an alert back.
  public void withdraw(String tenant, Alert alert) {
    summary.delete(key(tenant, alert), Condition.ALWAYS);
  }

  private static Alert decode(Item item) {
    String sort = item.key().sort();
    return new Alert(
        Stamp.parseMinute(sort.substring(0, STAMP_MINUTE)),
        sort.substring(STAMP_MINUTE + 1),
        Packed.body(item, VERSION).readText());
  }

  private static Key key(String tenant, Alert alert) {
    return new Key(partition(tenant), Stamp.minute(alert.start()) + "#" + alert.name());
  }

  private static String partition(String tenant) {
    return "a#" + tenant;
  }
}
