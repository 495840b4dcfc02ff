package rapport.recorder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Random;

/// Takes steps of the jobs that a batch asks for until one time that all of them share.
///
/// Each tenant has the same part of it, what others need less is shared anew, and who comes first
/// is a matter of chance: so nobody waits for the many or the long jobs of another. What there is
/// no time for is left to the messages that the schedule sends each minute.
final class JobTurns {

  /// How long a batch goes on with jobs, after its events.
  static final Duration TIME = Duration.ofSeconds(15);

  /// What a tenant has at least, if its turn comes: each step reads much the same before it can do
  /// anything.
  static final Duration LEAST = Duration.ofSeconds(1);

  private final Randomness random;
  private final Clock clock;

  JobTurns(Randomness random, Clock clock) {
    this.random = random;
    this.clock = clock;
  }

  /// @param name the job's, within its tenant
  record Asked(String tenant, String name) {}

  /// What goes on with a job.
  @FunctionalInterface
  interface Steps {

    /// Does something at least, and begins nothing after that time.
    ///
    /// @return whether there is more to do now
    boolean step(Asked job, Instant until);
  }

  /// @param asked jobs, each once
  void take(Collection<Asked> asked, Steps steps) {
    var deadline = clock.instant().plus(TIME);
    var waiting = byTenant(asked);
    while (!waiting.isEmpty() && isBefore(deadline)) {
      int left = waiting.size();
      for (Queue<Asked> jobs : waiting) {
        if (isBefore(deadline)) {
          take(jobs, steps, share(deadline, left--));
        }
      }
      waiting.removeIf(Queue::isEmpty);
    }
  }

  private void take(Queue<Asked> jobs, Steps steps, Instant until) {
    do {
      var job = jobs.remove();
      if (steps.step(job, until)) {
        jobs.add(job);
      }
    } while (!jobs.isEmpty() && isBefore(until));
  }

  /// In an order of chance, as are the jobs of each.
  private List<Queue<Asked>> byTenant(Collection<Asked> asked) {
    var byTenant = new LinkedHashMap<String, Queue<Asked>>();
    for (Asked job : inTurn(asked)) {
      byTenant.computeIfAbsent(job.tenant(), _ -> new ArrayDeque<>()).add(job);
    }
    return inTurn(byTenant.values());
  }

  private <T> List<T> inTurn(Collection<T> all) {
    var turned = new ArrayList<>(all);
    if (all.size() > 1) {
      Collections.shuffle(turned, new Random(random.next().longValue()));
    }
    return turned;
  }

  private Instant share(Instant deadline, int tenants) {
    var now = clock.instant();
    var share = Duration.between(now, deadline).dividedBy(tenants);
    return now.plus(share.compareTo(LEAST) < 0 ? LEAST : share);
  }

  private boolean isBefore(Instant time) {
    return clock.instant().isBefore(time);
  }
}
