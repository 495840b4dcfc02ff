package rapport.recorder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rapport.entity.Frame;
import rapport.fact.Family;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.UtcHour;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;

/// Says which hours take no more facts, because the records they would go into are about to be
/// final.
///
/// Only hours nearly as old as the retention can be: no record is asked for the others. What is
/// learnt of a record is kept, since a day's first fact can only expire, not come back earlier.
final class SealedHours {

  /// How long before its first fact expires a record takes no more. A day longer than rollup waits,
  /// so that what is recorded in time is folded in time.
  static final Duration MARGIN = Duration.ofDays(8);

  /// What is put into the first open hour must be open for as long as a crash takes to be repaired.
  private static final Duration TOMORROW = Duration.ofDays(1);

  private static final int MAX_KNOWN = 20_000;

  private final Summaries summaries;
  private final Duration retention;
  private final Clock clock;

  /// By record: from when it takes no more.
  private final Map<SummaryKey, Instant> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SummaryKey, Instant> eldest) {
          return size() > MAX_KNOWN;
        }
      };

  SealedHours(Summaries summaries, Duration retention, Clock clock) {
    this.summaries = summaries;
    this.retention = retention;
    this.clock = clock;
  }

  /// Whether an hour is closed for facts of any of these families.
  boolean sealed(
      String tenant, List<Calendar> calendars, UtcHour hour, Collection<Family> families) {
    return sealing(tenant, calendars, families).isSealed(hour, clock.instant());
  }

  /// The hours that are closed for facts of any of these families at one time or another.
  Frame.Sealing sealing(String tenant, List<Calendar> calendars, Collection<Family> families) {
    var figures = new Figures(tenant, calendars, families);
    return (hour, at) -> sealed(figures, hour, at);
  }

  /// What holds for entities whose facts are counted in these families. However long it is used,
  /// the same hours are closed by it.
  Frame frame(String tenant, TenantView view, Collection<Family> families) {
    var now = clock.instant();
    return view.frame(
        now,
        sealing(tenant, view.calendars(), families),
        now.minus(retention).plus(MARGIN).plus(TOMORROW));
  }

  /// What facts are counted in.
  private record Figures(String tenant, List<Calendar> calendars, Collection<Family> families) {

    private List<SummaryKey> daysOf(UtcHour hour) {
      var keys = new ArrayList<SummaryKey>();
      for (Calendar calendar : calendars) {
        for (var day : calendar.daysOf(hour)) {
          for (Family family : families) {
            var part = PartKey.totals(family);
            keys.add(new SummaryKey(tenant, calendar.version(), Level.DAY, part, day.toString()));
          }
        }
      }
      return keys;
    }
  }

  private boolean sealed(Figures figures, UtcHour hour, Instant at) {
    return !at.isBefore(hour.end().plus(retention).minus(MARGIN))
        && closings(figures.daysOf(hour), at).stream().anyMatch(closing -> !at.isBefore(closing));
  }

  private synchronized List<Instant> closings(List<SummaryKey> keys, Instant now) {
    var unknown = keys.stream().filter(key -> !known.containsKey(key)).toList();
    if (!unknown.isEmpty()) {
      var records = summaries.readAll(unknown);
      for (SummaryKey key : unknown) {
        known.put(key, closing(records.get(key), now));
      }
    }
    return keys.stream().map(key -> known.getOrDefault(key, Instant.MAX)).toList();
  }

  /// A record that is not there yet will be folded from facts that arrive now or later.
  private Instant closing(@Nullable SummaryRecord record, Instant now) {
    if (record == null) {
      return now.plus(retention).minus(MARGIN);
    }
    return record.sealAt().equals(SummaryRecord.NEVER)
        ? Instant.MAX
        : record.sealAt().minus(MARGIN);
  }
}
