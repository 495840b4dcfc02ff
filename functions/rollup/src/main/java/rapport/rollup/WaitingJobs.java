package rapport.rollup;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import rapport.bytes.Bytes;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;
import rapport.store.Table.Outcome;

/// Begins one job of every tenant for which there is something to do, due later. Until when each
/// waits is remembered, so that it is written about once a day and not at every fold. Not for
/// several threads.
final class WaitingJobs {

  private static final int MAX_REMEMBERED = 10_000;

  private final Jobs jobs;
  private final String name;
  private final Randomness random;
  private final Map<String, Instant> dueByTenant = new HashMap<>();

  /// @param name of the job
  WaitingJobs(Jobs jobs, String name, Randomness random) {
    this.jobs = jobs;
    this.name = name;
    this.random = random;
  }

  /// Whether a tenant's job is known to wait.
  boolean isWaiting(String tenant, Instant now) {
    return dueByTenant.getOrDefault(tenant, Instant.MIN).isAfter(now);
  }

  /// Refused if the tenant has such a job.
  Outcome begin(String tenant, Bytes state, Instant dueAt) {
    var outcome = jobs.start(Job.of(tenant, name, state, dueAt, random.next()));
    if (outcome == Outcome.DONE) {
      remember(tenant, dueAt);
    }
    return outcome;
  }

  /// A tenant that already has one keeps it: what has changed is then seen when that is due.
  void beginOrKeep(String tenant, Bytes state, Instant dueAt) {
    if (begin(tenant, state, dueAt) == Outcome.REFUSED) {
      jobs.find(tenant, name).ifPresent(job -> remember(tenant, job.dueAt()));
    }
  }

  void remember(String tenant, Instant dueAt) {
    if (dueByTenant.size() >= MAX_REMEMBERED) {
      dueByTenant.clear();
    }
    dueByTenant.put(tenant, dueAt);
  }
}
