package rapport.entity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// What erasures took out of an entity, and keep out of it.
///
/// @param before whatever is dated before this is gone and never taken again; [Instant#MIN] if that
///   was not said of all its events. To the millisecond
/// @param lastAt when something was erased for the last time; [Instant#MIN] if never. To the
///   millisecond
/// @param remains what of it is in balances
public record Erased(Instant before, Instant lastAt, Remains remains) {

  /// Of what nobody has erased anything.
  public static final Erased NOTHING = new Erased(Instant.MIN, Instant.MIN, Remains.NOTHING);

  private static final Duration STAYS_OPEN = Duration.ofHours(12);

  public Erased {
    if (before.isAfter(lastAt)) {
      throw new IllegalArgumentException(
          "what is gone before " + before + " was not erased at " + lastAt);
    }
  }

  /// Also everything before that time.
  public Erased andAll(Instant at) {
    var time = at.truncatedTo(ChronoUnit.MILLIS);
    return new Erased(later(before, time), later(lastAt, time), remains);
  }

  /// Also some events before that time.
  public Erased andSome(Instant at) {
    return new Erased(before, later(lastAt, at.truncatedTo(ChronoUnit.MILLIS)), remains);
  }

  /// The same when facts have gone by it.
  ///
  /// @param until the facts of the entity until now
  /// @param from its facts from now on
  public Erased when(List<Milestone> until, List<Milestone> from) {
    return new Erased(before, lastAt, remains.when(until, from));
  }

  /// The same when it is known which hours are final.
  public Erased settled(Frame frame) {
    return new Erased(before, lastAt, remains.settled(frame.openFrom(), frame.sealed(this)));
  }

  /// Whether anything of it is, or may be, in balances.
  public boolean hasRemains() {
    return !remains.equals(Remains.NOTHING);
  }

  /// These facts, and those that take back what final hours have put into balances.
  public List<Milestone> withBalances(List<Milestone> facts) {
    return hasRemains()
        ? Stream.concat(facts.stream(), remains.milestones().stream()).toList()
        : facts;
  }

  /// Whether an event is gone, or must not come in.
  public boolean covers(EntityEvent event) {
    return event.stamp().time().isBefore(before);
  }

  /// The events that it leaves.
  public <E extends EntityEvent> List<E> leave(Collection<E> events) {
    return events.stream().filter(event -> !covers(event)).toList();
  }

  /// @throws IllegalArgumentException if one of these events should be gone
  public void requireGone(List<? extends EntityEvent> events) {
    if (events.stream().anyMatch(this::covers)) {
      throw new IllegalArgumentException("an event before " + before + " should be gone");
    }
  }

  /// As of when is asked which hours are final; see [#finalAsOf(Instant, Instant)].
  Instant finalAsOf(Instant now) {
    return finalAsOf(lastAt, now);
  }

  /// As of when is asked which hours are final for what was erased. What of it is taken back as
  /// held by final hours and what is void itself is found out at several moments, and no hour that
  /// closes in between may be taken for both or neither. So for half a day it is when it was
  /// erased: hours are still folded for a day after they have closed.
  public static Instant finalAsOf(Instant erasedAt, Instant now) {
    return now.isBefore(erasedAt.plus(STAYS_OPEN)) ? erasedAt : now;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
