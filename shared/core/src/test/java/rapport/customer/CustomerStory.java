package rapport.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload.CustomerAction;
import rapport.event.Payload.CustomerChange;
import rapport.event.Version;

/// Customers for tests, written as one line an event: `2026-03-02T09:00:00Z joined plan=basic`.
///
/// Names that mean something: `id` (else the line's number), `rev`, `void`, `import`, and what the
/// action has: `amount`, `margin`, `currency`, `activity`, `journey`, `stage`, `to` (the loyalty
/// plan), `points`, `tier`. All others are segments.
final class CustomerStory {

  private CustomerStory() {}

  static Customer customer(String lines) {
    return Customer.empty("c1").admit(events(lines)).entity();
  }

  static List<CustomerEvent> events(String lines) {
    var events = new ArrayList<CustomerEvent>();
    for (String line : lines.strip().split("\n")) {
      events.add(event(line.strip(), Integer.toString(events.size())));
    }
    return events;
  }

  static CustomerEvent event(String line, String defaultId) {
    var words = line.split(" +");
    Map<String, String> named = new TreeMap<>();
    for (int i = 2; i < words.length; i++) {
      var parts = words[i].split("=", 2);
      named.put(parts[0], parts.length == 1 ? "" : parts[1]);
    }
    var identity =
        new Identity(
            "shop",
            take(named, "id", defaultId),
            Instant.parse(words[0]),
            take(named, "import", ""));
    var version =
        new Version(Long.parseLong(take(named, "rev", "0")), named.remove("void") != null);
    var change = new CustomerChange(action(words[1], named));
    return CustomerEvent.of(
        new Event(identity, "c1", version, new TreeMap<>(named), change), change);
  }

  private static CustomerAction action(String word, Map<String, String> named) {
    return switch (word) {
      case "joined" -> new CustomerAction.Joined();
      case "left" -> new CustomerAction.Left();
      case "purchased" ->
          new CustomerAction.Purchased(
              number(named, "amount", "10.00"), number(named, "margin", "10.00"), currency(named));
      case "revenue" -> new CustomerAction.Revenue(number(named, "amount", "9"), currency(named));
      case "acquired" -> new CustomerAction.Acquired(number(named, "amount", "5"), currency(named));
      case "active" -> new CustomerAction.Active(take(named, "activity", "login"));
      case "reached" ->
          new CustomerAction.Reached(take(named, "journey", "buy"), take(named, "stage", "cart"));
      case "complained" -> new CustomerAction.Complained(new TreeMap<>());
      case "rewarded" ->
          new CustomerAction.Rewarded(
              take(named, "to", "club"), number(named, "points", "0"), take(named, "tier", ""));
      default -> throw new IllegalArgumentException("no such action: " + word);
    };
  }

  private static String currency(Map<String, String> named) {
    return take(named, "currency", "EUR");
  }

  private static BigDecimal number(Map<String, String> named, String name, String otherwise) {
    return new BigDecimal(take(named, name, otherwise));
  }

  private static String take(Map<String, String> named, String name, String otherwise) {
    var value = named.remove(name);
    return value == null ? otherwise : value;
  }
}
