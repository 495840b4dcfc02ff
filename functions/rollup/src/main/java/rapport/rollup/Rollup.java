package rapport.rollup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
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
  private final Randomness random;
  private final Clock clock;

  Rollup(Parts parts) {
    this.marks = parts.marks();
    this.calendars = parts.calendars();
    this.tenants = parts.tenants();
    this.work = parts.work();
    this.jobs = parts.jobs();
    this.random = parts.random();
    this.clock = parts.clock();
  }

  /// What a rollup is made of.
  record Parts(
      Marks marks,
      CalendarStore calendars,
      TenantRollup tenants,
      WorkQueue work,
      JobSteps jobs,
      Randomness random,
      Clock clock) {}

  /// What a run did.
  ///
  /// @param marks found
  /// @param removed of these
  /// @param handedOn plans sent to the work queue
  /// @param oldestMark how long the oldest mark had been waiting
  record Report(int marks, int removed, int handedOn, Duration oldestMark) {}

  /// A scheduled run.
  Report run() {
    var now = clock.instant();
    var byTenant = new TreeMap<String, List<Mark>>();
    var open = new ArrayList<Job>();
    for (int partition = 0; partition < Marks.PARTITIONS; partition++) {
      Pending pending = marks.pending(partition, now);
      for (Wake wake : pending.dueWakes()) {
        marks.fire(wake, random.next(), now);
      }
      open.addAll(pending.dueJobs());
      pending
          .marks()
          .forEach(
              mark -> byTenant.computeIfAbsent(mark.tenant(), _ -> new ArrayList<>()).add(mark));
    }
    var report = workOff(byTenant, now);
    open.forEach(jobs::step);
    return report;
  }

  /// A message of the work queue: whatever is still marked of these hours.
  Report run(String tenant, SortedSet<UtcHour> hours) {
    var still =
        marks.of(tenant, hours.first(), hours.last()).stream()
            .filter(mark -> hours.contains(mark.hour()))
            .toList();
    int removed = tenants.roll(tenant, new Plan(calendars.of(tenant).all(), still));
    return new Report(still.size(), removed, 0, oldest(still, clock.instant()));
  }

  private Report workOff(Map<String, List<Mark>> byTenant, Instant now) {
    int left = MAX_DAYS_A_RUN;
    int found = 0;
    int removed = 0;
    int handedOn = 0;
    var oldest = Duration.ZERO;
    for (Map.Entry<String, List<Mark>> entry : byTenant.entrySet()) {
      var dirty = entry.getValue();
      found += dirty.size();
      oldest = longer(oldest, oldest(dirty, now));
      for (Plan plan :
          new Plan(calendars.of(entry.getKey()).all(), dirty).cut(MAX_DAYS_A_MESSAGE)) {
        left -= plan.dayCount();
        if (left >= 0) {
          removed += tenants.roll(entry.getKey(), plan);
        } else {
          work.ask(entry.getKey(), plan.hours());
          handedOn++;
        }
      }
    }
    return new Report(found, removed, handedOn, oldest);
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
