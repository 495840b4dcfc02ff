package rapport.ticket;

import java.time.Duration;
import rapport.event.Payload.TicketAction.Rated;
import rapport.fact.Family;
import rapport.fact.Measure;

/// What the milestones of tickets add.
final class Measures {

  private Measures() {}

  static Measure count(String slot) {
    return new Measure.Count(Family.TICKETS, slot, 1);
  }

  static Measure duration(String slot, Duration duration) {
    return new Measure.Duration(Family.TICKETS, slot, duration.toMillis());
  }

  static Measure score(Rated rated) {
    return new Measure.Value(Family.RATINGS, "score:" + rated.scale(), rated.score());
  }
}
