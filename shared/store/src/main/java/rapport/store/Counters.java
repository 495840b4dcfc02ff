package rapport.store;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import rapport.bytes.Bytes;
import rapport.period.UtcHour;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;

/// What several processes have taken of what is limited, by the hour, and each day's secret, by
/// which those who take it are named.
///
/// PK `n#<name>`, SK `<yyyymmddHH>`, `n` the count; PK `n#salt`, SK `<yyyymmdd>`, `b` the secret.
/// All of it is gone soon after its time.
public final class Counters {

  private static final String COUNT = "n";
  private static final String SALT = "n#salt";
  private static final Duration KEPT = Duration.ofHours(2);
  private static final Duration SALT_KEPT = Duration.ofDays(2);

  private final Table events;

  /// @param events the table of events
  public Counters(Table events) {
    this.events = events;
  }

  /// Adds to a counter, in one write. Sent twice by the SDK it counts twice, which only makes a
  /// limit stricter.
  ///
  /// @param name of what is limited; other than `salt`
  /// @param hour the beginning of an hour
  /// @return what the counter is now
  public long add(String name, Instant hour, long amount) {
    var ttl = Attribute.Whole.of(hour.plus(KEPT).getEpochSecond());
    return events
        .add(
            new Key("n#" + name, Stamp.hour(UtcHour.of(hour))),
            COUNT,
            BigInteger.valueOf(amount),
            Map.of(Names.TTL, ttl))
        .longValueExact();
  }

  /// The secret of a day, the same for everybody who asks.
  ///
  /// @param fresh becomes it if there is none yet
  public Bytes salt(LocalDate day, Bytes fresh) {
    var key = new Key(SALT, Stamp.day(day));
    var known = events.get(key, Read.STRONG);
    if (known.isPresent()) {
      return known.get().binary(Names.BODY);
    }
    var ttl = day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(SALT_KEPT).getEpochSecond();
    var item =
        Item.of(
            key,
            Map.of(Names.BODY, new Attribute.Binary(fresh), Names.TTL, Attribute.Whole.of(ttl)));
    return events.put(item, Condition.ABSENT) == Outcome.DONE
        ? fresh
        : events.get(key, Read.STRONG).orElseThrow().binary(Names.BODY);
  }
}
