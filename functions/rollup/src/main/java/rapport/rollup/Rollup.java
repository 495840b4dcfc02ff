package rapport.rollup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
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
/// there is done here too, and never handed on. What there is no time for stays marked, or due, and
/// is left to the next run. Their order is another in each run, so that nobody is always behind one
/// that takes long; nor are jobs always behind the folds.
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
  private final Turns turns;
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
    this.turns = new Turns(parts.random());
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
    var time = RunTime.from(clock);
    var now = time.beganAt();
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
    var due = new DueJobs(turns.of(open), job -> attempt(job.tenant(), () -> jobs.step(job)));
    if (!open.isEmpty() && !byTenant.isEmpty() && turns.swapped()) {
      due.handOn(time::beginsJobsFirst);
      due.step(time::beginsJobsFirst);
    }
    var report = workOff(byTenant, waits, time);
    due.handOn(time::handsOn);
    due.step(time::beginsJobs);
    due.handOn(time::beginsJobs);
    return report.withFailed(report.failed() + due.failed());
  }

  /// A message of the work queue: whatever is still marked of these hours, as far as there is time.
  Report run(String tenant, SortedSet<UtcHour> hours) {
    var still =
        marks.of(tenant, hours.first(), hours.last()).stream()
            .filter(mark -> hours.contains(mark.hour()))
            .toList();
    var account = budget.open(tenant);
    try {
      var plan = new Plan(calendars.of(tenant).all(), still);
      int removed = tenants.roll(tenant, plan, RunTime.from(clock).foldsUntil());
      return new Report(still.size(), removed, 0, 0, 0, oldest(still, clock.instant()));
    } finally {
      account.close(Optional.empty());
    }
  }

  private Report workOff(SortedMap<String, List<Mark>> byTenant, Waits waits, RunTime time) {
    var run = new Run(time);
    int found = 0;
    int waiting = 0;
    var oldest = Duration.ZERO;
    for (String tenant : turns.of(byTenant.keySet())) {
      var dirty = byTenant.get(tenant);
      if (waits.still(tenant)) {
        waiting += dirty.size();
        continue;
      }
      found += dirty.size();
      var pause = waits.takeOver(tenant);
      if (pause.isEmpty()) {
        oldest = longer(oldest, oldest(dirty, time.beganAt()));
      }
      if (time.handsOn()) {
        run.workOff(tenant, dirty, pause);
      }
    }
    waits
        .over()
        .forEach(
            pause ->
                run.attempt(
                    pause.tenant(), () -> budget.open(pause.tenant()).close(Optional.of(pause))));
    return new Report(found, run.removed, run.handedOn, run.failed, waiting, oldest);
  }

  /// What one run has done so far.
  private final class Run {

    private final RunTime time;
    private int daysLeft = MAX_DAYS_A_RUN;
    private int removed;
    private int handedOn;
    private int failed;

    private Run(RunTime time) {
      this.time = time;
    }

    private void workOff(String tenant, List<Mark> dirty, Optional<Job> pause) {
      var account = budget.open(tenant);
      attempt(
          tenant,
          () -> {
            var all = new Plan(calendars.of(tenant).all(), dirty);
            for (Plan plan : turns.of(all.cut(MAX_DAYS_A_MESSAGE))) {
              attempt(tenant, () -> roll(tenant, plan));
              account.charge();
            }
          });
      attempt(tenant, () -> account.close(pause));
    }

    private void roll(String tenant, Plan plan) {
      daysLeft -= plan.dayCount();
      if (daysLeft >= 0 && time.folds()) {
        removed += tenants.roll(tenant, plan, time.foldsUntil());
      } else if (time.handsOn()) {
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
