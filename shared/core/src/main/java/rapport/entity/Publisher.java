package rapport.entity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import rapport.fact.Fact;
import rapport.period.UtcHour;

/// Compares what an entity's facts are with what they were.
final class Publisher<T extends Entity<T>> {

  private static final Fact.Origin NOBODY = new Fact.Origin("", "");

  private final Entity<T> after;
  private final long revision;
  private final Given given;
  private final Predicate<UtcHour> closed;

  Publisher(Entity<T> after, long revision, Frame frame) {
    this.after = after;
    this.revision = revision;
    this.given = frame.given();
    this.closed = frame.sealed(after.erased()).or(after::isFrozen);
  }

  Publication<T> publish(T before, boolean everything) {
    var current = byPlace(after);
    var earlier = everything ? Collections.<Published, Milestone>emptySortedMap() : logged(before);
    var facts = new ArrayList<Fact>();
    current.forEach(
        (place, milestone) -> {
          if (!milestone.equals(earlier.get(place))) {
            facts.add(milestone.fact(after.factId(place.name()), revision));
          }
        });
    for (Published place : after.published()) {
      boolean stood = everything || earlier.containsKey(place);
      if (stood && !current.containsKey(place) && !closed.test(place.hour())) {
        facts.add(Fact.voidOf(after.factId(place.name()), place.hour(), revision, NOBODY));
      }
    }
    return new Publication<>(after.withPublished(known(before, current)), facts);
  }

  private SortedMap<Published, Milestone> byPlace(Entity<T> entity) {
    var byPlace = new TreeMap<Published, Milestone>();
    for (Milestone milestone : entity.milestones(given)) {
      var place = milestone.place();
      if (!closed.test(place.hour()) && byPlace.put(place, milestone) != null) {
        throw new IllegalStateException("two facts are called " + place);
      }
    }
    return byPlace;
  }

  /// What was derived before and is known to have been put into the log.
  private SortedMap<Published, Milestone> logged(T before) {
    var logged = byPlace(before);
    logged.keySet().retainAll(before.published());
    return logged;
  }

  /// Forgets closed hours, but not if that were the only change: it is not worth a write.
  private SortedSet<Published> known(T before, Map<Published, Milestone> current) {
    if (after.equals(before) && after.published().containsAll(current.keySet())) {
      return after.published();
    }
    var known = new TreeSet<>(current.keySet());
    after.published().stream().filter(place -> !closed.test(place.hour())).forEach(known::add);
    return known;
  }
}
