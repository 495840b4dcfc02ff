package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.rollup.RollupWorld.TENANT;
import static rapport.rollup.RollupWorld.answer;
import static rapport.rollup.RollupWorld.open;
import static rapport.rollup.RollupWorld.voidOf;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.fact.LoggedFact;
import rapport.store.EventLog;
import rapport.store.Marks;
import rapport.store.contract.SteppedTable;
import rapport.store.contract.Steps;

/// Two rollups and a recorder at once, in every order that a seed can think of. A mark that goes
/// too early leaves a record that is wrong for ever, since nothing would fold it again.
class InterleavingTest {

  private static final int HISTORIES = 60;
  private static final long BECOMES_TOO_LARGE_BYTES = 250;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 2);

  private final AtomicInteger tokens = new AtomicInteger(1000);

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {1, 10_001, 20_260_301})
  void whateverHappensAtOnceNoEventIsLost(long firstSeed) {
    histories(firstSeed, RollupWorld::new);
  }

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {1, 10_001, 20_260_301})
  void theSameHoldsOfDaysKeptByTheirHours(long firstSeed) {
    histories(firstSeed, RollupWorld::byTheHour);
  }

  /// A day of the scenario has some 300 bytes of log: one process finds it small, the other large.
  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {1, 10_001, 20_260_301})
  void theSameHoldsWhileADayBecomesTooLargeToBeFoldedWhole(long firstSeed) {
    histories(firstSeed, () -> new RollupWorld(BECOMES_TOO_LARGE_BYTES));
  }

  private void histories(long firstSeed, Supplier<RollupWorld> worlds) {
    for (long seed = firstSeed; seed < firstSeed + HISTORIES; seed++) {
      var world = worlds.get();
      var random = new Random(seed);
      world.record(
          answer("1", "2026-02-27T08:00:00Z", 9),
          open("2", "2026-02-28T08:00:00Z", 1),
          open("3", "2026-01-28T08:00:00Z", 1));
      if (random.nextBoolean()) {
        world.rollup.run();
        world.record(answer("4", "2026-02-27T09:00:00Z", 8), open("5", "2026-02-28T09:00:00Z", 1));
      }
      var interleaving = new Interleaving(random);
      rollup(world, interleaving, random);
      rollup(world, interleaving, random);
      recorder(world, interleaving);

      interleaving.run();
      world.rollup = world.another();
      world.rollup.run();

      assertThat(world.marks()).as("seed %d", seed).isEmpty();
      world.assertRecordsAreTheLog(RollupWorld.calendar(1, "UTC"), FIRST, LAST, "seed " + seed);
    }
  }

  /// A scheduled run, or the work of one hour, once or twice.
  private static void rollup(RollupWorld world, Interleaving interleaving, Random random) {
    var steps = new Steps();
    var rollup =
        world.rollup(new SteppedTable(world.events, steps), new SteppedTable(world.summary, steps));
    var hours = new TreeSet<>(world.marks().stream().map(Marks.Mark::hour).toList());
    var hour = new TreeSet<>(List.of(List.copyOf(hours).get(random.nextInt(hours.size()))));
    boolean all = random.nextInt(3) == 0;
    boolean twice = random.nextBoolean();
    interleaving.add(
        steps,
        () -> {
          for (int run = 0; run < (twice ? 2 : 1); run++) {
            if (all) {
              rollup.run();
            } else {
              rollup.run(TENANT, hour);
            }
          }
        });
  }

  /// Three batches, each logged first and marked then.
  private void recorder(RollupWorld world, Interleaving interleaving) {
    var steps = new Steps();
    var events = new SteppedTable(world.events, steps);
    var log = new EventLog(events, RollupWorld.RETENTION);
    var marks = new Marks(events);
    var batches =
        List.<List<LoggedFact>>of(
            List.of(answer("6", "2026-02-27T08:30:00Z", 3), open("7", "2026-02-28T08:10:00Z", 1)),
            List.of(voidOf(answer("1", "2026-02-27T08:00:00Z", 9), 1)),
            List.of(open("8", "2026-01-28T08:00:00Z", -1)));
    interleaving.add(
        steps,
        () -> {
          for (var batch : batches) {
            for (var hour : log.append(TENANT, batch, world.now)) {
              marks.mark(TENANT, hour, BigInteger.valueOf(tokens.incrementAndGet()), world.now);
            }
          }
        });
  }
}
