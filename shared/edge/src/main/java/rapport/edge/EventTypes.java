package rapport.edge;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.event.Payload;
import rapport.event.Payload.CustomerAction;
import rapport.event.Payload.TicketAction;
import rapport.settings.Settings;

/// The names of the event types, and the built-in segments that each of them takes.
final class EventTypes {

  private static final List<String> NONE = List.of();
  private static final List<String> AGENT = List.of("agent");
  private static final List<String> REASON = List.of("reason");

  /// Type → the fields of its data that are segment values.
  private static final Map<String, List<String>> SEGMENTS =
      Map.ofEntries(
          Map.entry("survey.response", List.of("channel", "language")),
          Map.entry("survey.invited", List.of("channel")),
          Map.entry("ticket.created", List.of("channel", "group", "priority", "reason")),
          Map.entry("ticket.replied", AGENT),
          Map.entry("ticket.assigned", List.of("agent", "group", "priority")),
          Map.entry("ticket.paused", NONE),
          Map.entry("ticket.resumed", NONE),
          Map.entry("ticket.resolved", AGENT),
          Map.entry("ticket.reopened", AGENT),
          Map.entry("ticket.closed", AGENT),
          Map.entry("ticket.deleted", AGENT),
          Map.entry("ticket.rated", NONE),
          Map.entry("customer.joined", REASON),
          Map.entry("customer.left", REASON),
          Map.entry("customer.purchased", NONE),
          Map.entry("customer.revenue", NONE),
          Map.entry("customer.acquired", NONE),
          Map.entry("customer.active", NONE),
          Map.entry("customer.reached", NONE),
          Map.entry("customer.rewarded", NONE));

  static final SortedSet<String> NAMES =
      Collections.unmodifiableSortedSet(new TreeSet<>(SEGMENTS.keySet()));

  /// The built-in dimensions: no attribute can have such a name.
  static final Set<String> RESERVED = reserved();

  private EventTypes() {}

  private static Set<String> reserved() {
    var names = new TreeSet<>(Settings.BUILT_IN);
    names.add("survey");
    return Collections.unmodifiableSet(names);
  }

  static List<String> segments(String type) {
    return SEGMENTS.getOrDefault(type, NONE);
  }

  static String name(Payload payload) {
    return switch (payload) {
      case Payload.SurveyResponse _ -> "survey.response";
      case Payload.SurveyInvited _ -> "survey.invited";
      case Payload.TicketChange ticket -> "ticket." + name(ticket.action());
      case Payload.CustomerChange customer -> "customer." + name(customer.action());
    };
  }

  private static String name(TicketAction action) {
    return switch (action) {
      case TicketAction.Created _ -> "created";
      case TicketAction.Replied _ -> "replied";
      case TicketAction.Assigned _ -> "assigned";
      case TicketAction.Paused _ -> "paused";
      case TicketAction.Resumed _ -> "resumed";
      case TicketAction.Resolved _ -> "resolved";
      case TicketAction.Reopened _ -> "reopened";
      case TicketAction.Closed _ -> "closed";
      case TicketAction.Deleted _ -> "deleted";
      case TicketAction.Rated _ -> "rated";
    };
  }

  private static String name(CustomerAction action) {
    return switch (action) {
      case CustomerAction.Joined _ -> "joined";
      case CustomerAction.Left _ -> "left";
      case CustomerAction.Purchased _ -> "purchased";
      case CustomerAction.Revenue _ -> "revenue";
      case CustomerAction.Acquired _ -> "acquired";
      case CustomerAction.Active _ -> "active";
      case CustomerAction.Reached _ -> "reached";
      case CustomerAction.Rewarded _ -> "rewarded";
      case CustomerAction.Noted noted ->
          throw new IllegalArgumentException("no sender tells " + noted);
    };
  }
}
