package rapport.local.simulation;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import rapport.local.simulation.Site.Function;
import rapport.local.simulation.Stories.Kind;
import rapport.store.Marks;

/// One run: events are sent, recorded, rolled up and read while everything goes wrong; then nothing
/// does any more, all settles, and the figures must be those of the events.
final class Simulation {

  /// How a fault begins that is none of a figure: a run has thrown something.
  static final String THROWN = "thrown: ";

  private static final List<String> ZONES =
      List.of("UTC", "Asia/Kolkata", "Europe/Berlin", "America/New_York");
  private static final int MAX_CALM_BATCH = 10;

  /// Of so many short runs one has its records held against the log.
  private static final int LEDGERS = 8;

  /// No event happened longer before a run began.
  private static final Duration LONGEST_AGO = Duration.ofDays(5);

  private static final int MAX_ROUNDS = 40;
  private static final int MINUTE_MILLIS = 60_000;
  private static final long LONGEST_RUN_MILLIS = 15L * MINUTE_MILLIS;

  private final World world;
  private final Choices choices;
  private final Post events;
  private final Post work;
  private final List<Tenant> tenants = new ArrayList<>();
  private final Processes processes;
  private final Requests requests;
  private final Actors actors;
  private final Sender sender;
  private final Errand errand;
  private final Ageing ageing;
  private final Rough.Cast cast;
  private final Instant beganAt;
  private final Plot plot;

  private Simulation(long seed, Choices choices, Plant plant, Tally.OfRun tally) {
    this.choices = choices;
    var setting = World.Setting.of(seed, choices, plant);
    this.plot = setting.plot();
    var aim = setting.aim();
    this.world = new World(setting, choices, tally);
    this.beganAt = world.now();
    this.events = new Post(world, Function.RECORDER, 2 + choices.below(3));
    world.recordsFrom(events::isEmpty);
    this.work = new Post(world, Function.ROLLUP, 3);
    int count = choices.oneIn(plot.isWhole() ? 3 : 8) ? 2 : 1;
    for (int i = 0; i < count; i++) {
      boolean drawn = choices.below(2) == 1;
      boolean targets = aim.needsTargets() || drawn && !aim.avoidsTargets();
      var tenant = new Tenant(i == 0 ? "a" : "b", ZONES.get(choices.below(ZONES.size())), targets);
      tenant.furniture().forEach(world.summary::furnish);
      tenants.add(tenant);
      world.markPartitions.add("q#%02d".formatted(Marks.partitionOf(tenant.name())));
    }
    this.ageing = new Ageing(world, tenants.getFirst());
    this.errand = new Errand(world, tenants.getFirst(), setting.errand());
    this.processes = new Processes(world);
    this.requests = new Requests(world, processes, events);
    var ways = new Sender.Ways(events, requests);
    this.sender = new Sender(world, plot.size(), tenants, ways, errand);
    this.actors = new Actors(world, processes, events, work, sender);
    this.cast = new Rough.Cast(events, requests, processes, actors, sender, errand, ageing);
  }

  /// What came of a run.
  ///
  /// @param trace the same for the same run
  /// @param fault what is wrong, empty if nothing is
  record Result(long trace, String fault, int faults, int[] choices) {
    boolean isRight() {
      return fault.isEmpty();
    }
  }

  static Result run(long seed, Choices choices, Plant plant, Tally.OfRun tally) {
    return told(seed, choices, plant, tally, World.SILENT);
  }

  /// @param listener is told all that happens
  static Result told(
      long seed, Choices choices, Plant plant, Tally.OfRun tally, Consumer<String> listener) {
    try {
      var simulation = new Simulation(seed, choices, plant, tally);
      simulation.world.tellTo(listener);
      return simulation.run(tally);
    } catch (RuntimeException | Error e) {
      return thrown(e, tally, choices);
    }
  }

  /// What a run throws that is no violation is a fault of the simulator, or of a handler that lets
  /// an error through.
  private static Result thrown(Throwable e, Tally.OfRun tally, Choices choices) {
    var trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return new Result(0, THROWN + trace, tally.faults(), choices.made());
  }

  private Result run(Tally.OfRun tally) {
    var fault = "";
    try {
      new Rough(world, tenants, cast).run();
      settle();
      compare();
    } catch (Violation e) {
      fault = e.getMessage();
    } finally {
      processes.end();
    }
    return new Result(world.traced(), fault, tally.faults(), choices.made());
  }

  /// The faults have stopped: everything is delivered, and two runs leave no mark.
  private void settle() {
    processes.goOnAll();
    world.calm();
    sender.sendAll();
    postAll();
    deliverAll();
    finishErrand();
    if (errand.sendsAllAgain()) {
      events.sendAllAgain();
      deliverAll();
    }
    world.pass((Tenant.TARGET_MINUTES + 10L) * MINUTE_MILLIS);
    if (actors.anyWakeDue()) {
      actors.roll(); // makes marks of what time alone has made
    }
    for (int round = 0; round < 2; round++) {
      actors.roll();
      actors.workOffAll();
    }
    var marks = actors.marks(tenants);
    if (!marks.isEmpty()) {
      throw new Violation("I7: marks after two runs without faults: " + marks);
    }
    if (choices.below(4) == 0 && !actors.anythingMayBeDue()) {
      actors.rollIdle();
    }
  }

  private void postAll() {
    for (int round = 0; requests.areOpen(); round++) {
      if (round > MAX_ROUNDS) {
        throw new Violation("a request is not answered with 202 although nothing goes wrong");
      }
      requests.post();
    }
  }

  private void deliverAll() {
    for (int round = 0; !events.isEmpty(); round++) {
      if (round > MAX_ROUNDS) {
        throw new Violation("a message can't be recorded although nothing goes wrong any more");
      }
      events.redrive();
      actors.record(MAX_CALM_BATCH);
    }
  }

  /// Each step waits for the one before, and some of them a quarter of an hour.
  private void finishErrand() {
    for (int round = 0; errand.isUnderWay(); round++) {
      if (round > MAX_ROUNDS) {
        throw new Violation(errand.kind() + " does not come to an end");
      }
      actors.roll();
      actors.workOffAll();
      deliverAll();
      world.pass(LONGEST_RUN_MILLIS);
    }
  }

  /// Days, months and segments as the reader tells them are those that the events make.
  private void compare() {
    tenants.forEach(tenant -> Nonsense.check(world, tenant, sender.nonsense(tenant)));
    if (plot.ages()) {
      ageing.compare(sender, events, query -> actors.ask(tenants.getFirst(), query));
      return;
    }
    for (Tenant tenant : tenants) {
      var kinds = sender.kinds(tenant);
      var after = errand.after(tenant);
      var comparison =
          new Comparison(
              new Comparison.Subject(
                  after, kinds, new Oracle(after, sender.accepted(), world.now())),
              query -> actors.ask(tenant, query),
              this::some,
              difference -> {
                throw new Violation("I3: " + difference);
              });
      if (plot.isWhole() || choices.oneIn(LEDGERS)) {
        var calendar = errand.calendar(tenant);
        Ledger.check(world, tenant.name(), calendar, beganAt.minus(LONGEST_AGO));
      }
      compare(comparison, segment(kinds));
    }
    errand.lookForTraces();
  }

  private void compare(Comparison comparison, String segment) {
    if (choices.below(2) == 0) {
      var day = beganAt.atZone(ZoneOffset.UTC).toLocalDate();
      comparison.months(day.minusDays(3), day.plusDays(3), segment);
    } else {
      comparison.days(segment);
    }
  }

  /// Of which metrics is asked: of two, where a run is to be short.
  private List<String> some(List<String> metrics) {
    if (plot.isWhole()) {
      return metrics;
    }
    int first = choices.below(metrics.size());
    return List.of(metrics.get(first), metrics.get((first + 1) % metrics.size()));
  }

  private String segment(List<Kind> kinds) {
    boolean whole = choices.below(3) > 0;
    if (whole || kinds.equals(List.of(Kind.CUSTOMERS))) {
      return "";
    }
    boolean answers = kinds.contains(Kind.ANSWERS) || kinds.contains(Kind.VOTES);
    return answers ? "region:EMEA" : "channel:web";
  }
}
