package rapport.activity;

import java.util.Optional;
import rapport.statistics.EventRate;
import rapport.statistics.Proportion;

/// The customers of a period, those who took part in anything, and how often they did. Distinct
/// customers, so engagements of disjoint customers may be added, those of two periods may not.
///
/// @param participants 0 or more, at most `customers`
/// @param customers 0 or more
/// @param interactions of the participants, one each at least
public record Engagement(long participants, long customers, long interactions) {

  public Engagement {
    boolean possible = participants >= 0 && participants <= customers;
    if (!possible || interactions < participants || participants == 0 && interactions > 0) {
      throw new IllegalArgumentException(
          "no engagement: %d interactions of %d participants of %d customers"
              .formatted(interactions, participants, customers));
    }
  }

  /// Of the customers who take part; nothing without customers.
  public Optional<Proportion> share() {
    return Proportion.of(participants, customers);
  }

  /// Interactions per customer; nothing without customers.
  public Optional<EventRate> perCustomer() {
    return EventRate.of(interactions, customers);
  }

  /// Interactions per participant, 1 or more; nothing without participants.
  public Optional<EventRate> perParticipant() {
    return EventRate.of(interactions, participants);
  }
}
