package rapport.period;

import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Where the days of a zone begin, worked out from its transitions by plain arithmetic: a day
/// starts when the clocks show its midnight, or later, for the first time. Knows nothing of
/// `atStartOfDay`.
final class ZoneOracle {

  private static final long DAY_SECONDS = 86_400;

  private final ZoneRules rules;
  private final long firstDay;
  private final long[] starts;

  ZoneOracle(ZoneRules rules, LocalDate from, LocalDate to) {
    this.rules = rules;
    this.firstDay = from.toEpochDay();
    this.starts = new long[(int) (to.toEpochDay() - firstDay) + 1];
    fill();
  }

  long startOf(LocalDate day) {
    return starts[(int) (day.toEpochDay() - firstDay)];
  }

  /// The last day that starts at or before a time: of several that start together, the one that
  /// lasts.
  LocalDate dayOf(Instant time) {
    int low = 0;
    int high = starts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle] <= time.getEpochSecond()) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return LocalDate.ofEpochDay(firstDay + low);
  }

  /// Every change of the clocks inside the covered days.
  List<Instant> changes() {
    var changes = new ArrayList<Instant>();
    var last = Instant.ofEpochSecond(starts[starts.length - 1]);
    var change = rules.nextTransition(Instant.ofEpochSecond(starts[0]));
    while (change != null && change.getInstant().isBefore(last)) {
      changes.add(change.getInstant());
      change = rules.nextTransition(change.getInstant());
    }
    return Collections.unmodifiableList(changes);
  }

  /// Walks the spans between two changes, in which local time is UTC plus one number.
  private void fill() {
    long spanStart = (firstDay - 3) * DAY_SECONDS;
    int next = 0;
    while (next < starts.length) {
      var at = Instant.ofEpochSecond(spanStart);
      long offset = rules.getOffset(at).getTotalSeconds();
      var change = rules.nextTransition(at);
      long spanEnd = change == null ? Long.MAX_VALUE / 2 : change.toEpochSecond();
      while (next < starts.length && midnight(next) - offset < spanEnd) {
        starts[next] = Math.max(spanStart, midnight(next) - offset);
        next++;
      }
      spanStart = spanEnd;
    }
  }

  private long midnight(int index) {
    return (firstDay + index) * DAY_SECONDS;
  }
}
