package rapport.local.importer.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Reads values: `${column}`, a constant, or a map with `value`, `missing` and `words`. Notes which
/// columns they name.
final class ValueReader {

  private final Faults faults;
  private final Set<String> missing;
  private final Times times;
  private final Map<String, String> columns = new TreeMap<>();

  /// @param missing what stands for nothing in every column of the file
  /// @param times how the file writes its times
  ValueReader(Faults faults, List<String> missing, Times times) {
    this.faults = faults;
    this.missing = Set.copyOf(missing);
    this.times = times;
  }

  /// The columns named so far, each with the place that named it first.
  Map<String, String> columns() {
    return columns;
  }

  /// The value at a key; [Value#NONE] if nothing is there.
  Value optional(Section section, String key) {
    return section.node(key).map(found -> read(found, section.path(key))).orElse(Value.NONE);
  }

  /// The value at a key, a fault if nothing is there.
  Value required(Section section, String key) {
    if (section.node(key).isEmpty()) {
      section.fault(key, "is missing");
    }
    return optional(section, key);
  }

  Moment moment(Section section, String key) {
    return new Moment(checked(required(section, key), section.path(key)), times);
  }

  /// Values by the user's own keys.
  Map<String, Value> byKey(Section section) {
    var values = new TreeMap<String, Value>();
    section
        .entries()
        .forEach(
            entry ->
                values.put(entry.getKey(), read(entry.getValue(), section.path(entry.getKey()))));
    return values;
  }

  Value read(JsonNode found, String path) {
    if (found instanceof ObjectNode object) {
      return looksLikeColumn(object) ? unquoted(object, path) : described(object, path);
    }
    if (!found.isValueNode() || found.isNull()) {
      faults.add(path, "must be a text or a map with `value`");
      return Value.NONE;
    }
    return value(found.asText(), path, missing, Map.of());
  }

  private Value described(ObjectNode object, String path) {
    var section = new Section(object, path, faults);
    String template = section.requiredText("value").orElse("");
    var nothing = new HashSet<>(missing);
    nothing.addAll(section.texts("missing"));
    var words = new TreeMap<String, String>();
    Section written = section.section("words");
    for (var entry : written.entries()) {
      Section.texts(entry.getValue(), written.path(entry.getKey()), faults).stream()
          .findFirst()
          .ifPresent(word -> words.put(entry.getKey(), word));
    }
    section.refuseOtherKeys();
    return value(template, section.path("value"), nothing, words);
  }

  private Value value(
      String template, String path, Set<String> nothing, Map<String, String> words) {
    var value = new Value(Value.parse(template), nothing, words);
    value.columns().forEach(column -> columns.putIfAbsent(column, path));
    return value;
  }

  /// `{x}` without a dollar is a map of YAML, with an empty value.
  private static boolean looksLikeColumn(ObjectNode object) {
    return object.size() == 1 && object.elements().next().isNull();
  }

  private Value unquoted(ObjectNode object, String path) {
    faults.add(path, "write a column as ${" + object.fieldNames().next() + "}");
    return Value.NONE;
  }

  private Value checked(Value time, String path) {
    if (time.constant() && !time.parts().isEmpty()) {
      try {
        Times.RFC_3339.parse(time.source());
      } catch (DateTimeException _) {
        faults.add(path, "a constant time looks like " + Times.RFC_3339.form());
      }
    }
    return time;
  }
}
