package rapport.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import rapport.entity.Stamp;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload.Author;
import rapport.event.Payload.TicketAction;
import rapport.event.Payload.TicketChange;
import rapport.event.Scale;
import rapport.event.Version;

/// Random histories on whole minutes, with enough ties, corrections and nonsense in them.
final class RandomTickets {

  static final Instant START = Instant.parse("2026-03-01T22:00:00Z");
  static final int MINUTES = 300;

  private final Random random;

  RandomTickets(long seed) {
    this.random = new Random(seed);
  }

  /// Mostly one creation, early, and up to 20 other events.
  List<TicketEvent> history() {
    var events = new ArrayList<TicketEvent>();
    int creations = random.nextInt(20) == 0 ? random.nextInt(3) : 1;
    for (int i = 0; i < creations; i++) {
      events.add(
          event(
              events.size(),
              random.nextInt(MINUTES / 5),
              new TicketAction.Created(random.nextInt(4) == 0)));
    }
    int others = random.nextInt(20);
    for (int i = 0; i < others; i++) {
      events.add(event(events.size(), minute(events), action()));
    }
    int corrections = random.nextInt(3);
    for (int i = 0; i < corrections && !events.isEmpty(); i++) {
      events.add(correction(events.get(random.nextInt(events.size()))));
    }
    return events;
  }

  /// Often the minute of an earlier event.
  private int minute(List<TicketEvent> events) {
    if (!events.isEmpty() && random.nextInt(3) == 0) {
      var time = events.get(random.nextInt(events.size())).stamp().time();
      return (int) ((time.getEpochSecond() - START.getEpochSecond()) / 60);
    }
    return random.nextInt(MINUTES);
  }

  private TicketEvent event(int number, int minute, TicketAction action) {
    var time = START.plusSeconds(minute * 60L);
    String importName = random.nextInt(4) == 0 ? "old" : "";
    var segments = new TreeMap<String, String>();
    if (mayBringValues(action) && random.nextBoolean()) {
      segments.put(random.nextBoolean() ? "agent" : "group", "v" + random.nextInt(3));
      segments.put("channel", "c" + random.nextInt(2));
      if (random.nextBoolean()) {
        segments.put("priority", "p" + random.nextInt(3));
      }
    }
    var change = new TicketChange("T1", random.nextInt(3), action);
    var identity = new Identity("desk", "e" + number, time, importName);
    String subject = random.nextInt(3) == 0 ? "" : "c1";
    return TicketEvent.of(new Event(identity, subject, Version.FIRST, segments, change), change);
  }

  private TicketEvent correction(TicketEvent event) {
    var stamp = event.stamp();
    var version = new Version(1 + random.nextInt(2), random.nextBoolean());
    var action = random.nextBoolean() ? event.action() : action();
    return new TicketEvent(
        new Stamp(stamp.hash(), stamp.time(), version, stamp.importName()),
        event.id(),
        event.subject(),
        mayBringValues(action) ? event.segments() : Collections.emptySortedMap(),
        event.sequence(),
        action);
  }

  private static boolean mayBringValues(TicketAction action) {
    return switch (action) {
      case TicketAction.Paused _, TicketAction.Reopened _ -> false;
      default -> true;
    };
  }

  private TicketAction action() {
    return switch (random.nextInt(30)) {
      case 0, 1, 2 -> new TicketAction.Assigned();
      case 3, 4, 5 -> reply();
      case 6, 7, 8, 9 -> new TicketAction.Paused();
      case 10, 11, 12, 13 -> new TicketAction.Resumed();
      case 14, 15, 16, 17 -> new TicketAction.Resolved();
      case 18, 19, 20, 21, 22 -> new TicketAction.Reopened();
      case 23, 24 -> new TicketAction.Closed();
      case 25, 26 -> new TicketAction.Rated(1 + random.nextInt(5), new Scale(1, 5, false), "");
      case 27 -> random.nextInt(5) == 0 ? new TicketAction.Deleted() : reply();
      default -> new TicketAction.Resumed();
    };
  }

  private TicketAction reply() {
    return new TicketAction.Replied(Author.values()[random.nextInt(3)], random.nextInt(3) > 0);
  }
}
