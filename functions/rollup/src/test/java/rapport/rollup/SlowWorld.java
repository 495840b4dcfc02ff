package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import rapport.edge.Log;
import rapport.edge.Surroundings;
import rapport.limit.Limit;
import rapport.store.contract.SteppedTable;

/// A rollup whose calls take their time: no run of it may be at work when it would be stopped.
final class SlowWorld {

  private static final Duration STOPPED_AFTER = Duration.ofSeconds(120);

  final RollupWorld world = new RollupWorld();
  final Rollup rollup;

  private final long seed;

  /// @param seed of its chance
  SlowWorld(long seed) {
    this.seed = seed;
    this.rollup = rollup(Limit.MAX_BURST);
  }

  Rollup rollup(long budget) {
    return Wiring.rollup(
        new RollupHandler.Tables(
            new SteppedTable(world.events, world.steps),
            new SteppedTable(world.summary, world.steps),
            RollupWorld.RETENTION,
            DayRollup.MAX_LOG_BYTES),
        budget,
        new Wiring.Queues(
            messages -> { // sending takes its time, too
              pass(messages.size());
              world.work.sendAll(messages);
            },
            messages -> {
              pass(10);
              world.toRecorder.sendAll(messages);
            }),
        new Surroundings(world.clock, new Random(seed), new Log(world.clock, _ -> {})));
  }

  void pass(long seconds) {
    world.now = world.now.plusSeconds(seconds);
  }

  /// From now on writing a record takes so long.
  void slow(long seconds) {
    world.steps.restart(
        step -> {
          if (step.call().equals("before put")) {
            pass(seconds);
          }
        });
  }

  /// The next minute's run, and after it nobody takes what it hands on, but for its number.
  Rollup.Report run() {
    pass(60);
    var began = world.now;
    var report = rollup.run();
    assertInTime(Duration.between(began, world.now));
    world.work.drain();
    return report;
  }

  static void assertInTime(Duration took) {
    assertThat(took).isLessThan(STOPPED_AFTER);
  }
}
