package rapport.store;

import java.time.Instant;
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
