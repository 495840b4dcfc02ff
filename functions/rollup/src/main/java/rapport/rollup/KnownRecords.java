package rapport.rollup;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import rapport.fold.PartKey;
import rapport.store.DayKey;
import rapport.store.SummaryRecord;

/// What this process last saw of the records of each day: a revision must be known before the log
/// is read, and one seen earlier is one read before. Were it out of date, the conditional write
/// would be refused and the day forgotten here.
final class KnownRecords {

  private static final int MAX_DAYS = 2_000;

  /// @param sealAt from when the record is final
  record Known(long revision, Instant sealAt) {

    static final Known ABSENT = new Known(0, SummaryRecord.NEVER);

    static Known of(SummaryRecord record) {
      return new Known(record.revision(), record.sealAt());
    }

    boolean sealedBy(Instant now) {
      return SummaryRecord.sealed(sealAt, now);
    }
  }

  private final Map<DayKey, Map<PartKey, Known>> days =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DayKey, Map<PartKey, Known>> eldest) {
          return size() > MAX_DAYS;
        }
      };

  /// What is known of a day now. The answer does not change when more becomes known.
  synchronized Map<PartKey, Known> of(DayKey day) {
    return days.getOrDefault(day, Map.of());
  }

  synchronized void remember(DayKey day, Map<PartKey, Known> more) {
    var known = new TreeMap<>(of(day));
    known.putAll(more);
    days.put(day, Collections.unmodifiableMap(known));
  }

  synchronized void forget(DayKey day) {
    days.remove(day);
  }
}
