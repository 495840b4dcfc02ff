package rapport.entity;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import rapport.event.Version;
import rapport.fact.Fact;
import rapport.fact.FactId;
import rapport.period.UtcHour;

/// What the log holds and what counts of it: of one id and hour the highest revision.
public final class SimulatedLog {

  private record Place(FactId id, UtcHour hour) {}

  private final Map<Place, Fact> winners = new HashMap<>();

  /// @throws AssertionError if two different contents have one id, hour and revision, since then
  ///   chance would decide
  public void add(Collection<Fact> facts) {
    for (Fact fact : facts) {
      winners.merge(
          new Place(fact.id(), fact.hour()),
          fact,
          (holder, challenger) -> {
            long order = challenger.version().revision() - holder.version().revision();
            if (order == 0 && !holder.equals(challenger)) {
              throw new AssertionError("two contents of one revision: " + holder + challenger);
            }
            return order > 0 ? challenger : holder;
          });
    }
  }

  /// What counts, without revisions.
  public Set<Fact> standing() {
    return withoutRevisions(
        winners.values().stream().filter(fact -> !fact.version().voided()).toList());
  }

  public static Set<Fact> withoutRevisions(Collection<Fact> facts) {
    return facts.stream()
        .map(
            fact ->
                new Fact(
                    fact.id(),
                    Version.FIRST,
                    fact.time(),
                    fact.origin(),
                    fact.segments(),
                    fact.measures(),
                    fact.texts()))
        .collect(toSet());
  }
}
