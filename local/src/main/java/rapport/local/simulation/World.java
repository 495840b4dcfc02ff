package rapport.local.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import rapport.store.Key;
import rapport.store.Range;

/// What all parts of one run share: its choices, its time, its tables, and what it has done so far.
final class World {

  /// What one call takes, so that no two happen at the same time.
  private static final int CALL_MILLIS = 7;

  private static final List<Instant> BEGINNINGS =
      List.of(Instant.parse("2026-02-28T20:30:00Z"), Instant.parse("2026-03-28T22:30:00Z"));

  private static final long PRIME = 0x9E3779B97F4A7C15L;

  final Choices choices;
  final Plot plot;
  final Duration retention;
  final Weather weather;
  final Plant plant;
  final Aim aim;
  final Turns turns = new Turns();
  final Shelf events = new Shelf();
  final Shelf summary = new Shelf();
  final Tally.OfRun tally;
  final RandomGenerator random;

  /// Writes that were sent and have not arrived.
  final List<Runnable> late = new ArrayList<>();

  /// Every day of it is gone over when a customer is erased.
  private static final Duration ERASING_RETENTION = Duration.ofDays(30);

  /// Where the marks of the tenants lie.
  final Set<String> markPartitions = new HashSet<>();

  /// When something was put into quarantine first, whether that came to pass or not.
  private final Map<Key, Instant> putAsideAt = new HashMap<>();

  /// Nobody wants to know.
  static final Consumer<String> SILENT = _ -> {};

  private Consumer<String> story = SILENT;
  private BooleanSupplier allRecorded = () -> true;
  private long nowMillis;
  private long trace;
  private int numbers;
  private boolean calm;
  private boolean lettingOthersOn;

  World(Setting setting, Choices choices, Tally.OfRun tally) {
    this.choices = choices;
    this.plot = setting.plot();
    this.retention = setting.errand() == Errand.Kind.ERASURE ? ERASING_RETENTION : plot.retention();
    this.plant = setting.plant();
    this.aim = setting.aim();
    this.tally = tally;
    this.weather = new Weather(choices, aim);
    this.random = new SplittableRandom(setting.seed());
    this.nowMillis = BEGINNINGS.get(choices.below(BEGINNINGS.size())).toEpochMilli();
  }

  /// What a run is about.
  ///
  /// @param seed of the functions' own source of chance
  record Setting(long seed, Plot plot, Errand.Kind errand, Aim aim, Plant plant) {
    static Setting of(long seed, Choices choices, Plant plant) {
      var aim = Aim.of(choices);
      if (aim.isSet()) {
        return new Setting(seed, aim.plot(), aim.errand(), aim, plant);
      }
      var plot = Plot.of(choices);
      return new Setting(seed, plot, Errand.Kind.of(plot, choices), aim, plant);
    }
  }

  /// @param empty whether no message of the events waits, is being worked on, or is a dead letter
  void recordsFrom(BooleanSupplier empty) {
    allRecorded = empty;
  }

  /// Whether no recording of an event may be broken off.
  boolean allRecorded() {
    return allRecorded.getAsBoolean();
  }

  /// What time it really is.
  Instant now() {
    return Instant.ofEpochMilli(nowMillis);
  }

  /// 1, 2, 3 …
  int nextNumber() {
    return ++numbers;
  }

  /// Whether a range is one of many that find nothing: marks where no tenant has any, or entities
  /// where there are none.
  boolean isIdle(Range range) {
    var partition = range.partition();
    return switch (partition.charAt(0)) {
      case 'q' -> !markPartitions.contains(partition);
      case 'e' -> !events.hasRevised(partition);
      default -> false;
    };
  }

  void putsAside(Key key) {
    putAsideAt.putIfAbsent(key, now());
  }

  /// @param key of something that lies in quarantine
  Instant putAsideAt(Key key) {
    return putAsideAt.getOrDefault(key, now());
  }

  void pass(long millis) {
    nowMillis += millis;
  }

  /// From now on nothing goes wrong.
  void calm() {
    calm = true;
    lettingOthersOn = false;
    land(late.size());
  }

  /// Nothing goes wrong meanwhile.
  void truce(Runnable work) {
    calm = true;
    try {
      work.run();
    } finally {
      calm = false;
    }
  }

  boolean isCalm() {
    return calm;
  }

  /// What one call of a table or queue meets.
  Fault fault(Weather.Kind kind, int site) {
    pass(CALL_MILLIS);
    trace(site);
    if (calm) {
      return Fault.NONE;
    }
    tally.call(kind, site);
    var fault = weather.of(kind, site, choices);
    if (fault != Fault.NONE && !fault.mayDoNothing()) {
      count(fault, site);
    }
    return fault;
  }

  /// Counts a fault that makes a difference only now and then.
  void met(Fault fault, int site, boolean different) {
    if (different) {
      count(fault, site);
    } else {
      tally.addIdle(fault, site);
    }
  }

  /// Lets others go on before a call, and counts it if any did.
  void giveWay(Invocation invocation, int site) {
    lettingOthersOn |= aim.isAt(site) && !calm;
    if (invocation.giveWay()) {
      count(Fault.GAVE_WAY, site);
    }
  }

  /// Whether a run has given way where others are to go on for certain.
  boolean letsOthersOn() {
    return lettingOthersOn;
  }

  void othersWentOn() {
    lettingOthersOn = false;
  }

  void count(Fault fault, int site) {
    trace(fault.ordinal());
    tell(() -> "  " + Site.name(site) + ": " + fault.words());
    tally.add(fault, site);
  }

  /// Says what happens, if somebody wants to know.
  void tell(Supplier<String> what) {
    if (story != SILENT) {
      story.accept(now() + " " + what.get());
    }
  }

  void tellTo(Consumer<String> listener) {
    story = listener;
  }

  /// Notes that something happened.
  void trace(long what) {
    trace = (trace ^ what) * PRIME;
    trace ^= trace >>> 29;
  }

  /// What all that has happened comes down to.
  long traced() {
    return trace;
  }

  /// Lets some of the writes arrive that are under way, the oldest first.
  void land(int count) {
    for (int i = 0; i < count && !late.isEmpty(); i++) {
      trace(Fault.LANDED.ordinal());
      late.removeFirst().run();
    }
  }
}
