package rapport.rollup;

import java.time.Instant;
import java.util.Collection;
import rapport.bytes.Bytes;
import rapport.fact.Family;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;
import rapport.store.Predictions;
import rapport.store.Table.Outcome;

/// Sees to it that predictions are made anew when a day is over in which purchases were folded, and
/// soon where yesterday has none: who brings what customers bought before need not wait for the
/// night.
///
/// A job does that, one at a time for each tenant.
final class Predicting {

  /// Somebody else may write the job meanwhile. If all these fail, the next fold asks again.
  private static final int MAX_TRIES = 4;

  private final Jobs jobs;
  private final Predictions predictions;
  private final Randomness random;
  private final WaitingJobs waiting;

  Predicting(Jobs jobs, Predictions predictions, Randomness random) {
    this.jobs = jobs;
    this.predictions = predictions;
    this.random = random;
    this.waiting = new WaitingJobs(jobs, ValuePredictions.JOB, random);
  }

  /// To be called when parts are written.
  ///
  /// A job that waits will see these purchases. One that has begun may have read their customers
  /// before, so it is asked to wait for another day when it is done.
  void folded(String tenant, Calendar calendar, Collection<PartKey> parts, Instant now) {
    if (parts.stream().noneMatch(part -> part.family().equals(Family.PURCHASES))
        || waiting.isWaiting(tenant, now)) {
      return;
    }
    var today = calendar.dayOf(now);
    var yesterday = today.minusDays(1);
    boolean soon = predictions.range(tenant, yesterday, yesterday).isEmpty();
    var dueAt = soon ? now.plus(Watching.AFTER_CHANGE) : Watching.after(calendar, today);
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      if (waiting.begin(tenant, first(soon), dueAt) == Outcome.DONE) {
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
      waiting.remember(job.tenant(), job.dueAt());
    }
    return true;
  }

  /// What is begun before the day is over knows nothing of that day, and goes on when it is.
  private static Bytes first(boolean soon) {
    var first = PredictionProgress.WAITING;
    return (soon ? first.askedAgain() : first).encode();
  }
}
