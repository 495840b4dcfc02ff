package rapport.local.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The tickets that are created on a day, each with all that will ever happen to it.
final class SampleTickets {

  private static final int A_DAY = 8;

  private SampleTickets() {}

  static List<List<SampleEvent>> of(SampleDay day) {
    Chance chance = day.chance("tickets");
    int count = chance.around(A_DAY * day.bustle(), 2.0, 1, A_DAY * 3);
    var tickets = new ArrayList<List<SampleEvent>>();
    for (int i = 0; i < count; i++) {
      Instant at = day.time(chance);
      String id = "T-%s-%d".formatted(day.date(), i);
      tickets.add(new SampleTicket(id, at, day.slowness(), chance).events());
    }
    return tickets;
  }
}
