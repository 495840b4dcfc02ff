package rapport.store;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.period.UtcHour;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;

/// For which hours of the past something came late on a day: a tenant's only list of them.
///
/// PK `n#late#<tenant>`, SK `<yyyymmdd>`; `r` the revision, `b` the hours, `ttl`.
public final class LateHours {

  private static final int VERSION = 1;
  private static final int MAX_HOURS = 100_000;
  private static final Duration KEPT = Duration.ofDays(2);

  private final Table events;

  /// @param events the table of events
  public LateHours(Table events) {
    this.events = events;
  }

  /// @param revision 0 if there is no list yet
  public record Listed(long revision, SortedSet<UtcHour> hours) {
    public Listed {
      hours = Collections.unmodifiableSortedSet(new TreeSet<>(hours));
    }
  }

  /// Strongly consistent.
  ///
  /// @param day of UTC on which they came
  public Listed read(String tenant, LocalDate day) {
    return events
        .get(key(tenant, day), Read.STRONG)
        .map(item -> new Listed(Revision.of(item), decode(Packed.body(item, VERSION))))
        .orElseGet(() -> new Listed(0, new TreeSet<>()));
  }

  /// Writes revision n + 1 over revision n. Refused if it has another by now; that may have been
  /// this very write, if its reply was lost.
  public Outcome write(String tenant, LocalDate day, Listed next) {
    var body = new ByteWriter().writeByte(VERSION).writeUnsigned(next.hours().size());
    long before = 0;
    for (UtcHour hour : next.hours()) {
      body.writeSigned(hour.epochHours() - before);
      before = hour.epochHours();
    }
    var expiresAt = day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(KEPT);
    return events.put(
        Revision.next(key(tenant, day), next.revision() - 1, body, expiresAt),
        Revision.unchanged(next.revision() - 1));
  }

  private static SortedSet<UtcHour> decode(ByteReader body) {
    var hours = new TreeSet<UtcHour>();
    long before = 0;
    for (int left = body.readCount(MAX_HOURS); left > 0; left--) {
      before += body.readSigned();
      hours.add(new UtcHour(before));
    }
    return hours;
  }

  private static Key key(String tenant, LocalDate day) {
    return new Key("n#late#" + tenant, Stamp.day(day));
  }
}
