package rapport.rollup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import rapport.bytes.ByteWriter;
import rapport.period.Calendar;
import rapport.store.Jobs;

/// Sees to it that the control charts are drawn anew when a day is over, and when one that was over
/// has changed.
///
/// A job does that, and one waits for every tenant that had something folded.
final class Watching {

  /// What happens last on a day is folded by then.
  static final Duration AFTER_DAY = Duration.ofHours(1);

  /// How long late events are waited for, so that an import does not draw charts for each day of
  /// it.
  static final Duration AFTER_CHANGE = Duration.ofMinutes(10);

  private static final int FORM = 1;

  private final WaitingJobs waiting;

  Watching(Jobs jobs, Randomness random) {
    this.waiting = new WaitingJobs(jobs, ControlCharts.JOB, random);
  }

  /// To be called when a day's records are written.
  void folded(String tenant, Calendar calendar, LocalDate day, Instant now) {
    if (!waiting.isWaiting(tenant, now)) {
      var closed = after(calendar, day);
      var dueAt = closed.isAfter(now) ? closed : now.plus(AFTER_CHANGE);
      waiting.beginOrKeep(tenant, new ByteWriter().writeByte(FORM).toBytes(), dueAt);
    }
  }

  /// When what happens on a day is folded.
  static Instant after(Calendar calendar, LocalDate day) {
    return calendar.endOf(day).plus(AFTER_DAY);
  }
}
