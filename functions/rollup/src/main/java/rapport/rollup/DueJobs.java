package rapport.rollup;

import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import rapport.store.Jobs.Job;

/// The jobs of one run of which steps may be taken. Those of the recorder are only asked for, which
/// takes next to no time: so who waits for one does not wait for the long steps of others.
final class DueJobs {

  private final Iterator<Job> recorders;
  private final Iterator<Job> ours;
  private final Predicate<Job> step;
  private int failed;

  /// @param inTurn in the order in which they get their turns
  /// @param step takes one, and says whether that went well
  DueJobs(List<Job> inTurn, Predicate<Job> step) {
    var isHandedOn = inTurn.stream().collect(Collectors.partitioningBy(JobSteps::isHandedOn));
    this.recorders = isHandedOn.get(true).iterator();
    this.ours = isHandedOn.get(false).iterator();
    this.step = step;
  }

  /// Asks the recorder for steps of its jobs, as long as there is time.
  void handOn(BooleanSupplier time) {
    take(recorders, time);
  }

  /// Takes steps of the other jobs, as long as there is time to begin any.
  void step(BooleanSupplier time) {
    take(ours, time);
  }

  private void take(Iterator<Job> due, BooleanSupplier time) {
    while (due.hasNext() && time.getAsBoolean()) {
      failed += step.test(due.next()) ? 0 : 1;
    }
  }

  /// How many steps did not go well.
  int failed() {
    return failed;
  }
}
