package rapport.rollup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import rapport.edge.Log;
import rapport.period.UtcHour;
import rapport.store.Jobs.Job;
import rapport.store.Marks;
import rapport.store.Marks.Mark;
import rapport.store.Marks.Pending;
import rapport.store.Marks.Wake;

/// Works off what is marked, so that every record is the fold of its log again.
///
/// A scheduled run does what one run can do and hands the rest to the work queue; what comes from
/// there is done here too, and never handed on.
final class Rollup {

  /// Local days that one run folds itself.
  static final int MAX_DAYS_A_RUN = 60;

  /// Local days that one message of the work queue asks for.
  static final int MAX_DAYS_A_MESSAGE = 20;

  private final Marks marks;
  private final CalendarStore calendars;
  private final TenantRollup tenants;
  private final WorkQueue work;
  private final JobSteps jobs;
  private final FoldBudget budget;
  private final Randomness random;
  private final Clock clock;
  private final Log log;

  Rollup(Parts parts) {
    this.marks = parts.marks();
    this.calendars = parts.calendars();
    this.tenants = parts.tenants();
    this.work = parts.work();
    this.jobs = parts.jobs();
    this.budget = parts.budget();
    this.random = parts.random();
    this.clock = parts.clock();
    this.log = parts.log();
  }

  /// What a rollup is made of.
  record Parts(
      Marks marks,
      CalendarStore calendars,
      TenantRollup tenants,
      WorkQueue work,
      JobSteps jobs,
      FoldBudget budget,
      Randomness random,
      Clock clock,
      Log log) {}

  /// What a run did.
  ///
  /// @param marks found, but for those that wait
  /// @param removed of these
  /// @param handedOn plans sent to the work queue
  /// @param waiting marks of tenants that have spent their budget
  /// @param oldestMark how long the oldest mark had been there, other than of tenants that wait or
  ///   whose wait is just over
  /// @param failed plans and jobs that threw: each keeps its marks and its state, and the others go
  ///   on, so that what is wrong with one tenant does not stop all
  record Report(
      int marks, int removed, int handedOn, int failed, int waiting, Duration oldestMark) {
    private Report withFailed(int all) {
      return new Report(marks, removed, handedOn, all, waiting, oldestMark);
    }
  }

  /// A scheduled run.
  Report run() {
    var now = clock.instant();
    var byTenant = new TreeMap<String, List<Mark>>();
    var open = new ArrayList<Job>();
    var waits = new Waits();
    for (int partition = 0; partition < Marks.PARTITIONS; partition++) {
      Pending pending = marks.pending(partition, now);
      for (Wake wake : pending.dueWakes()) {
        marks.fire(wake, random.next(), now);
      }
      waits.take(pending);
      pending.dueJobs().stream()
          .filter(job -> !job.name().equals(FoldBudget.JOB))
          .forEach(open::add);
      pending
          .marks()
          .forEach(
              mark -> byTenant.computeIfAbsent(mark.tenant(), _ -> new ArrayList<>()).add(mark));
    }
    var report = workOff(byTenant, waits, now);
    int failed = report.failed();
    for (Job job : open) {
      if (!attempt(job.tenant(), () -> jobs.step(job))) {
        failed++;
      }
    }
    return report.withFailed(failed);
  }

  /// A message of the work queue: whatever is still marked of these hours.
  Report run(String tenant, SortedSet<UtcHour> hours) {
    var still =
        marks.of(tenant, hours.first(), hours.last()).stream()
            .filter(mark -> hours.contains(mark.hour()))
            .toList();
    long beganAt = budget.begin();
    try {
      int removed = tenants.roll(tenant, new Plan(calendars.of(tenant).all(), still));
      return new Report(still.size(), removed, 0, 0, 0, oldest(still, clock.instant()));
    } finally {
      budget.end(tenant, beganAt, Optional.empty());
    }
  }

  /// Who has spent its budget.
  private static final class Waits {

    private final Set<String> still = new HashSet<>();
    private final Map<String, Job> over = new TreeMap<>();

    private void take(Pending pending) {
      pending.laterJobs().stream()
          .filter(job -> job.name().equals(FoldBudget.JOB))
          .forEach(job -> still.add(job.tenant()));
      pending.dueJobs().stream()
          .filter(job -> job.name().equals(FoldBudget.JOB))
          .forEach(job -> over.put(job.tenant(), job));
    }
  }

  private Report workOff(Map<String, List<Mark>> byTenant, Waits waits, Instant now) {
    var run = new Run();
    int found = 0;
    int waiting = 0;
    var oldest = Duration.ZERO;
    for (Map.Entry<String, List<Mark>> entry : byTenant.entrySet()) {
      var tenant = entry.getKey();
      var dirty = entry.getValue();
      if (waits.still.contains(tenant)) {
        waiting += dirty.size();
        continue;
      }
      found += dirty.size();
      if (!waits.over.containsKey(tenant)) {
        oldest = longer(oldest, oldest(dirty, now));
      }
      long beganAt = budget.begin();
      run.attempt(
          tenant,
          () ->
              new Plan(calendars.of(tenant).all(), dirty)
                  .cut(MAX_DAYS_A_MESSAGE)
                  .forEach(plan -> run.attempt(tenant, () -> run.roll(tenant, plan))));
      var pause = Optional.ofNullable(waits.over.remove(tenant));
      run.attempt(tenant, () -> budget.end(tenant, beganAt, pause));
    }
    waits.over.forEach(
        (tenant, pause) ->
            run.attempt(tenant, () -> budget.end(tenant, budget.begin(), Optional.of(pause))));
    return new Report(found, run.removed, run.handedOn, run.failed, waiting, oldest);
  }

  /// What one run has done so far.
  private final class Run {

    private int daysLeft = MAX_DAYS_A_RUN;
    private int removed;
    private int handedOn;
    private int failed;

    private void roll(String tenant, Plan plan) {
      daysLeft -= plan.dayCount();
      if (daysLeft >= 0) {
        removed += tenants.roll(tenant, plan);
      } else {
        work.ask(tenant, plan.hours());
        handedOn++;
      }
    }

    private void attempt(String tenant, Runnable work) {
      if (!Rollup.this.attempt(tenant, work)) {
        failed++;
      }
    }
  }

  private boolean attempt(String tenant, Runnable work) {
    try {
      work.run();
      return true;
    } catch (RuntimeException e) { // the boundary: whatever it was, the marks stay
      log.error("not rolled up", Map.of("tenant", tenant), e);
      return false;
    }
  }

  private static Duration oldest(List<Mark> marks, Instant now) {
    return marks.stream()
        .map(mark -> Duration.between(mark.firstMarkedAt(), now))
        .reduce(Duration.ZERO, Rollup::longer);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
