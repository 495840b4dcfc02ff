package rapport.local.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import rapport.edge.Log;
import rapport.edge.Surroundings;
import rapport.store.Item;
import rapport.store.Table;

/// A process of a function, which serves one run after the other and remembers what a warm handler
/// does. Its clock may be off.
final class Container {

  private static final String WRONG_RECORD = "\"a record is not the fold of its log\"";

  private final World world;
  private final Site.Function function;
  private final Clock clock;
  private final int number;
  private Invocation invocation = new Invocation(Set.of(), Instant.EPOCH);
  private final List<Item> marksRead = new ArrayList<>();
  private List<Told> brought = List.of();
  private boolean busy;

  /// @param skewMillis how far its clock is ahead
  Container(World world, Site.Function function, long skewMillis) {
    this.world = world;
    this.function = function;
    this.number = world.nextNumber();
    this.clock =
        new SkewedClock(world, skewMillis + world.plant.ahead(function, number).toMillis());
  }

  Site.Function function() {
    return function;
  }

  /// What it is called where the run is told.
  String name() {
    return function.name().toLowerCase(Locale.ROOT) + " " + number;
  }

  /// What it is doing, or did last.
  Invocation invocation() {
    return invocation;
  }

  boolean isBusy() {
    return busy;
  }

  void begin(Invocation run) {
    invocation = run;
    busy = true;
  }

  /// What its next run is given to send on.
  void brings(List<Told> events) {
    brought = events;
  }

  List<Told> brought() {
    return brought;
  }

  void end() {
    busy = false;
  }

  /// What a planted bug remembers.
  List<Item> marksRead() {
    return marksRead;
  }

  Table events() {
    return world.plant.wrap(new SimulatedTable(world, this, world.events), world, this);
  }

  Table summary() {
    return world.plant.wrap(new SimulatedTable(world, this, world.summary), world, this);
  }

  /// How long the log keeps an hour.
  Duration retention() {
    return world.retention;
  }

  Surroundings surroundings() {
    return new Surroundings(clock, world.plant.wrap(world.random), new Log(clock, this::logged));
  }

  /// The nightly check says so of a right record never. It may be right where a bug is planted, and
  /// where a recording was broken off between log and mark and its message has not come again.
  private void logged(String line) {
    if (world.plant == Plant.NOTHING && line.contains(WRONG_RECORD) && world.allRecorded()) {
      throw new Violation("I6: the nightly check reports " + line);
    }
  }

  private static final class SkewedClock extends Clock {

    private final World world;
    private final long skewMillis;

    private SkewedClock(World world, long skewMillis) {
      this.world = world;
      this.skewMillis = skewMillis;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("every clock here shows UTC");
    }

    @Override
    public Instant instant() {
      return world.now().plusMillis(skewMillis);
    }
  }
}
