package rapport.ticket;

import java.time.Instant;
import java.util.SortedMap;
import rapport.entity.MilestoneList;
import rapport.entity.Moment;
import rapport.settings.ServiceRules;
import rapport.settings.ServiceTargets.Goal;
import rapport.ticket.TicketClock.Phase;

/// Both targets of a ticket. Not thread-safe.
final class Deadlines {

  private final Deadline firstResponse;
  private final Deadline resolution;

  /// @param at the creation
  Deadlines(ServiceRules rules, Moment at, TimeSpent waited, TimeSpent open) {
    this.firstResponse = new Deadline(Goal.FIRST_RESPONSE, rules, at, waited);
    this.resolution = new Deadline(Goal.RESOLUTION, rules, at, open);
  }

  /// Nothing more happened before that time.
  void pass(Instant time) {
    firstResponse.pass(time);
    resolution.pass(time);
  }

  /// The phase and the segment values from that time on.
  void goOn(Instant time, Phase phase, SortedMap<String, String> values) {
    firstResponse.goOn(time, phase == Phase.OPEN, values);
    resolution.goOn(time, phase == Phase.OPEN, values);
  }

  void ticketIsAnswered(Moment at) {
    firstResponse.reach(at.time(), at.values());
  }

  void ticketIsResolved(Moment at) {
    resolution.reach(at.time(), at.values());
  }

  void ticketIsReopened(Instant time) {
    resolution.reopen(time);
  }

  void waitBeginsAnew(Instant time, TimeSpent waited) {
    firstResponse.restart(time, waited);
  }

  void addTo(MilestoneList milestones) {
    firstResponse.addTo(milestones, "first-response-due", "firstResponseTarget");
    resolution.addTo(milestones, "resolution-due", "resolutionTarget");
  }
}
