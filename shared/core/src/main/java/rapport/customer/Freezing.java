package rapport.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import rapport.event.Payload.CustomerAction;

/// Makes a customer small by freezing its oldest months.
final class Freezing {

  private Freezing() {}

  /// Freezes month by month until the customer is of usual size or the next month is one that the
  /// coming events concern.
  static Customer freeze(Customer customer, Collection<CustomerEvent> coming) {
    var limit =
        coming.stream()
            .map(event -> Months.start(event.stamp().time()))
            .min(Instant::compareTo)
            .orElse(Instant.MIN);
    var frozen = customer;
    for (Instant end : monthEnds(customer)) {
      boolean large = CustomerCodec.encode(frozen).length() > Customer.BYTES_USUAL;
      if (!large || end.isAfter(limit)) {
        break;
      }
      frozen = frozenBefore(end, frozen);
    }
    return frozen;
  }

  /// The same customer with everything before that time frozen. No later fact is changed by it.
  static Customer frozenBefore(Instant end, Customer customer) {
    var old = new ArrayList<CustomerEvent>();
    var rest = new ArrayList<CustomerEvent>();
    for (CustomerEvent event : customer.events()) {
      (event.stamp().time().isBefore(end) ? old : rest).add(event);
    }
    var kept = new ArrayList<>(thinned(old));
    kept.addAll(rest);
    var published =
        customer.published().stream().filter(fact -> !fact.hour().start().isBefore(end)).toList();
    return new Customer(customer.id(), kept, end, new TreeSet<>(published));
  }

  private static List<Instant> monthEnds(Customer customer) {
    return customer.events().stream()
        .map(event -> Months.end(event.stamp().time()))
        .filter(end -> end.isAfter(customer.frozenBefore()))
        .distinct()
        .sorted()
        .toList();
  }

  /// The first and the last event of each kind, and what last brought each segment value. Going
  /// through these ends where going through all of them ends.
  private static List<CustomerEvent> thinned(List<CustomerEvent> old) {
    Set<CustomerEvent> kept = new HashSet<>();
    Map<String, CustomerEvent> last = new HashMap<>();
    for (CustomerEvent event : CustomerHistory.inOrder(old)) {
      if (last.put("kind " + kind(event.action()), event) == null) {
        kept.add(event);
      }
      event.segments().keySet().forEach(dimension -> last.put("value " + dimension, event));
    }
    kept.addAll(last.values());
    return old.stream().filter(kept::contains).toList();
  }

  private static String kind(CustomerAction action) {
    return switch (action) {
      case CustomerAction.Joined _ -> "joined";
      case CustomerAction.Left _ -> "left";
      case CustomerAction.Purchased purchased -> "purchased " + purchased.currency();
      case CustomerAction.Revenue revenue -> "revenue " + revenue.currency();
      case CustomerAction.Acquired acquired -> "acquired " + acquired.currency();
      case CustomerAction.Active active -> "active " + active.activity();
      case CustomerAction.Reached(var journey, var stage) -> "reached " + journey + " " + stage;
      case CustomerAction.Rewarded rewarded -> "rewarded " + rewarded.plan();
    };
  }
}
