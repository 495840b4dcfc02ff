package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rapport.edge.EventJson.Reading;
import rapport.edge.Json.Parsed;

/// The body of a queue message: one event or an array of events, as it is or wrapped by SNS
/// (`Message`) or EventBridge (`detail`).
public final class QueueBody {

  /// SNS around EventBridge around the events, and one to spare.
  private static final int MAX_WRAPPERS = 3;

  private QueueBody() {}

  /// One event of a message.
  ///
  /// @param index where it stands in the message, from 0
  /// @param text its JSON as it was sent, to be kept if it is refused
  public record Entry(int index, String text, Reading reading) {}

  /// Reads a message's body. What is no JSON at all is one invalid entry, so that it can be put
  /// aside like any other.
  ///
  /// @param importName as in [rapport.event.Identity]
  /// @param fresh gives an id, and a time if need be, to an event without; must give the same again
  ///   for a message delivered again
  public static List<Entry> parse(String body, String importName, FreshIdentity fresh) {
    return switch (unwrapped(body)) {
      case Parsed.Malformed(String message) -> List.of(new Entry(0, body, unreadable(message)));
      case Parsed.Values(boolean _, List<Json.Value> values) -> entries(values, importName, fresh);
    };
  }

  private static Reading unreadable(String message) {
    return new Reading.Invalid.Unreadable("", List.of(new FieldError("", message)));
  }

  private static List<Entry> entries(
      List<Json.Value> values, String importName, FreshIdentity fresh) {
    var entries = new ArrayList<Entry>();
    for (Json.Value value : values) {
      Reading reading = EventJson.read(value, importName, fresh);
      entries.add(new Entry(entries.size(), value.text(), reading));
    }
    return entries;
  }

  static Parsed unwrapped(String body) {
    Parsed parsed = Json.readMany(body);
    for (int wrapper = 0; wrapper < MAX_WRAPPERS; wrapper++) {
      Optional<String> inner = inner(parsed);
      if (inner.isEmpty()) {
        return parsed;
      }
      parsed = Json.readMany(inner.get());
    }
    return parsed;
  }

  /// What a limit cut short stays as it came, to be refused for that.
  private static Optional<String> inner(Parsed parsed) {
    if (!(parsed instanceof Parsed.Values(boolean listed, List<Json.Value> values))
        || listed
        || !values.getFirst().errors().isEmpty()) {
      return Optional.empty();
    }
    JsonNode node = values.getFirst().node();
    if ("Notification".equals(node.path("Type").textValue()) && node.path("Message").isTextual()) {
      return Optional.of(node.path("Message").textValue());
    }
    return node.has("detail-type") && node.path("detail").isObject()
        ? Optional.of(Json.write(node.path("detail")))
        : Optional.empty();
  }
}
