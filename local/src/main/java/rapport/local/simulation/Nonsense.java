package rapport.local.simulation;

import java.util.Set;
import rapport.store.Quarantine;

/// What can't be counted must lie in quarantine once it was taken from the queue.
final class Nonsense {

  private static final int MAX_KEPT = 10_000;

  private Nonsense() {}

  /// @param sent messages that bring nothing that can be counted
  static void check(World world, Tenant tenant, Set<String> sent) {
    var kept = new Quarantine(world.events, world.retention).list(tenant.name(), MAX_KEPT);
    for (String nonsense : sent) {
      boolean there =
          kept.stream().anyMatch(one -> !one.reason().isEmpty() && nonsense.contains(one.body()));
      if (!there) {
        throw new Violation("I1: not in quarantine: " + nonsense + ", which has " + kept);
      }
    }
  }
}
