package rapport.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

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
    var kept = new ArrayList<>(Thinning.of(old, end));
    kept.addAll(rest);
    var published =
        customer.published().stream().filter(fact -> !fact.hour().start().isBefore(end)).toList();
    return new Customer(customer.id(), kept, end, customer.erased(), new TreeSet<>(published));
  }

  private static List<Instant> monthEnds(Customer customer) {
    return customer.events().stream()
        .map(event -> Months.end(event.stamp().time()))
        .filter(end -> end.isAfter(customer.frozenBefore()))
        .distinct()
        .sorted()
        .toList();
  }
}
