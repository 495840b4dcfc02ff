package rapport.local.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The tickets that are created on a day, each with all that will ever happen to it.
final class SampleTickets {

  private static final double A_DAY = 15.6;

  private SampleTickets() {}

  static List<List<SampleEvent>> of(SampleDay day) {
    Chance chance = day.chance("tickets");
    int count = chance.around(A_DAY * day.bustle() * (1 + day.outage()), 1, 0, 150);
    var tickets = new ArrayList<List<SampleEvent>>();
    for (int i = 0; i < count; i++) {
      var customer = SampleCustomer.any(chance);
      Instant at = day.time(customer.region(), chance);
      String id = "T-%s-%d".formatted(day.date(), i);
      tickets.add(new SampleTicket(id, customer, at, day, chance).events());
    }
    return tickets;
  }
}
