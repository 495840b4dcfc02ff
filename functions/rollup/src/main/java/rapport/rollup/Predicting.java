package rapport.rollup;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import rapport.fact.Family;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;
import rapport.store.Table.Outcome;

/// Sees to it that predictions are made anew when a day is over in which purchases were folded.
///
/// A job does that, one at a time for each tenant. What was begun is remembered, so that it is
/// written about once a day and not at every fold.
final class Predicting {

  private static final int MAX_REMEMBERED = 10_000;

  /// Somebody else may write the job meanwhile. If all these fail, the next fold asks again.
  private static final int MAX_TRIES = 4;

  private final Jobs jobs;
  private final Randomness random;
  private final Map<String, Instant> dueByTenant = new HashMap<>();

  Predicting(Jobs jobs, Randomness random) {
    this.jobs = jobs;
    this.random = random;
  }

  /// To be called when parts are written.
  ///
  /// A job that waits will see these purchases. One that has begun may have read their customers
  /// before, so it is asked to wait for another day when it is done.
  void folded(String tenant, Calendar calendar, Collection<PartKey> parts, Instant now) {
    if (parts.stream().noneMatch(part -> part.family().equals(Family.PURCHASES))
        || dueByTenant.getOrDefault(tenant, Instant.MIN).isAfter(now)) {
      return;
    }
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      var dueAt = Watching.after(calendar, calendar.dayOf(now));
      if (start(tenant, dueAt) == Outcome.DONE) {
        remember(tenant, dueAt);
        return;
      }
      var job = jobs.find(tenant, ValuePredictions.JOB);
      if (job.isPresent() && isAsked(job.get(), now)) {
        return;
      }
    }
  }

  /// Whether the job that is there will see, or do again, what was folded.
  private boolean isAsked(Job job, Instant now) {
    var progress = PredictionProgress.decode(job.state());
    if (progress.isBegun()) {
      return progress.again()
          || jobs.update(job, progress.askedAgain().encode(), job.dueAt(), random.next())
              == Outcome.DONE;
    }
    if (job.dueAt().isAfter(now)) {
      remember(job.tenant(), job.dueAt());
    }
    return true;
  }

  private Outcome start(String tenant, Instant dueAt) {
    var state = PredictionProgress.WAITING.encode();
    return jobs.start(new Job(tenant, ValuePredictions.JOB, state, dueAt, random.next()));
  }

  private void remember(String tenant, Instant dueAt) {
    if (dueByTenant.size() >= MAX_REMEMBERED) {
      dueByTenant.clear();
    }
    dueByTenant.put(tenant, dueAt);
  }
}
