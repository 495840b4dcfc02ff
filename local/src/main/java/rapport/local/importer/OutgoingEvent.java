package rapport.local.importer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// An event as it is sent.
///
/// @param line of the row it was made of
/// @param json the event as the interface takes it
public record OutgoingEvent(long line, String json) {

  /// @param id made from the row alone, so that the same row is the same event
  /// @param subject the customer; empty if nobody is named
  public static OutgoingEvent of(
      long line,
      String source,
      String id,
      String type,
      Instant time,
      String subject,
      ObjectNode data) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("specversion", "1.0").put("id", EventId.fitting(id)).put("source", source);
    event.put("type", type).put("time", time.toString());
    if (!subject.isEmpty()) {
      event.put("subject", subject);
    }
    event.set("data", data);
    return new OutgoingEvent(line, event.toString());
  }

  /// How much it takes of a request.
  int sizeBytes() {
    return json.getBytes(StandardCharsets.UTF_8).length;
  }
}
