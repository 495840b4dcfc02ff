package rapport.local.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import rapport.local.simulation.Oracle.Period;

/// The figures of customers, told from each one's life from the beginning.
final class CustomerOracle {

  private final Collection<List<Told>> customers;

  /// @param customers the events that stand, by customer
  CustomerOracle(Map<String, List<Told>> customers) {
    this.customers = customers.values();
  }

  /// A time of being a customer; until [Instant#MAX] if it lasts.
  private record Stay(Instant from, Instant until) {

    boolean has(Instant time) {
      return !time.isBefore(from) && time.isBefore(until);
    }

    /// There when the period begins: what happens at that very moment is in the period.
    boolean holdsBefore(Instant time) {
      return from.isBefore(time) && !until.isBefore(time);
    }

    boolean meets(Period period) {
      return from.isBefore(period.end()) && !until.isBefore(period.start());
    }
  }

  void add(Period period, Map<String, Double> figures) {
    int start = 0;
    int lost = 0;
    int end = 0;
    int present = 0;
    int engaged = 0;
    int purchases = 0;
    long amount = 0;
    for (List<Told> events : customers) {
      var stays = stays(events);
      boolean there = stays.stream().anyMatch(stay -> stay.holdsBefore(period.start()));
      start += there ? 1 : 0;
      lost += there && stays.stream().anyMatch(stay -> isLost(stay, period)) ? 1 : 0;
      end += stays.stream().anyMatch(stay -> stay.holdsBefore(period.end())) ? 1 : 0;
      present += stays.stream().anyMatch(stay -> stay.meets(period)) ? 1 : 0;
      engaged += events.stream().anyMatch(event -> engages(event, stays, period)) ? 1 : 0;
      for (Told event : events) {
        if (event.type().equals("customer.purchased") && period.has(event.time())) {
          purchases++;
          amount += event.number("amount");
        }
      }
    }
    figures.put("customers start", (double) start);
    figures.put("customers lost", (double) lost);
    figures.put("customers end", (double) end);
    figures.put("engagement_rate active", (double) engaged);
    figures.put("engagement_rate customers", (double) present);
    figures.put("average_order_value purchases", (double) purchases);
    figures.put("average_order_value amount", (double) amount);
  }

  private static boolean isLost(Stay stay, Period period) {
    return stay.holdsBefore(period.start()) && period.has(stay.until());
  }

  private static boolean engages(Told event, List<Stay> stays, Period period) {
    return event.type().equals("customer.active")
        && period.has(event.time())
        && stays.stream().anyMatch(stay -> stay.has(event.time()));
  }

  private static List<Stay> stays(List<Told> events) {
    var stays = new ArrayList<Stay>();
    var from = Instant.MAX;
    for (Told event : events.stream().sorted(Comparator.comparing(Told::time)).toList()) {
      boolean there = from.isBefore(Instant.MAX);
      if (event.type().equals("customer.joined") && !there) {
        from = event.time();
      } else if (event.type().equals("customer.left") && there) {
        stays.add(new Stay(from, event.time()));
        from = Instant.MAX;
      }
    }
    if (from.isBefore(Instant.MAX)) {
      stays.add(new Stay(from, Instant.MAX));
    }
    return stays;
  }
}
