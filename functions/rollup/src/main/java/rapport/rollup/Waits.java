package rapport.rollup;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import rapport.store.Jobs.Job;
import rapport.store.Marks.Pending;

/// Who has spent its budget for folding.
final class Waits {

  private final Set<String> still = new HashSet<>();
  private final Map<String, Job> over = new TreeMap<>();

  void take(Pending pending) {
    pauses(pending.laterJobs()).forEach(job -> still.add(job.tenant()));
    pauses(pending.dueJobs()).forEach(job -> over.put(job.tenant(), job));
  }

  private static Stream<Job> pauses(Collection<Job> jobs) {
    return jobs.stream().filter(job -> job.name().equals(FoldBudget.JOB));
  }

  boolean still(String tenant) {
    return still.contains(tenant);
  }

  /// The pause of a tenant that is just over, once.
  Optional<Job> takeOver(String tenant) {
    return Optional.ofNullable(over.remove(tenant));
  }

  /// The other pauses that are over.
  List<Job> over() {
    return List.copyOf(over.values());
  }
}
