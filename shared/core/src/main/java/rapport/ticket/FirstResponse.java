package rapport.ticket;

import java.time.Duration;
import java.time.Instant;
import rapport.event.Payload.Author;
import rapport.event.Payload.TicketAction;
import rapport.event.Payload.TicketAction.Replied;

/// The wait for the first public reply by a human agent: from the creation or, if the ticket was
/// resolved unanswered and then reopened, from the last reopening. Paused time is taken out.
final class FirstResponse {

  private Instant from;
  private Duration pausedBefore = Duration.ZERO;
  private boolean resolvedUnanswered;
  private boolean given;

  FirstResponse(Instant created) {
    this.from = created;
  }

  boolean isGiven() {
    return given;
  }

  /// Whether this is the reply that was waited for: notes and bots don't count.
  boolean isGivenBy(TicketAction action) {
    return !given
        && action instanceof Replied(Author author, boolean visible)
        && visible
        && author == Author.AGENT;
  }

  /// Ends the wait.
  ///
  /// @return how long it was
  Duration give(Instant at, TicketClock clock) {
    given = true;
    var paused = clock.pausedUntil(at).minus(pausedBefore);
    return Duration.between(from, at).minus(paused);
  }

  void ticketIsResolved() {
    resolvedUnanswered |= !given;
  }

  void ticketIsReopened(Instant at, TicketClock clock) {
    if (resolvedUnanswered && !given) {
      from = at;
      pausedBefore = clock.pausedUntil(at);
    }
  }
}
