package rapport.local.importer.mapping;

import static rapport.local.importer.mapping.FieldKind.DECIMAL;
import static rapport.local.importer.mapping.FieldKind.FLAG;
import static rapport.local.importer.mapping.FieldKind.NUMBER;
import static rapport.local.importer.mapping.FieldKind.SCORE;
import static rapport.local.importer.mapping.FieldKind.TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The fields that the `data` of each event type has, so that a mapping's typing errors are found
/// before anything is sent. What the values may be, the interface itself checks.
public final class EventFields {

  /// The fields of a type that is none, about which nothing can be said.
  static final EventFields UNKNOWN = new EventFields(Map.of(), List.of());

  private static final Map<String, FieldKind> AGENT = Map.of("agent", TEXT);
  private static final Map<String, FieldKind> REASON = Map.of("reason", TEXT);
  private static final Map<String, EventFields> BY_TYPE = byType();

  private final Map<String, FieldKind> kinds;
  private final List<String> required;

  private EventFields(Map<String, FieldKind> kinds, List<String> required) {
    this.kinds = kinds;
    this.required = required;
  }

  /// The fields of a type; empty if there is no such type, or not in rows of events.
  static Optional<EventFields> of(String type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }

  /// The types there are, sorted.
  static List<String> types() {
    return List.copyOf(BY_TYPE.keySet());
  }

  Map<String, FieldKind> kinds() {
    return kinds;
  }

  List<String> required() {
    return required;
  }

  private static Map<String, EventFields> byType() {
    var types = new TreeMap<String, EventFields>();
    ticketTypes(types);
    customerTypes(types);
    types.put("survey.invited", fields(Map.of("channel", TEXT), Map.of("survey", TEXT)));
    return types;
  }

  private static void ticketTypes(Map<String, EventFields> types) {
    types.put(
        "ticket.created",
        ticket(
            Map.of(
                "channel",
                TEXT,
                "group",
                TEXT,
                "priority",
                TEXT,
                "complaint",
                FLAG,
                "reason",
                TEXT)));
    types.put("ticket.replied", ticket(Map.of("agent", TEXT, "public", FLAG, "author", TEXT)));
    types.put("ticket.assigned", ticket(Map.of("agent", TEXT, "group", TEXT, "priority", TEXT)));
    types.put("ticket.paused", ticket(Map.of()));
    types.put("ticket.resumed", ticket(Map.of()));
    for (String type :
        List.of("ticket.resolved", "ticket.reopened", "ticket.closed", "ticket.deleted")) {
      types.put(type, ticket(AGENT));
    }
    types.put(
        "ticket.rated",
        fields(
            Map.of("comment", TEXT, "sequence", NUMBER),
            Map.of("ticket", TEXT, "score", SCORE, "scale", TEXT)));
  }

  private static void customerTypes(Map<String, EventFields> types) {
    types.put("customer.joined", fields(REASON, Map.of()));
    types.put("customer.left", fields(REASON, Map.of()));
    types.put(
        "customer.purchased",
        fields(Map.of("margin", DECIMAL), Map.of("amount", DECIMAL, "currency", TEXT)));
    types.put("customer.revenue", fields(Map.of(), Map.of("mrr", DECIMAL, "currency", TEXT)));
    types.put("customer.acquired", fields(Map.of(), Map.of("cost", DECIMAL, "currency", TEXT)));
    types.put("customer.active", fields(Map.of(), Map.of("activity", TEXT)));
    types.put("customer.reached", fields(Map.of(), Map.of("journey", TEXT, "stage", TEXT)));
    types.put(
        "customer.rewarded", fields(Map.of("points", NUMBER, "tier", TEXT), Map.of("plan", TEXT)));
  }

  private static EventFields ticket(Map<String, FieldKind> optional) {
    var all = new TreeMap<>(optional);
    all.put("sequence", NUMBER);
    return fields(all, Map.of("ticket", TEXT));
  }

  private static EventFields fields(
      Map<String, FieldKind> optional, Map<String, FieldKind> required) {
    var all = new TreeMap<>(optional);
    all.putAll(required);
    all.put("revision", NUMBER);
    all.put("void", FLAG);
    return new EventFields(all, new ArrayList<>(new TreeMap<>(required).keySet()));
  }
}
