package rapport.local.simulation;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Many runs, one after the other on each processor, until there are enough, time is up, or one has
/// failed. One in a hundred runs twice and must do the same again.
final class Campaign {

  private static final int TWICE = 100;

  private final long from;
  private final long seeds;
  private final long endNanos;
  private final Plant plant;
  private final Tally tally = new Tally();
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong faults = new AtomicLong();
  private final List<Failed> failed = Collections.synchronizedList(new ArrayList<>());

  private Campaign(long from, long seeds, Duration longest, Plant plant) {
    this.from = from;
    this.seeds = seeds;
    this.plant = plant;
    this.endNanos = System.nanoTime() + longest.toNanos();
  }

  /// A run that has found something.
  record Failed(long seed, Simulation.Result result) {}

  /// What came of it.
  ///
  /// @param seeds how many ran
  /// @param worked what all threads together spent of the processors, which other work on the
  ///   machine does not change much
  /// @param failed the first of each processor
  record Report(
      long seeds, long faults, Duration took, Duration worked, List<Failed> failed, Tally tally) {
    Report {
      failed = List.copyOf(failed);
    }
  }

  static Report run(long from, long seeds, Duration longest, Plant plant) {
    long began = System.nanoTime();
    var worked = worked();
    var campaign = new Campaign(from, seeds, longest, plant);
    var threads = new ArrayList<Thread>();
    int processors = Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < processors; i++) {
      threads.add(Thread.ofVirtual().start(campaign::work));
    }
    for (Thread thread : threads) {
      join(thread);
    }
    return new Report(
        campaign.done.get(),
        campaign.faults.get(),
        Duration.ofNanos(System.nanoTime() - began),
        worked().minus(worked),
        campaign.failed,
        campaign.tally);
  }

  /// Of threads that carry virtual ones, too; compilers are not among them.
  private static Duration worked() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long nanos = 0;
    for (long id : threads.getAllThreadIds()) {
      nanos += Math.max(0, threads.getThreadCpuTime(id));
    }
    return Duration.ofNanos(nanos);
  }

  private void work() {
    var ofRun = new Tally.OfRun();
    while (failed.isEmpty() && System.nanoTime() < endNanos) {
      long number = next.getAndIncrement();
      if (number >= seeds) {
        break;
      }
      run(from + number, number % TWICE == TWICE - 1, ofRun);
    }
    tally.addKinds(ofRun);
  }

  private void run(long seed, boolean twice, Tally.OfRun ofRun) {
    var result = run(seed, ofRun);
    faults.addAndGet(result.faults());
    tally.add(ofRun);
    done.incrementAndGet();
    if (result.isRight() && twice) {
      result = same(seed, result, ofRun);
    }
    if (!result.isRight() && plant.isCaughtBy(result.fault())) {
      failed.add(new Failed(seed, result));
    }
  }

  private Simulation.Result same(long seed, Simulation.Result first, Tally.OfRun ofRun) {
    var second = run(seed, ofRun);
    ofRun.clear();
    return second.trace() == first.trace()
        ? first
        : new Simulation.Result(
            second.trace(),
            "the same seed has done something else the second time",
            second.faults(),
            second.choices());
  }

  private Simulation.Result run(long seed, Tally.OfRun ofRun) {
    return Simulation.run(seed, Choices.of(seed), plant, ofRun);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
