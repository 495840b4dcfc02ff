package rapport.rollup;

import static rapport.rollup.RollupWorld.answer;
import static rapport.rollup.RollupWorld.open;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import rapport.edge.Log;
import rapport.store.Documents;
import rapport.store.EventLog;
import rapport.store.HourRecords;
import rapport.store.Jobs;
import rapport.store.Marks;
import rapport.store.Summaries;
import rapport.store.Table;

/// A check of the records of a [RollupWorld], whose alarms are kept.
final class CheckWorld {

  final List<String> alarms = Collections.synchronizedList(new ArrayList<>());
  final RollupWorld world;
  private final AtomicInteger tokens = new AtomicInteger(1_000_000);

  CheckWorld(RollupWorld world) {
    this.world = world;
  }

  /// Some facts of two months, folded.
  static RollupWorld recorded(RollupWorld world) {
    world.record(
        answer("1", "2026-02-27T08:00:00Z", 9),
        answer("2", "2026-02-27T09:00:00Z", 3),
        open("3", "2026-02-28T08:00:00Z", 1),
        open("4", "2026-01-28T08:00:00Z", 1));
    world.rollup.run();
    return world;
  }

  /// Of a process of its own.
  RecordCheck check(Table events, Table summary) {
    var marks = new Marks(events);
    var summaries = new Summaries(summary);
    var quiet = new Quiet(marks, world.clock);
    Randomness random = () -> BigInteger.valueOf(tokens.incrementAndGet());
    return new RecordCheck(
        new RecordCheck.Checks(
            new DayCheck(
                new LogReading(new EventLog(events, RollupWorld.RETENTION)),
                summaries,
                new HourRecords(summary),
                quiet),
            new AncestorCheck(summaries, quiet),
            RollupWorld.RETENTION,
            random),
        new CalendarStore(new Documents(summary)),
        new Healing(
            marks,
            new AncestorRollup(summaries),
            summaries,
            random,
            world.clock,
            new Log(world.clock, alarms::add)),
        new Jobs(events),
        world.clock);
  }

  /// The next look goes on after this day.
  void after(String day) {
    var jobs = new Jobs(world.events);
    jobs.find(RollupWorld.TENANT, RecordCheck.JOB).ifPresent(jobs::end);
    var progress = new CheckProgress(1, 0, LocalDate.parse(day), true, List.of());
    jobs.start(RollupWorld.TENANT, RecordCheck.JOB, progress.encode(), BigInteger.ONE);
  }

  Jobs.Job job() {
    return new Jobs(world.events).find(RollupWorld.TENANT, RecordCheck.JOB).orElseThrow();
  }

  boolean hasJob() {
    return new Jobs(world.events).find(RollupWorld.TENANT, RecordCheck.JOB).isPresent();
  }

  CheckProgress progress() {
    return CheckProgress.decode(job().state());
  }

  /// One step, whenever it is due.
  void step() {
    check(world.events, world.summary).step(job());
  }

  /// Looks on after a day, and again when that is due.
  void lookTwice(String day) {
    after(day);
    step();
    if (!progress().suspects().isEmpty()) {
      world.now = job().dueAt();
      step();
    }
  }
}
