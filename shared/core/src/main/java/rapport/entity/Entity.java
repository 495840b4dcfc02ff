package rapport.entity;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.fact.Fact;
import rapport.fact.FactId;
import rapport.period.UtcHour;

/// Something whose figures span hours, so that all its events must be seen together: a ticket, a
/// customer.
///
/// @param <T> the type itself
public interface Entity<T extends Entity<T>> {

  /// What it is, as fact ids and keys name it: `ticket`.
  String kind();

  /// Names it within its tenant and kind.
  String id();

  /// Every fact ever put into the log, outside sealed hours.
  SortedSet<Published> published();

  /// What was erased of it.
  Erased erased();

  /// The same entity when something else is said of what was erased.
  T withErased(Erased other);

  /// The same entity with other facts known to be in the log.
  T withPublished(SortedSet<Published> facts);

  /// The same entity, knowing only of the facts it has now: for when all that it has taken back is
  /// known to be void in the log.
  default T withoutVoids(Given given) {
    var current = new TreeSet<Published>();
    milestones(given).forEach(milestone -> current.add(milestone.place()));
    current.retainAll(published());
    return withPublished(current);
  }

  /// All current facts, derived from nothing but the events and what is given.
  List<Milestone> milestones(Given given);

  /// Whether facts of that hour are no longer derived from all that happened, and so are never
  /// published again nor taken back.
  boolean isFrozen(UtcHour hour);

  /// The id that a fact of that name has in the log.
  default FactId factId(String name) {
    return FactId.of(kind(), id(), name);
  }

  /// All current facts with the revision of the entity.
  default List<Fact> facts(long revision, Given given) {
    return milestones(given).stream()
        .map(milestone -> milestone.fact(factId(milestone.name()), revision))
        .toList();
  }

  /// What has to be logged when `before` has become this. What an erasure left in balances is
  /// settled by that: it is known now which hours are final.
  ///
  /// @param revision the entity's revision: a new one if its events changed, else the stored one
  /// @param everything all current facts and all voids instead of the difference: for an event that
  ///   was already in the set, since a crash may have kept its facts from the log
  default Publication<T> publish(T before, long revision, Frame frame, boolean everything) {
    Entity<T> after = erased().remains().isSettled() ? this : withErased(erased().settled(frame));
    return new Publisher<>(after, revision, frame).publish(before, everything);
  }
}
