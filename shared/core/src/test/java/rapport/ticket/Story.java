package rapport.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import rapport.entity.Frames;
import rapport.entity.Lines;
import rapport.entity.Milestone;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload.Author;
import rapport.event.Payload.TicketAction;
import rapport.event.Payload.TicketChange;
import rapport.event.Scale;
import rapport.event.Version;

/// Tickets for tests, written as one line an event: `09:30 replied agent=ann by=bot`.
///
/// A line is a time (of [#DAY], or a whole instant), an action and words `name=value`. Names that
/// mean something: `id` (else the line's number), `seq`, `rev`, `void`, `by` and `note` of a reply,
/// `score`, `scale` and `says` of a rating, `who` (subject), `import`. All others are segments.
public final class Story {

  static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private Story() {}

  public static Ticket ticket(String lines) {
    return Ticket.empty("T1").with(events(lines));
  }

  static List<TicketEvent> events(String lines) {
    var events = new ArrayList<TicketEvent>();
    for (String line : lines.strip().split("\n")) {
      events.add(event(line.strip(), Integer.toString(events.size())));
    }
    return events;
  }

  static TicketEvent event(String line, String defaultId) {
    var words = line.split(" +");
    Map<String, String> named = new TreeMap<>();
    for (int i = 2; i < words.length; i++) {
      var parts = words[i].split("=", 2);
      named.put(parts[0], parts.length == 1 ? "" : parts[1]);
    }
    var identity =
        new Identity(
            "desk", take(named, "id", defaultId), time(words[0]), take(named, "import", ""));
    String subject = take(named, "who", "");
    var version =
        new Version(Long.parseLong(take(named, "rev", "0")), named.remove("void") != null);
    long sequence = Long.parseLong(take(named, "seq", "0"));
    var change = new TicketChange("T1", sequence, action(words[1], named));
    return TicketEvent.of(
        new Event(identity, subject, version, new TreeMap<>(named), change), change);
  }

  /// The milestones of a ticket, as [Lines] writes them.
  static List<String> lines(String story) {
    return Lines.of(ticket(story).milestones(Frames.NOTHING_DECIDED));
  }

  static Milestone named(String name, String story) {
    return ticket(story).milestones(Frames.NOTHING_DECIDED).stream()
        .filter(milestone -> milestone.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static Instant time(String word) {
    return word.contains("T")
        ? Instant.parse(word)
        : DAY.atTime(LocalTime.parse(word)).toInstant(ZoneOffset.UTC);
  }

  private static TicketAction action(String word, Map<String, String> named) {
    return switch (word) {
      case "created" -> new TicketAction.Created(named.remove("complaint") != null);
      case "assigned" -> new TicketAction.Assigned();
      case "replied" ->
          new TicketAction.Replied(
              Author.valueOf(take(named, "by", "agent").toUpperCase(Locale.ROOT)),
              named.remove("note") == null);
      case "paused" -> new TicketAction.Paused();
      case "resumed" -> new TicketAction.Resumed();
      case "resolved" -> new TicketAction.Resolved();
      case "reopened" -> new TicketAction.Reopened();
      case "closed" -> new TicketAction.Closed();
      case "deleted" -> new TicketAction.Deleted();
      case "rated" ->
          new TicketAction.Rated(
              Integer.parseInt(take(named, "score", "5")),
              scale(take(named, "scale", "1-5")),
              take(named, "says", ""));
      default -> throw new IllegalArgumentException("no such action: " + word);
    };
  }

  private static Scale scale(String word) {
    if (word.equals("good-bad")) {
      return Scale.GOOD_BAD;
    }
    var ends = word.split("-");
    return new Scale(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]), false);
  }

  private static String take(Map<String, String> named, String name, String otherwise) {
    var value = named.remove(name);
    return value == null ? otherwise : value;
  }
}
