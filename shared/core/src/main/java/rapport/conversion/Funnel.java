package rapport.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rapport.statistics.Proportion;

/// The distinct customers that reached each stage of a journey, having reached all stages before.
///
/// @param reached for each stage, in order, 0 or more and never more than the stage before
public record Funnel(List<Long> reached) {

  public Funnel {
    reached = List.copyOf(reached);
    long before = Long.MAX_VALUE;
    for (long customers : reached) {
      if (customers < 0 || customers > before) {
        throw new IllegalArgumentException(
            "each stage has 0 customers or more and at most those of the stage before, got "
                + reached);
      }
      before = customers;
    }
  }

  /// One for each stage after the first, in order.
  public List<Step> steps() {
    var steps = new ArrayList<Step>();
    for (int stage = 1; stage < reached.size(); stage++) {
      steps.add(new Step(reached.get(stage), reached.get(stage - 1), reached.getFirst()));
    }
    return List.copyOf(steps);
  }

  /// @param customers that reached the stage
  /// @param before that reached the stage before
  /// @param first that reached the first stage
  public record Step(long customers, long before, long first) {

    /// Of those at the stage before; nothing if there was nobody.
    public Optional<Proportion> ofBefore() {
      return Proportion.of(customers, before);
    }

    /// Of those at the first stage; nothing if there was nobody.
    public Optional<Proportion> ofFirst() {
      return Proportion.of(customers, first);
    }
  }
}
