package rapport.rollup;

import java.time.Instant;
import rapport.period.Calendar;
import rapport.store.Jobs;

/// Sees to it that every tenant that has records has the job that checks them at night.
final class Checking {

  private final WaitingJobs waiting;

  Checking(Jobs jobs, Randomness random) {
    this.waiting = new WaitingJobs(jobs, RecordCheck.JOB, random);
  }

  /// To be called when a day's records are written.
  void folded(String tenant, Calendar calendar, Instant now) {
    if (!waiting.isWaiting(tenant, now)) {
      waiting.beginOrKeep(tenant, CheckProgress.FIRST.encode(), RecordCheck.night(calendar, now));
    }
  }
}
