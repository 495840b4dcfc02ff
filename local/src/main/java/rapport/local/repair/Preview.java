package rapport.local.repair;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// What may be shown of a message's body: which events they are, and nothing of a person. So only
/// what is named here is shown; answers, comments, subjects and attributes are not.
final class Preview {

  /// How much is shown.
  static final int MAX_CHARACTERS = 200;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final List<String> OF_EVENT = List.of("type", "source", "id", "time");
  private static final List<String> OF_DATA = List.of("survey", "ticket");

  private Preview() {}

  /// At most [#MAX_CHARACTERS], on one line.
  static String of(String body) {
    return read(body).map(node -> cut(printable(shown(node).toString()))).orElse("(no JSON)");
  }

  /// All of it, on one line, with whatever would move the cursor written as an escape.
  static String whole(String body) {
    return printable(body);
  }

  /// The tenant that a message of the work queue is for.
  static Optional<String> tenantOf(String body) {
    return read(body)
        .map(node -> node.path("tenant"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }

  private static Optional<JsonNode> read(String body) {
    try {
      return Optional.of(JSON.readTree(body)).filter(JsonNode::isContainerNode);
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  private static JsonNode shown(JsonNode node) {
    if (node.isArray()) {
      var events = JSON.createArrayNode();
      node.forEach(event -> events.add(shown(event)));
      return events;
    }
    if (node.has("hours")) { // of the work queue
      return node;
    }
    var event = JSON.createObjectNode();
    copy(node, OF_EVENT, event);
    copy(node.path("data"), OF_DATA, event);
    if (node.path("detail").isObject()) { // wrapped by EventBridge
      event.set("detail", shown(node.path("detail")));
    }
    return event;
  }

  private static void copy(JsonNode from, List<String> names, ObjectNode to) {
    for (String name : names) {
      if (from.path(name).isTextual()) {
        to.set(name, from.path(name));
      }
    }
  }

  private static String cut(String text) {
    return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS - 1) + "…";
  }

  /// Control and format characters could forge lines, or turn them around, in a terminal.
  static String printable(String text) {
    var shown = new StringBuilder();
    text.chars()
        .forEach(
            character -> {
              int type = Character.getType(character);
              boolean harmless =
                  !Character.isISOControl(character)
                      && type != Character.FORMAT
                      && type != Character.LINE_SEPARATOR
                      && type != Character.PARAGRAPH_SEPARATOR;
              shown.append(
                  harmless ? String.valueOf((char) character) : "\\u%04x".formatted(character));
            });
    return shown.toString();
  }
}
