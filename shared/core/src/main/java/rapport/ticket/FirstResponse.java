package rapport.ticket;

import java.time.Instant;
import rapport.event.Payload.Author;
import rapport.event.Payload.TicketAction.Replied;
import rapport.ticket.TicketClock.Phase;

/// The wait for the first public reply by a human agent: from the creation or, if the ticket was
/// resolved unanswered and then reopened, from the last reopening. Paused time is taken out.
final class FirstResponse {

  private TimeSpent waited;
  private boolean resolvedUnanswered;
  private boolean given;

  FirstResponse(Instant created) {
    this.waited = new TimeSpent(created);
  }

  boolean isGiven() {
    return given;
  }

  /// Whether this is the reply that was waited for: notes and bots don't count.
  boolean isGivenBy(Replied replied) {
    return !given && isReply(replied);
  }

  /// Whether an agent answered the customer.
  static boolean isReply(Replied replied) {
    return replied.visible() && replied.author() == Author.AGENT;
  }

  /// Ends the wait.
  void give() {
    given = true;
  }

  /// How long it was waited for.
  TimeSpent waited() {
    return waited;
  }

  void goOn(Phase phase, Instant at) {
    waited.count(phase != Phase.PAUSED, at);
  }

  void ticketIsResolved() {
    resolvedUnanswered |= !given;
  }

  /// @return whether the wait begins anew
  boolean ticketIsReopened(Instant at) {
    boolean anew = resolvedUnanswered && !given;
    if (anew) {
      waited = new TimeSpent(at);
    }
    return anew;
  }
}
