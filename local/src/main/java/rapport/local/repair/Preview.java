package rapport.local.repair;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rapport.access.TenantName;

/// What may be shown of a message's body: which events they are, and nothing of a person. So only
/// what is named here is shown; answers, comments, subjects and attributes are not. An event may
/// have any attribute, so what the work queue's own messages have is shown only of what is one.
final class Preview {

  /// How much is shown.
  static final int MAX_CHARACTERS = 200;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final List<String> OF_EVENT = List.of("type", "source", "id", "time");
  private static final List<String> OF_DATA = List.of("survey", "ticket");
  private static final String TENANT = "tenant";
  private static final String HOURS = "hours";

  /// An hour of UTC, as the work queue has it.
  private static final Pattern HOUR = Pattern.compile("[0-9]{10}");

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
    return read(body).filter(Preview::isWork).map(node -> node.path(TENANT).textValue());
  }

  private static boolean isWork(JsonNode node) {
    JsonNode hours = node.path(HOURS);
    return TenantName.isOne(node.path(TENANT).asText())
        && node.path(TENANT).isTextual()
        && hours.isArray()
        && hours.valueStream().allMatch(hour -> HOUR.matcher(hour.asText()).matches());
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
    if (isWork(node)) {
      var work = JSON.createObjectNode();
      work.set(TENANT, node.path(TENANT));
      work.set(HOURS, node.path(HOURS));
      return work;
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
