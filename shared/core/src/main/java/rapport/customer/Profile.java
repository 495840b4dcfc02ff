package rapport.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.entity.Given;
import rapport.entity.Milestone;
import rapport.entity.Values;
import rapport.event.Payload.CustomerAction;
import rapport.event.Payload.CustomerAction.Bought;
import rapport.fact.Family;
import rapport.fact.Measure;

/// What is known of one customer, as it stands now.
///
/// Of a customer that is large, old months are thinned: their purchases are sums, and of mere
/// activity only what later figures need is there.
///
/// @param events those that count, in the order in which they count
/// @param present whether it has joined and not left, by its word or by silence
/// @param segments its segment values
/// @param purchases by currency
/// @param recurringRevenue by currency, of what it has agreed to and not cancelled; nothing while
///   it is not present
public record Profile(
    List<CustomerEvent> events,
    boolean present,
    SortedMap<String, String> segments,
    SortedMap<String, Bought> purchases,
    SortedMap<String, BigDecimal> recurringRevenue) {

  private static final String CUSTOMERS = "customers";

  public Profile {
    events = List.copyOf(events);
    segments = Collections.unmodifiableSortedMap(new TreeMap<>(segments));
    purchases = Collections.unmodifiableSortedMap(new TreeMap<>(purchases));
    recurringRevenue = Collections.unmodifiableSortedMap(new TreeMap<>(recurringRevenue));
  }

  public static Profile of(Customer customer, Given given) {
    var events = CustomerHistory.inOrder(customer.events());
    var values = new Values();
    events.forEach(event -> values.take(event.segments()));
    boolean present = isPresent(customer.milestones(given));
    return new Profile(
        events,
        present,
        values.current(),
        purchases(events),
        present ? agreed(events) : Collections.emptySortedMap());
  }

  /// When it joined for the first time.
  public Optional<Instant> firstJoinedAt() {
    return events.stream()
        .filter(event -> event.action() instanceof CustomerAction.Joined)
        .map(event -> event.stamp().time())
        .findFirst();
  }

  /// When it did something for the last time, or something was told of it.
  public Optional<Instant> lastEventAt() {
    return events.isEmpty() ? Optional.empty() : Optional.of(events.getLast().stamp().time());
  }

  /// As the balance of all customers counts it.
  private static boolean isPresent(List<Milestone> milestones) {
    long balance = 0;
    for (Milestone milestone : milestones) {
      for (Measure measure : milestone.measures()) {
        if (measure instanceof Measure.Count(Family family, String slot, long amount)
            && family.equals(Family.CUSTOMERS)
            && slot.equals(CUSTOMERS)) {
          balance += amount;
        }
      }
    }
    return balance > 0;
  }

  private static SortedMap<String, Bought> purchases(List<CustomerEvent> events) {
    var purchases = new TreeMap<String, Bought>();
    for (CustomerEvent event : events) {
      Bought.of(event.action())
          .ifPresent(bought -> purchases.merge(bought.currency(), bought, Profile::sum));
    }
    return purchases;
  }

  private static Bought sum(Bought one, Bought other) {
    return new Bought(
        one.purchases() + other.purchases(), one.amount().add(other.amount()), one.currency());
  }

  private static SortedMap<String, BigDecimal> agreed(List<CustomerEvent> events) {
    var agreed = new TreeMap<String, BigDecimal>();
    for (CustomerEvent event : events) {
      switch (event.action()) {
        case CustomerAction.Revenue(BigDecimal monthly, String currency) ->
            agreed.put(currency, monthly);
        case CustomerAction.Left _ -> agreed.clear();
        case CustomerAction _ -> {}
      }
    }
    return agreed;
  }
}
