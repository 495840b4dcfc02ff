package rapport.ticket;

import java.time.Instant;

/// The phase a ticket is in, and the time it has been open. Not thread-safe.
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
  private final TimeSpent open;

  TicketClock(Instant created) {
    this.open = new TimeSpent(created);
  }

  Phase phase() {
    return phase;
  }

  /// Whether it is in the backlog.
  boolean isUnfinished() {
    return phase == Phase.OPEN || phase == Phase.PAUSED;
  }

  void enter(Phase next, Instant at) {
    open.count(next == Phase.OPEN, at);
    phase = next;
  }

  /// The time it was open from its creation on, spells in other phases taken out.
  TimeSpent open() {
    return open;
  }
}
