package rapport.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import rapport.entity.MilestoneList;
import rapport.entity.Moment;
import rapport.fact.Fact;
import rapport.settings.ServiceRules;
import rapport.settings.ServiceRules.Promise;
import rapport.settings.ServiceTargets.Goal;

/// Follows one target through the events of a ticket, until it is met or breached. To be told in
/// order of time. Not thread-safe.
///
/// It falls due when the promised time has been spent, and is met if its goal is reached by then.
/// While nobody of ours is waited for it does not fall due; what is overdue when that ends, or when
/// the ticket gets a shorter target, falls due at that moment. Once due, an outcome stays.
final class Deadline {

  private final Goal goal;
  private final ServiceRules rules;
  private final Fact.Origin origin;
  private Instant start;
  private TimeSpent spent;
  private SortedMap<String, String> values;
  private Optional<Promise> promise;
  private boolean running = true;
  private boolean reached;
  private boolean over;

  /// Since when the target, and whether it is running or reached, are as they are.
  private Instant since;

  private Duration spentBefore = Duration.ZERO;
  private Optional<Instant> breachedAt = Optional.empty();

  /// @param spent the time that is held against the target
  /// @param at the creation
  Deadline(Goal goal, ServiceRules rules, Moment at, TimeSpent spent) {
    this.goal = goal;
    this.rules = rules;
    this.origin = at.origin();
    this.start = at.time();
    this.since = at.time();
    this.spent = spent;
    this.values = at.values();
    this.promise = rules.promise(goal, start, values);
  }

  /// Nothing more happened before that time. To be told before anything that happened then.
  void pass(Instant time) {
    if (over || promise.isEmpty() || !running && !reached || isEarly(time)) {
      return;
    }
    var due = due();
    if (due.isPresent() && due.get().isBefore(time)) {
      over = true;
      breachedAt = reached ? Optional.empty() : due;
    }
  }

  /// How it goes on from that time.
  ///
  /// @param next whether somebody of ours is waited for
  void goOn(Instant time, boolean next, SortedMap<String, String> current) {
    if (over || reached) {
      return;
    }
    if (!values.equals(current)) {
      values = current;
      promise = rules.promise(goal, start, current);
    }
    running = next;
    change(time);
  }

  /// The goal is reached.
  void reach(Instant time, SortedMap<String, String> current) {
    goOn(time, true, current);
    if (!over) {
      reached = true;
      settleOverdue();
    }
  }

  /// The goal is not reached after all: a resolved ticket was reopened.
  void reopen(Instant time) {
    if (!over && reached) {
      reached = false;
      change(time);
    }
  }

  /// The wait begins anew.
  ///
  /// @param anew the time that is held against the target from now on
  void restart(Instant time, TimeSpent anew) {
    if (!over && !reached) {
      start = time;
      spent = anew;
      promise = rules.promise(goal, start, values);
      change(time);
    }
  }

  /// Nothing more happened at all: what is still to fall due will, by the clock alone.
  void addTo(MilestoneList milestones, String name, String slot) {
    boolean falls = over || running || reached;
    var due = falls ? dueOrBreached() : Optional.<Instant>empty();
    boolean met = reached && breachedAt.isEmpty();
    due.ifPresent(
        at ->
            milestones.addOnce(
                name,
                new Moment(at, origin, values),
                List.of(Measures.count(slot + (met ? ":met" : ":breached")))));
  }

  private void change(Instant time) {
    since = time;
    spentBefore = promise.map(one -> spent.until(time, one.schedule())).orElse(Duration.ZERO);
  }

  /// What is reached too late was due at that very moment, if it did not run before.
  private void settleOverdue() {
    if (promise.isPresent() && isOverdue(promise.get())) {
      over = true;
      breachedAt = Optional.of(since);
    }
  }

  private boolean isEarly(Instant time) {
    return !reached
        && promise
            .filter(one -> spent.until(time, one.schedule()).compareTo(one.target().time()) < 0)
            .isPresent();
  }

  private Optional<Instant> dueOrBreached() {
    return breachedAt.isPresent() ? breachedAt : due();
  }

  private Optional<Instant> due() {
    return promise.flatMap(
        one ->
            isOverdue(one)
                ? Optional.of(since)
                : one.schedule().after(since, one.target().time().minus(spentBefore)));
  }

  private boolean isOverdue(Promise one) {
    return spentBefore.compareTo(one.target().time()) > 0;
  }
}
