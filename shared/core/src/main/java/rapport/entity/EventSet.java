package rapport.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import rapport.bytes.Sha256;

/// A set of events as a list in order of [Stamp]: every identity once, with the content that
/// counts.
///
/// Union is associative, commutative and idempotent, so neither the order of arrival nor redelivery
/// nor the split into batches matters.
public final class EventSet {

  private EventSet() {}

  /// All events of both. Of two contents of one identity the higher revision stays, then the one of
  /// more segment values, then the greater SHA-256 of the content.
  ///
  /// @param events a set already; little is done for those that nothing comes for
  public static <E extends EntityEvent> List<E> union(List<E> events, Collection<E> more) {
    Map<Stamp.Identity, E> coming = HashMap.newHashMap(more.size());
    for (E event : more) {
      coming.merge(event.stamp().identity(), event, EventSet::winner);
    }
    var union = new ArrayList<E>(events.size() + coming.size());
    for (E event : events) {
      var identity = event.stamp().identity();
      boolean rivalled = coming.containsKey(identity);
      union.add(rivalled ? winner(event, coming.remove(identity)) : event);
    }
    union.addAll(coming.values());
    union.sort(Comparator.comparing(EntityEvent::stamp));
    return List.copyOf(union);
  }

  /// Whether an event would change nothing: it is in the set, or another content of it beats it.
  /// Tells the same as [#union], in a glance at each event.
  public static <E extends EntityEvent> boolean covers(List<E> events, E event) {
    return rival(events, event).filter(holder -> winner(holder, event).equals(holder)).isPresent();
  }

  /// Whether there is an event of the same identity, with this content or another.
  public static <E extends EntityEvent> boolean has(List<E> events, E event) {
    return rival(events, event).isPresent();
  }

  /// The one of its identity.
  private static <E extends EntityEvent> Optional<E> rival(List<E> events, E event) {
    var stamp = event.stamp();
    return events.stream()
        .filter(one -> one.stamp().hash().equals(stamp.hash()))
        .filter(one -> one.stamp().identity().equals(stamp.identity()))
        .findFirst();
  }

  /// The same events, of which those of an import are taken back.
  ///
  /// @param voided makes an event one that is taken back
  public static <E extends EntityEvent> List<E> takenBack(
      List<E> events, String importName, UnaryOperator<E> voided) {
    return events.stream()
        .map(event -> event.stamp().importName().equals(importName) ? voided.apply(event) : event)
        .toList();
  }

  /// The events that came live or by another import.
  public static <E extends EntityEvent> List<E> without(List<E> events, String importName) {
    Predicate<E> stays = event -> !event.stamp().importName().equals(importName);
    return events.stream().filter(stays).toList();
  }

  /// @throws IllegalArgumentException unless the events are in order and each identity is once
  public static void requireOrder(List<? extends EntityEvent> events) {
    var hashesOfTheHour = new HashSet<EventHash>();
    for (int i = 0; i < events.size(); i++) {
      var stamp = events.get(i).stamp();
      if (i > 0) {
        var before = events.get(i - 1).stamp();
        if (before.compareTo(stamp) >= 0) {
          throw new IllegalArgumentException("events must be in order of time and hash");
        }
        if (!before.identity().hour().equals(stamp.identity().hour())) {
          hashesOfTheHour.clear();
        }
      }
      if (!hashesOfTheHour.add(stamp.hash())) {
        throw new IllegalArgumentException("an identity must be in a set of events only once");
      }
    }
  }

  /// The higher revision; then what says more, as an event does that was sent again after one of
  /// its attributes became a dimension; then the greater SHA-256 of the content.
  private static <E extends EntityEvent> E winner(E holder, E challenger) {
    int byRevision =
        Long.compare(challenger.stamp().version().revision(), holder.stamp().version().revision());
    if (byRevision != 0) {
      return byRevision > 0 ? challenger : holder;
    }
    if (challenger.equals(holder)) {
      return holder;
    }
    int bySegments = Integer.compare(challenger.segments().size(), holder.segments().size());
    if (bySegments != 0) {
      return bySegments > 0 ? challenger : holder;
    }
    var challenging = Sha256.of(challenger.content().toArray());
    var holding = Sha256.of(holder.content().toArray());
    return challenging.compareTo(holding) > 0 ? challenger : holder;
  }
}
