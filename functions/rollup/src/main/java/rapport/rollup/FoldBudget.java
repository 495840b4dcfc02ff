package rapport.rollup;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import rapport.bytes.Bytes;
import rapport.edge.Log;
import rapport.limit.Buckets;
import rapport.limit.Limit;
import rapport.store.Counters;
import rapport.store.Jobs;
import rapport.store.Jobs.Job;

/// What folding may cost a tenant in an hour. Whoever has spent more waits: its marks stay, and are
/// worked off all at once, a quarter of an hour later at the earliest, and an hour later at the
/// latest. What is marked ten times meanwhile is folded once.
///
/// That somebody waits is a job of that tenant, which is found with the marks: so nothing more is
/// read or written for all others. What was spent is kept in memory, and told to other instances
/// whenever it has become a twentieth of the budget.
final class FoldBudget {

  /// The job of a tenant that waits: due when it no longer does.
  static final String JOB = Jobs.FOLD_PAUSE;

  /// What the alarm looks for.
  private static final String EXCEEDED = "the budget for folding is spent";

  private static final Duration SHORTEST = Duration.ofMinutes(15);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MINUTES = 60;
  private static final int REPORTS = 20;
  private static final Bytes STATE = Bytes.of(new byte[] {1});

  private final Buckets buckets;
  private final LongSupplier meter;
  private final Stores stores;
  private final Clock clock;
  private final Log log;

  /// @param unitsAnHour read units, a write unit counted as five
  /// @param meter what the current thread has spent since it began
  FoldBudget(long unitsAnHour, LongSupplier meter, Stores stores, Clock clock, Log log) {
    this.buckets =
        new Buckets(
            new Limit(Math.max(1, unitsAnHour / MINUTES), unitsAnHour),
            Math.max(1, unitsAnHour / REPORTS));
    this.meter = meter;
    this.stores = stores;
    this.clock = clock;
    this.log = log;
  }

  /// Where it keeps what others must know.
  record Stores(Counters counters, Jobs jobs, Randomness random) {}

  /// To be asked before a tenant's work is begun.
  Account open(String tenant) {
    return new Account(tenant);
  }

  /// What one tenant spends from now on, in the same thread.
  final class Account {

    private final String tenant;
    private final Bytes name;
    private long chargedAt = meter.getAsLong();
    private long units;

    private Account(String tenant) {
      this.tenant = tenant;
      this.name = Bytes.of(tenant.getBytes(StandardCharsets.UTF_8));
    }

    /// Counts what was spent since this was last asked: now and then, so that it is not forgotten
    /// if the process ends.
    void charge() {
      long spent = meter.getAsLong() - chargedAt;
      chargedAt += spent;
      units += spent;
      buckets.take(name, spent, clock.instant()).ifPresent(due -> report(tenant, due));
    }

    /// Counts the rest, and sees to it that the tenant waits if it is too much, or no longer does.
    ///
    /// @param pause the waiting that is over, empty if the tenant did not wait
    void close(Optional<Job> pause) {
      charge();
      Instant now = clock.instant();
      Duration debt = buckets.wait(name, 1, now);
      if (debt.isPositive()) {
        Instant until = now.plus(between(debt));
        pause(tenant, until, pause);
        log.warn(EXCEEDED, Map.of("tenant", tenant, "waitsUntil", until, "units", units));
      } else {
        pause.ifPresent(stores.jobs()::end);
      }
    }
  }

  /// Whoever has paused the tenant meanwhile has done what was to be done.
  private void pause(String tenant, Instant until, Optional<Job> pause) {
    BigInteger token = stores.random().next();
    if (pause.isPresent()) {
      stores.jobs().update(pause.get(), STATE, until, token);
    } else {
      stores.jobs().start(Job.of(tenant, JOB, STATE, until, token));
    }
  }

  private void report(String tenant, Buckets.Due due) {
    try {
      buckets.reported(due, stores.counters().add("f#" + tenant, due.hour(), due.amount()));
    } catch (RuntimeException e) { // a budget that is only kept here is better than no figures
      log.error("a budget can't be shared", Map.of("tenant", tenant), e);
    }
  }

  private static Duration between(Duration debt) {
    Duration most = debt.compareTo(LONGEST) < 0 ? debt : LONGEST;
    return most.compareTo(SHORTEST) > 0 ? most : SHORTEST;
  }
}
