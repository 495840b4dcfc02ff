package rapport.retention;

import java.util.List;
import rapport.statistics.Proportion;

/// One cohort of [Cohorts].
///
/// @param cohort the period of its customers' first activity
/// @param active customers active in that period and in each one after it; the first number is the
///   size of the cohort
public record CohortRow(int cohort, List<Long> active) {

  public CohortRow {
    active = List.copyOf(active);
  }

  public long size() {
    return active.getFirst();
  }

  /// The share active in each period, the first of which is always 1.
  public List<Proportion> retention() {
    return active.stream().map(count -> new Proportion(count, size())).toList();
  }
}
