package rapport.local.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import rapport.local.importer.OutgoingEvent;

/// Three months of a shop that sells by parcel and by subscription: its survey, its tickets and its
/// customers. Bad days with late parcels show in all of them, and so does a desk that has grown
/// since.
///
/// Everything is drawn from the days' dates: the same end gives the same events, byte for byte.
final class SampleCompany {

  private static final int DAYS = 90;

  /// Every so many groups of events one comes again, as if its sender had not heard the answer.
  private static final int AGAIN_EVERY = 60;

  /// Every so many groups one comes last, as if it had been offline.
  private static final int LATE_EVERY = 45;

  private SampleCompany() {}

  /// What has happened, in groups that belong together, in the order in which it is sent: some of
  /// it late and some of it twice.
  ///
  /// @param until nothing is later
  static List<List<OutgoingEvent>> events(Instant until) {
    var inTime = new ArrayList<List<SampleEvent>>();
    var late = new ArrayList<List<SampleEvent>>();
    for (List<SampleEvent> group : groups(until)) {
      int number = inTime.size() + late.size();
      (number % LATE_EVERY == LATE_EVERY - 1 ? late : inTime).add(group);
      if (number % AGAIN_EVERY == AGAIN_EVERY - 1) {
        late.add(group);
      }
    }
    inTime.addAll(late);
    return outgoing(inTime);
  }

  private static List<List<SampleEvent>> groups(Instant until) {
    LocalDate today = LocalDate.ofInstant(until, SampleDay.ZONE);
    var groups = new ArrayList<List<SampleEvent>>();
    for (int number = 0; number < SampleCustomer.CUSTOMERS; number++) {
      groups.add(new SampleLife(number, today).events());
    }
    for (int daysAgo = DAYS - 1; daysAgo >= 0; daysAgo--) {
      var day = new SampleDay(today.minusDays(daysAgo), daysAgo);
      SampleResponses.of(day).forEach(response -> groups.add(List.of(response)));
      groups.addAll(SampleTickets.of(day));
    }
    return groups.stream()
        .map(group -> group.stream().filter(event -> !event.time().isAfter(until)).toList())
        .filter(group -> !group.isEmpty())
        .toList();
  }

  private static List<List<OutgoingEvent>> outgoing(List<List<SampleEvent>> groups) {
    var outgoing = new ArrayList<List<OutgoingEvent>>();
    int number = 0;
    for (List<SampleEvent> group : groups) {
      var events = new ArrayList<OutgoingEvent>();
      for (SampleEvent event : group) {
        events.add(event.outgoing(++number));
      }
      outgoing.add(events);
    }
    return outgoing;
  }
}
