package rapport.local.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import rapport.local.simulation.Site.Call;

/// The processes of the functions, warm or at work, and which of them goes on when.
final class Processes {

  /// More at once of one function only wait for each other.
  private static final int MAX_AT_WORK = 3;

  /// How far a clock may be off.
  static final int MAX_SKEW_SECONDS = 3;

  private final World world;
  private final Choices choices;
  private final List<Running> running = new ArrayList<>();

  Processes(World world) {
    this.world = world;
    this.choices = world.choices;
  }

  /// A handler and the process it lives in.
  record Warm<T>(Container container, T handler) {}

  /// What a run does.
  ///
  /// @param tenants whose keys it may touch, beside those of whom it finds marks
  /// @param body calls the handler
  /// @param afterwards happens when it has ended in whatever way
  record Job(Set<String> tenants, Runnable body, Runnable afterwards) {}

  <T> Pool<T> pool(Site.Function function, Function<Container, T> make) {
    return new Pool<>(function, make);
  }

  /// The warm processes of a function.
  final class Pool<T> {

    private final Site.Function function;
    private final Function<Container, T> make;
    private final List<Warm<T>> warm = new ArrayList<>();

    private Pool(Site.Function function, Function<Container, T> make) {
      this.function = function;
      this.make = make;
    }

    int atWork() {
      return (int) running.stream().filter(run -> run.container.function() == function).count();
    }

    boolean isFull() {
      return atWork() >= MAX_AT_WORK;
    }

    Warm<T> take() {
      var idle = warm.stream().filter(one -> !one.container().isBusy()).findFirst();
      if (idle.isPresent() && (world.isCalm() || !choices.oneIn(world.aim.isSet() ? 3 : 10))) {
        return idle.get();
      }
      int skew = world.isCalm() ? 0 : choices.below(2 * MAX_SKEW_SECONDS + 1);
      int seconds = skew > MAX_SKEW_SECONDS ? MAX_SKEW_SECONDS - skew : skew;
      var container = new Container(world, function, 1000L * seconds);
      if (idle.isPresent()) {
        count(Fault.COLD, function);
      }
      if (seconds != 0) {
        count(Fault.SKEWED, function);
      }
      var fresh = new Warm<>(container, make.apply(container));
      warm.add(fresh);
      return fresh;
    }

    /// Begins a run, and lets it go on until it gives way, or to its end.
    void start(Warm<T> process, Job job) {
      var container = process.container();
      var invocation = new Invocation(job.tenants(), world.now());
      container.begin(invocation);
      var run = new Running(container, job, () -> warm.remove(process));
      invocation.runsOn(run.strand);
      running.add(run);
      run.goOn();
      if (!world.isCalm() && choices.below(2) == 0) {
        run.goOnToTheEnd();
      }
    }
  }

  /// A run that has not ended.
  private final class Running {

    private final Container container;
    private final Job job;
    private final Runnable gone;
    private final Turns.Strand strand;
    private boolean lives;

    private Running(Container container, Job job, Runnable gone) {
      this.container = container;
      this.job = job;
      this.gone = gone;
      this.strand = world.turns.strand(this::work);
    }

    private void work() {
      try {
        job.body().run();
        lives = true;
      } catch (RuntimeException _) { // as Lambda says that the function failed
        lives = true;
      }
    }

    private void goOn() {
      try {
        strand.goOn();
      } finally {
        clear();
      }
    }

    private void goOnToTheEnd() {
      while (!strand.ended() && !world.letsOthersOn()) {
        goOn();
      }
    }

    private void kill() {
      count(Fault.KILLED, container.function());
      try {
        strand.kill();
      } finally {
        clear();
      }
    }

    private void clear() {
      if (strand.ended() && running.remove(this)) {
        container.end();
        if (!lives) {
          gone.run();
        }
        job.afterwards().run();
      }
    }
  }

  boolean anyAtWork() {
    return !running.isEmpty();
  }

  /// Lets the oldest go on.
  void goOn() {
    running.getFirst().goOn();
  }

  /// Lets the oldest go on to its end, or to where others are to go on.
  void finishOne() {
    running.getFirst().goOnToTheEnd();
  }

  /// Lets one of them go on, for a while or to its end.
  void goOnOne() {
    if (running.isEmpty()) {
      return;
    }
    int index = choices.below(running.size());
    if (index > 0) {
      count(Fault.FROZEN, running.getFirst().container.function());
    }
    var run = running.get(index);
    if (choices.below(2) == 0) {
      run.goOnToTheEnd();
    } else {
      run.goOn();
    }
  }

  void goOnAll() {
    while (!running.isEmpty()) {
      goOn();
    }
  }

  void kill() {
    if (!running.isEmpty() && choices.oneIn(2)) {
      running.get(choices.below(running.size())).kill();
    }
  }

  /// No function runs longer than that.
  void endThoseOlderThan(long millis) {
    var oldest = world.now().minusMillis(millis);
    for (Running run : List.copyOf(running)) {
      if (run.container.invocation().beganAt().isBefore(oldest)) {
        run.kill();
      }
    }
  }

  /// After a violation, so that no thread is left.
  void end() {
    for (Running run : List.copyOf(running)) {
      try {
        run.kill();
      } catch (Error _) {
        running.remove(run); // one is enough
      }
    }
  }

  void count(Fault fault, Site.Function function) {
    if (!world.isCalm()) {
      world.count(fault, Site.ofMessages(function, Call.RUN));
    }
  }
}
