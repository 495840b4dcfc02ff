package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.rollup.CheckWorld.recorded;
import static rapport.rollup.RollupWorld.TENANT;
import static rapport.rollup.RollupWorld.answer;
import static rapport.rollup.RollupWorld.open;
import static rapport.rollup.RollupWorld.voidOf;

import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.fact.LoggedFact;
import rapport.store.EventLog;
import rapport.store.Marks;
import rapport.store.contract.SteppedTable;
import rapport.store.contract.Steps;

/// Whatever happens at once, a system that works is never reported.
class HealthyRecordCheckTest {

  private static final int HISTORIES = 15;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 2);
  private static final String BEFORE = "2026-02-20";

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {1, 20_260_301})
  void aSystemThatWorksIsNeverReported(long firstSeed) {
    for (long seed = firstSeed; seed < firstSeed + HISTORIES; seed++) {
      var random = new Random(seed);
      var check = new CheckWorld(random.nextBoolean() ? new RollupWorld() : new RollupWorld(250));
      check.world.zone(random.nextBoolean() ? "UTC" : "Asia/Kathmandu");
      for (int night = 0; night < 8; night++) {
        if (!check.hasJob() || check.progress().suspects().isEmpty()) {
          check.after(BEFORE);
        }
        check.world.record(TENANT, some(random));
        if (random.nextInt(3) > 0) {
          check.world.rollup.run();
        }
        check.step();
        check.world.now = check.world.now.plus(Duration.ofHours(1 + random.nextInt(30)));
      }

      assertThat(check.alarms).as("seed %d", seed).isEmpty();
    }
  }

  private static List<LoggedFact> some(Random random) {
    var facts = new ArrayList<LoggedFact>();
    for (int i = random.nextInt(4); i > 0; i--) {
      var time = "2026-02-2%dT%02d:30:00Z".formatted(4 + random.nextInt(5), random.nextInt(24));
      var id = Integer.toString(random.nextInt(20));
      var fact = random.nextBoolean() ? answer(id, time, random.nextInt(11)) : open(id, time, 1);
      facts.add(random.nextInt(4) == 0 ? voidOf(fact, 1) : fact);
    }
    return facts;
  }

  /// Both looks, each amid what others do at the same time.
  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {1, 10_001, 20_260_301})
  void whereARecorderAndARollupWorkAtTheSameTimeNothingIsReported(long firstSeed) {
    int suspected = 0;
    for (long seed = firstSeed; seed < firstSeed + HISTORIES; seed++) {
      var random = new Random(seed);
      var check =
          new CheckWorld(recorded(random.nextBoolean() ? new RollupWorld() : new RollupWorld(250)));
      check.after(BEFORE);
      for (int look = 0; look < 2; look++) {
        var interleaving = new Interleaving(random);
        check(check, interleaving);
        recorder(check.world, interleaving, "r" + look);
        rollup(check.world, interleaving);
        interleaving.run();
        suspected += check.progress().suspects().size();
        if (random.nextBoolean()) {
          check.world.rollup.run();
        }
        check.world.now = check.job().dueAt();
      }

      assertThat(check.alarms).as("seed %d", seed).isEmpty();
      check.world.rollup = check.world.another();
      check.world.rollup.run();
      check.world.assertRecordsAreTheLog(
          RollupWorld.calendar(1, "UTC"), FIRST, LAST, "seed " + seed);
    }
    assertThat(suspected).as("looks between a log and its mark").isPositive();
  }

  private static void check(CheckWorld check, Interleaving interleaving) {
    var steps = new Steps();
    var of =
        check.check(
            new SteppedTable(check.world.events, steps),
            new SteppedTable(check.world.summary, steps));
    interleaving.add(steps, () -> of.step(check.job()));
  }

  private static void rollup(RollupWorld world, Interleaving interleaving) {
    var steps = new Steps();
    var rollup =
        world.rollup(new SteppedTable(world.events, steps), new SteppedTable(world.summary, steps));
    interleaving.add(steps, rollup::run);
  }

  private static void recorder(RollupWorld world, Interleaving interleaving, String id) {
    var steps = new Steps();
    var events = new SteppedTable(world.events, steps);
    var log = new EventLog(events, RollupWorld.RETENTION);
    var marks = new Marks(events);
    var batches =
        List.<List<LoggedFact>>of(
            List.of(
                answer(id, "2026-02-27T08:30:00Z", 3), open(id + "o", "2026-02-28T08:10:00Z", 1)),
            List.of(voidOf(answer("1", "2026-02-27T08:00:00Z", 9), 1)),
            List.of(answer(id + "b", "2026-02-27T11:30:00Z", 10)));
    interleaving.add(
        steps,
        () -> {
          int token = 7;
          for (var batch : batches) {
            for (var hour : log.append(TENANT, batch, world.now)) {
              marks.mark(TENANT, hour, BigInteger.valueOf(id.hashCode() + token++), world.now);
            }
          }
        });
  }
}
