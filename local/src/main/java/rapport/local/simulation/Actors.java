package rapport.local.simulation;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import rapport.local.simulation.Processes.Job;
import rapport.local.simulation.Processes.Pool;
import rapport.local.simulation.Processes.Warm;
import rapport.local.simulation.Site.Function;
import rapport.reader.ReaderHandler;
import rapport.recorder.RecorderHandler;
import rapport.rollup.RollupHandler;
import rapport.store.Marks;

/// What calls the functions: queues, the scheduler, and those who ask.
final class Actors {

  private static final double IDLE_READS = 16;
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int UNAVAILABLE = 503;

  private final World world;
  private final Post events;
  private final Post work;
  private final Sender sender;
  private final Processes processes;
  private final Pool<RecorderHandler> recorders;
  private final Pool<RollupHandler> rollups;
  private final Pool<ReaderHandler> readers;

  Actors(World world, Processes processes, Post events, Post work, Sender sender) {
    this.world = world;
    this.events = events;
    this.work = work;
    this.sender = sender;
    this.processes = processes;
    this.recorders = processes.pool(Function.RECORDER, Functions::recorder);
    this.rollups =
        processes.pool(
            Function.ROLLUP, container -> Functions.rollup(container, work, events, byTheHour()));
    this.readers = processes.pool(Function.READER, Functions::reader);
  }

  /// An older version of the rollup kept days in another way: both may be at work while one takes
  /// the other's place.
  private boolean byTheHour() {
    boolean hourly = world.choices.oneIn(6);
    if (hourly) {
      processes.count(Fault.OTHER_VERSION, Function.ROLLUP);
    }
    return hourly;
  }

  void record(int most) {
    if (recorders.isFull()) {
      return;
    }
    var delivered = new Delivered(events, events.receive(most));
    if (delivered.letters().isEmpty()) {
      return;
    }
    var process = recorders.take();
    recorders.start(
        process,
        new Job(delivered.tenants(), () -> record(process, delivered), delivered::giveBack));
  }

  private void record(Warm<RecorderHandler> process, Delivered delivered) {
    if (world.plant == Plant.ACKNOWLEDGED_FIRST) {
      delivered.acknowledgeBut(Set.of());
    }
    var failed = Functions.record(process.handler(), delivered.letters(), world.plant);
    var invocation = process.container().invocation();
    var excused = new HashSet<>(delivered.tenants(failed));
    excused.addAll(sender.takenBackSince(invocation.beganAt()));
    invocation.succeedsBut(excused);
    boolean ignored = world.plant == Plant.FAILURES_ACKNOWLEDGED;
    delivered.acknowledgeBut(ignored ? Set.of() : failed);
  }

  /// The scheduler's call.
  void roll() {
    if (rollups.isFull()) {
      return;
    }
    if (rollups.atWork() > 0) {
      processes.count(Fault.TOGETHER, Function.ROLLUP);
    }
    var process = rollups.take();
    rollups.start(process, new Job(Set.of(), () -> Functions.roll(process.handler()), () -> {}));
  }

  /// A message of the work queue.
  void workOff() {
    if (rollups.isFull()) {
      return;
    }
    var delivered = new Delivered(work, work.receive(1));
    if (delivered.letters().isEmpty()) {
      return;
    }
    var letter = delivered.letters().getFirst();
    var process = rollups.take();
    rollups.start(
        process,
        new Job(
            delivered.tenants(),
            () -> {
              boolean done = Functions.workOff(process.handler(), letter);
              delivered.acknowledgeBut(done ? Set.of() : Set.of(letter.id()));
            },
            delivered::giveBack));
  }

  boolean anyWork() {
    return work.hasWaiting();
  }

  void workOffAll() {
    while (anyWork()) {
      workOff();
    }
  }

  /// A question while everything goes on: what it tells was sent, and what had been recorded before
  /// is in it.
  void read(Tenant tenant) {
    if (readers.isFull()) {
      return;
    }
    var glance = new Glance(tenant, sender, events);
    var process = readers.take();
    readers.start(
        process, new Job(Set.of(tenant.name()), () -> read(process, tenant, glance), () -> {}));
  }

  private static void read(Warm<ReaderHandler> process, Tenant tenant, Glance glance) {
    var answer = Functions.get(process.handler(), tenant.reader(), glance.query());
    if (answer.getStatusCode() == OK) {
      glance.check(Figures.of(answer.getBody()));
    } else if (answer.getStatusCode() != UNAVAILABLE) {
      throw new Violation("the reader answers " + answer.getStatusCode() + answer.getBody());
    }
  }

  /// Whether a run of the rollup would find something to do.
  boolean anythingDue() {
    return anythingDue(world.now());
  }

  /// Whether a run of the rollup may find something to do, by whatever clock.
  boolean anythingMayBeDue() {
    return anythingDue(world.now().plusSeconds(Processes.MAX_SKEW_SECONDS + 1));
  }

  private boolean anythingDue(Instant now) {
    var marks = new Marks(world.events);
    return IntStream.range(0, Marks.PARTITIONS)
        .mapToObj(partition -> marks.pending(partition, now))
        .anyMatch(
            pending ->
                !pending.marks().isEmpty()
                    || !pending.dueWakes().isEmpty()
                    || !pending.dueJobs().isEmpty());
  }

  boolean anyWakeDue() {
    var marks = new Marks(world.events);
    return IntStream.range(0, Marks.PARTITIONS)
        .anyMatch(partition -> !marks.pending(partition, world.now()).dueWakes().isEmpty());
  }

  List<Marks.Mark> marks(List<Tenant> tenants) {
    var marks = new Marks(world.events);
    return tenants.stream().flatMap(tenant -> marks.of(tenant.name()).stream()).toList();
  }

  /// A run that finds nothing to do costs next to nothing.
  void rollIdle() {
    var events = world.events.consumed();
    var summary = world.summary.consumed();
    roll();
    var ofEvents = world.events.consumed().since(events);
    var ofSummary = world.summary.consumed().since(summary);
    double reads = ofEvents.reads() + ofSummary.reads();
    long writes = ofEvents.writes() + ofSummary.writes();
    if (reads > IDLE_READS || writes > 0) {
      throw new Violation("I10: an idle run took %s reads and %d writes".formatted(reads, writes));
    }
  }

  /// A question when nothing goes wrong any more.
  Figures ask(Tenant tenant, String query) {
    var figures = new HashMap<String, Figures>();
    var process = readers.take();
    readers.start(
        process,
        new Job(
            Set.of(tenant.name()),
            () -> figures.put(query, ask(process, tenant, query)),
            () -> {}));
    return Optional.ofNullable(figures.get(query))
        .orElseThrow(() -> new Violation("the reader gave no answer"));
  }

  private Figures ask(Warm<ReaderHandler> process, Tenant tenant, String query) {
    var answer = Functions.get(process.handler(), tenant.reader(), query);
    world.trace(answer.getBody().hashCode());
    boolean unknownSegment =
        answer.getStatusCode() == BAD_REQUEST && answer.getBody().contains("/segment");
    if (answer.getStatusCode() != OK && !unknownSegment) {
      throw new Violation("the reader answers " + answer.getStatusCode() + answer.getBody());
    }
    return unknownSegment ? Figures.none() : Figures.of(answer.getBody());
  }
}
