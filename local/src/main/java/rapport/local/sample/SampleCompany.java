package rapport.local.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import rapport.local.importer.OutgoingEvent;

/// A year of a shop that sells by parcel and by subscription: its surveys, its tickets and its
/// customers. It has seasons, its desk has grown, and four weeks ago it could not be reached for
/// four days, which shows in all of them.
///
/// Everything is drawn from the days' dates: the same end gives the same events, byte for byte.
final class SampleCompany {

  static final int YEAR_DAYS = 365;

  /// Of so many groups of events one comes again, as if its sender had not heard the answer.
  private static final int AGAIN_OF = 60;

  /// Of so many groups one comes late, as if its sender had been offline.
  private static final int LATE_OF = 45;

  private static final int MOST_LATE_DAYS = 20;
  private static final int MOST_LATE_HOURS = MOST_LATE_DAYS * 24;

  private SampleCompany() {}

  /// What has happened, in groups that belong together, in the order in which it is sent: some of
  /// it late and some of it twice.
  ///
  /// @param until nothing is later
  /// @param days how many of the last days, up to a year
  static List<List<OutgoingEvent>> events(Instant until, int days) {
    var sendings = new ArrayList<Sending>();
    var chance = new Chance(until.getEpochSecond());
    for (List<SampleEvent> group : groups(until, days)) {
      Instant at = group.getFirst().time();
      boolean late = chance.below(LATE_OF) == 0;
      sendings.add(new Sending(late ? later(at, chance) : at, group));
      if (chance.below(AGAIN_OF) == 0) {
        sendings.add(new Sending(later(at, chance), group));
      }
    }
    sendings.sort(Comparator.comparing(Sending::at));
    return outgoing(sendings);
  }

  /// @param at when it is sent
  private record Sending(Instant at, List<SampleEvent> group) {}

  private static Instant later(Instant at, Chance chance) {
    return at.plus(Duration.ofHours(1L + chance.below(MOST_LATE_HOURS)));
  }

  private static List<List<SampleEvent>> groups(Instant until, int days) {
    LocalDate today = LocalDate.ofInstant(until, SampleDay.ZONE);
    var groups = new ArrayList<List<SampleEvent>>();
    for (int number = 0; number < SampleCustomer.CUSTOMERS * days / YEAR_DAYS; number++) {
      new SampleLife(number, today).events().forEach(event -> groups.add(List.of(event)));
    }
    for (int daysAgo = days - 1; daysAgo >= 0; daysAgo--) {
      var day = new SampleDay(today.minusDays(daysAgo), today);
      SampleResponses.of(day).forEach(response -> groups.add(List.of(response)));
      groups.addAll(SamplePanel.of(day));
      groups.addAll(SampleTickets.of(day));
    }
    return groups.stream()
        .map(group -> group.stream().filter(event -> !event.time().isAfter(until)).toList())
        .filter(group -> !group.isEmpty())
        .toList();
  }

  private static List<List<OutgoingEvent>> outgoing(List<Sending> sendings) {
    var outgoing = new ArrayList<List<OutgoingEvent>>();
    int number = 0;
    for (Sending sending : sendings) {
      var events = new ArrayList<OutgoingEvent>();
      for (SampleEvent event : sending.group()) {
        events.add(event.outgoing(++number));
      }
      outgoing.add(events);
    }
    return outgoing;
  }
}
