package rapport.rollup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import rapport.bytes.ByteWriter;
import rapport.period.Calendar;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;
import rapport.store.Table.Outcome;

/// Sees to it that the control charts are drawn anew when a day is over, and when one that was over
/// has changed.
///
/// A job does that, and one waits for every tenant that had something folded. What was begun is
/// remembered, so that it is written about once a day and not at every fold.
final class Watching {

  /// What happens last on a day is folded by then.
  static final Duration AFTER_DAY = Duration.ofHours(1);

  /// How long late events are waited for, so that an import does not draw charts for each day of
  /// it.
  static final Duration AFTER_CHANGE = Duration.ofMinutes(10);

  private static final int FORM = 1;
  private static final int MAX_REMEMBERED = 10_000;

  private final Jobs jobs;
  private final Randomness random;
  private final Map<String, Instant> dueByTenant = new HashMap<>();

  Watching(Jobs jobs, Randomness random) {
    this.jobs = jobs;
    this.random = random;
  }

  /// To be called when a day's records are written. A tenant that already has a job keeps it: what
  /// has changed is then seen when that is due.
  void folded(String tenant, Calendar calendar, LocalDate day, Instant now) {
    var closed = after(calendar, day);
    var dueAt = closed.isAfter(now) ? closed : now.plus(AFTER_CHANGE);
    var waiting = dueByTenant.getOrDefault(tenant, Instant.MIN);
    if (waiting.isAfter(now)) {
      return;
    }
    if (dueByTenant.size() >= MAX_REMEMBERED) {
      dueByTenant.clear();
    }
    if (start(tenant, dueAt) == Outcome.DONE) {
      dueByTenant.put(tenant, dueAt);
    } else {
      jobs.find(tenant, ControlCharts.JOB).ifPresent(job -> dueByTenant.put(tenant, job.dueAt()));
    }
  }

  /// When what happens on a day is folded.
  static Instant after(Calendar calendar, LocalDate day) {
    return calendar.endOf(day).plus(AFTER_DAY);
  }

  private Outcome start(String tenant, Instant dueAt) {
    var state = new ByteWriter().writeByte(FORM).toBytes();
    return jobs.start(new Job(tenant, ControlCharts.JOB, state, dueAt, random.next()));
  }
}
