package rapport.ticket;

import java.time.Duration;
import java.time.Instant;

/// The phase a ticket is in, and how long it has been open and paused. Not thread-safe.
final class TicketClock {

  /// What a ticket waits for.
  enum Phase {
    /// Somebody of ours.
    OPEN,
    /// The customer or a third party.
    PAUSED,
    /// Nobody: it is done.
    RESOLVED,
    /// Nobody: it is put away, done or not.
    CLOSED
  }

  private Phase phase = Phase.OPEN;
  private Instant since;
  private Duration open = Duration.ZERO;
  private Duration paused = Duration.ZERO;

  TicketClock(Instant created) {
    this.since = created;
  }

  Phase phase() {
    return phase;
  }

  /// Whether it is in the backlog.
  boolean isUnfinished() {
    return phase == Phase.OPEN || phase == Phase.PAUSED;
  }

  void enter(Phase next, Instant at) {
    open = openUntil(at);
    paused = pausedUntil(at);
    phase = next;
    since = at;
  }

  /// The time it was open from its creation on, spells in other phases taken out.
  ///
  /// @param at not before the present phase began
  Duration openUntil(Instant at) {
    return phase == Phase.OPEN ? open.plus(Duration.between(since, at)) : open;
  }

  /// The time it was paused from its creation on.
  ///
  /// @param at not before the present phase began
  Duration pausedUntil(Instant at) {
    return phase == Phase.PAUSED ? paused.plus(Duration.between(since, at)) : paused;
  }
}
