package rapport.local.importer.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import rapport.edge.TextRule;

/// A map of a mapping file while it is read: it notes which keys were asked for, so that a key
/// nobody knows is a fault and not silently without effect.
final class Section {

  private final ObjectNode node;
  private final String path;
  private final Faults faults;
  private final Set<String> known = new TreeSet<>();

  Section(ObjectNode node, String path, Faults faults) {
    this.node = node;
    this.path = path;
    this.faults = faults;
  }

  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  void fault(String key, String message) {
    faults.add(path(key), message);
  }

  /// Refuses a text that the system would refuse in every event.
  void check(String key, String text, TextRule rule) {
    rule.fault(text).ifPresent(fault -> fault(key, fault));
  }

  /// What stands at a key; empty if nothing does.
  Optional<JsonNode> node(String key) {
    known.add(key);
    return Optional.ofNullable(node.get(key)).filter(found -> !found.isNull());
  }

  /// A text at a key, a fault if none is there.
  Optional<String> requiredText(String key) {
    if (node(key).isEmpty()) {
      fault(key, "is missing");
    }
    return text(key);
  }

  Optional<String> text(String key) {
    return node(key).flatMap(found -> scalar(found, path(key), faults));
  }

  boolean flag(String key, boolean otherwise) {
    Optional<JsonNode> found = node(key);
    if (found.isPresent() && !found.get().isBoolean()) {
      fault(key, "must be true or false");
    }
    return found.map(value -> value.asBoolean(otherwise)).orElse(otherwise);
  }

  /// A list of texts, or one text alone.
  List<String> texts(String key) {
    return node(key).map(found -> texts(found, path(key), faults)).orElse(List.of());
  }

  static List<String> texts(JsonNode found, String path, Faults faults) {
    if (!found.isArray()) {
      return scalar(found, path, faults).map(List::of).orElse(List.of());
    }
    var texts = new ArrayList<String>();
    for (int i = 0; i < found.size(); i++) {
      scalar(found.get(i), path + "[" + i + "]", faults).ifPresent(texts::add);
    }
    return texts;
  }

  /// A map at a key; an empty one if nothing is there.
  Section section(String key) {
    return node(key)
        .flatMap(found -> object(found, path(key), faults))
        .map(found -> new Section(found, path(key), faults))
        .orElseGet(() -> new Section(node.objectNode(), path(key), faults));
  }

  /// The maps of a list.
  List<Section> sections(String key) {
    Optional<JsonNode> found = node(key);
    if (found.isPresent() && !found.get().isArray()) {
      fault(key, "must be a list");
      return List.of();
    }
    var sections = new ArrayList<Section>();
    int index = 0;
    for (JsonNode element : found.orElseGet(node::arrayNode)) {
      String place = path(key) + "[" + index++ + "]";
      object(element, place, faults)
          .ifPresent(object -> sections.add(new Section(object, place, faults)));
    }
    return sections;
  }

  /// All keys with what stands there, for maps whose keys are the user's own.
  List<Map.Entry<String, JsonNode>> entries() {
    node.fieldNames().forEachRemaining(known::add);
    return List.copyOf(node.properties());
  }

  /// To be called when everything known was asked for.
  void refuseOtherKeys() {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                fault(key, "is no key here; the keys are " + String.join(", ", known));
              }
            });
  }

  private static Optional<ObjectNode> object(JsonNode found, String path, Faults faults) {
    if (found instanceof ObjectNode object) {
      return Optional.of(object);
    }
    faults.add(path, "must be a map of keys and values");
    return Optional.empty();
  }

  private static Optional<String> scalar(JsonNode found, String path, Faults faults) {
    if (found.isValueNode() && !found.isNull()) {
      return Optional.of(found.asText());
    }
    faults.add(path, "must be a text");
    return Optional.empty();
  }
}
