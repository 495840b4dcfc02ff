package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import rapport.edge.Json.Parsed;

/// A customer that a text names which may be no valid event: whose it is must be known all the
/// same.
///
/// @param subject the customer; never empty
/// @param time when the event happened, by its own word
public record NamedCustomer(String subject, Instant time) {

  /// Those that a text names: an event, several, or several wrapped as on the queue. None if it is
  /// no JSON.
  ///
  /// @param otherwise the time of what has none that can be read
  public static List<NamedCustomer> in(String text, Instant otherwise) {
    return switch (QueueBody.unwrapped(text)) {
      case Parsed.Malformed _ -> List.of();
      case Parsed.Values(boolean _, List<Json.Value> values) -> in(values, otherwise);
    };
  }

  private static List<NamedCustomer> in(List<Json.Value> values, Instant otherwise) {
    var named = new ArrayList<NamedCustomer>();
    for (Json.Value value : values) {
      String subject = text(value.node(), "subject");
      if (!subject.isEmpty()) {
        named.add(new NamedCustomer(subject, time(value.node(), otherwise)));
      }
    }
    return List.copyOf(named);
  }

  private static Instant time(JsonNode event, Instant otherwise) {
    return EventTime.parse(text(event, "time"))
        .or(() -> EventTime.ofId(text(event, "id")))
        .orElse(otherwise);
  }

  private static String text(JsonNode event, String field) {
    return event.path(field).asText("");
  }
}
