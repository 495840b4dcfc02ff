package rapport.entity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/// What erasures took out of an entity, and keep out of it.
///
/// @param before whatever is dated before this is gone and never taken again; [Instant#MIN] if that
///   was not said of all its events. To the millisecond
/// @param lastAt when something was erased for the last time; [Instant#MIN] if never. To the
///   millisecond
public record Erased(Instant before, Instant lastAt) {

  /// Of what nobody has erased anything.
  public static final Erased NOTHING = new Erased(Instant.MIN, Instant.MIN);

  public Erased {
    if (before.isAfter(lastAt)) {
      throw new IllegalArgumentException(
          "what is gone before " + before + " was not erased at " + lastAt);
    }
  }

  /// Also everything before that time.
  public Erased andAll(Instant at) {
    var time = at.truncatedTo(ChronoUnit.MILLIS);
    return new Erased(later(before, time), later(lastAt, time));
  }

  /// Also some events before that time.
  public Erased andSome(Instant at) {
    return new Erased(before, later(lastAt, at.truncatedTo(ChronoUnit.MILLIS)));
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

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
