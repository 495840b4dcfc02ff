package rapport.local.system;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// Events as their senders write them.
final class SentEvents {

  /// Deeper than what a mapper writes by itself.
  private static final int MAX_DEPTH = 10_000;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamWriteConstraints(
                  StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
              .build());

  private SentEvents() {}

  /// @param answers by question
  /// @param attributes by dimension
  static ObjectNode response(
      String id,
      Instant time,
      String survey,
      Map<String, Integer> answers,
      Map<String, String> attributes) {
    ObjectNode event = event("survey.response", id, time);
    ObjectNode fields = data(event).put("survey", survey);
    ObjectNode scores = fields.putObject("answers");
    new TreeMap<>(answers).forEach(scores::put);
    attribute(fields, attributes);
    return event;
  }

  /// @param what `created`, `replied` …
  /// @param more fields of the data
  static ObjectNode ticket(
      String what, String id, Instant time, String ticket, Map<String, String> more) {
    ObjectNode event = event("ticket." + what, id, time);
    ObjectNode fields = data(event).put("ticket", ticket);
    new TreeMap<>(more).forEach(fields::put);
    return event;
  }

  static ObjectNode data(ObjectNode event) {
    return (ObjectNode) event.get("data");
  }

  static ObjectNode attribute(ObjectNode data, Map<String, String> attributes) {
    if (!attributes.isEmpty()) {
      ObjectNode all = data.putObject("attributes");
      new TreeMap<>(attributes).forEach(all::put);
    }
    return data;
  }

  static String array(Collection<? extends JsonNode> events) {
    return text(MAPPER.createArrayNode().addAll(events));
  }

  static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new AssertionError("a tree without a text", e);
    }
  }

  /// @throws AssertionError if the text is no JSON
  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }

  static ObjectNode event(String type, String id, Instant time) {
    ObjectNode event =
        MAPPER
            .createObjectNode()
            .put("specversion", "1.0")
            .put("id", id)
            .put("source", "test")
            .put("type", type)
            .put("time", time.toString());
    event.putObject("data");
    return event;
  }
}
