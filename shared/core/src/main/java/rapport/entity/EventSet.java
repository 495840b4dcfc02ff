package rapport.entity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import rapport.bytes.Sha256;

/// A set of events as a list in order of [Stamp]: every identity once, with the content that
/// counts.
///
/// Union is associative, commutative and idempotent, so neither the order of arrival nor redelivery
/// nor the split into batches matters.
public final class EventSet {

  private EventSet() {}

  /// All events of both. Of two contents of one identity the higher revision stays, then the
  /// greater SHA-256 of the content.
  public static <E extends EntityEvent> List<E> union(
      Collection<? extends E> some, Collection<? extends E> more) {
    Map<Stamp.Identity, E> winners = HashMap.newHashMap(some.size() + more.size());
    for (Collection<? extends E> events : List.of(some, more)) {
      for (E event : events) {
        winners.merge(event.stamp().identity(), event, EventSet::winner);
      }
    }
    return inOrder(winners.values());
  }

  /// The events that came live or by another import.
  public static <E extends EntityEvent> List<E> without(List<E> events, String importName) {
    Predicate<E> stays = event -> !event.stamp().importName().equals(importName);
    return events.stream().filter(stays).toList();
  }

  /// @throws IllegalArgumentException unless the events are in order and each identity is once
  public static void requireOrder(List<? extends EntityEvent> events) {
    var identities = HashMap.<Stamp.Identity, Stamp>newHashMap(events.size());
    for (int i = 0; i < events.size(); i++) {
      var stamp = events.get(i).stamp();
      if (i > 0 && events.get(i - 1).stamp().compareTo(stamp) >= 0) {
        throw new IllegalArgumentException("events must be in order of time and hash");
      }
      if (identities.put(stamp.identity(), stamp) != null) {
        throw new IllegalArgumentException("an identity must be in a set of events only once");
      }
    }
  }

  private static <E extends EntityEvent> List<E> inOrder(Collection<E> events) {
    return events.stream().sorted((one, other) -> one.stamp().compareTo(other.stamp())).toList();
  }

  private static <E extends EntityEvent> E winner(E holder, E challenger) {
    int byRevision =
        Long.compare(challenger.stamp().version().revision(), holder.stamp().version().revision());
    if (byRevision != 0) {
      return byRevision > 0 ? challenger : holder;
    }
    if (challenger.equals(holder)) {
      return holder;
    }
    var challenging = Sha256.of(challenger.content().toArray());
    var holding = Sha256.of(holder.content().toArray());
    return challenging.compareTo(holding) > 0 ? challenger : holder;
  }
}
