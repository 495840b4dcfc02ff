package rapport.rollup;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import rapport.period.Calendar;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;
import rapport.store.Table.Outcome;

/// Sees to it that every tenant that has records has the job that checks them at night. What was
/// begun is remembered, so that it is written about once a day and not at every fold.
final class Checking {

  private static final int MAX_REMEMBERED = 10_000;

  private final Jobs jobs;
  private final Randomness random;
  private final Map<String, Instant> dueByTenant = new HashMap<>();

  Checking(Jobs jobs, Randomness random) {
    this.jobs = jobs;
    this.random = random;
  }

  /// To be called when a day's records are written.
  void folded(String tenant, Calendar calendar, Instant now) {
    if (dueByTenant.getOrDefault(tenant, Instant.MIN).isAfter(now)) {
      return;
    }
    if (dueByTenant.size() >= MAX_REMEMBERED) {
      dueByTenant.clear();
    }
    var dueAt = RecordCheck.night(calendar, now);
    if (start(tenant, dueAt) == Outcome.DONE) {
      dueByTenant.put(tenant, dueAt);
    } else {
      jobs.find(tenant, RecordCheck.JOB).ifPresent(job -> dueByTenant.put(tenant, job.dueAt()));
    }
  }

  private Outcome start(String tenant, Instant dueAt) {
    var state = CheckProgress.FIRST.encode();
    return jobs.start(new Job(tenant, RecordCheck.JOB, state, dueAt, random.next()));
  }
}
