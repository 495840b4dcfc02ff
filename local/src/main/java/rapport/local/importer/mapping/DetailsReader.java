package rapport.local.importer.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import rapport.edge.TextRule;
import rapport.settings.Settings;

/// Reads what an event says: `subject`, `data`, `attributes`.
final class DetailsReader {

  private final ValueReader values;

  DetailsReader(ValueReader values) {
    this.values = values;
  }

  /// @param fields that the event's type has
  /// @param setElsewhere those of them that the mapping does not name here
  Details read(Section section, EventFields fields, Set<String> setElsewhere) {
    Value subject = values.optional(section, "subject");
    Map<String, Value> attributes = attributes(section);
    Section data = section.section("data");
    Map<String, Value> named = values.byKey(data);
    if (fields != EventFields.UNKNOWN) {
      refuseOtherFields(data, named, fields, setElsewhere);
    }
    return new Details(subject, written(named, fields), attributes);
  }

  Map<String, Value> attributes(Section section) {
    Section named = section.section("attributes");
    Map<String, Value> attributes = values.byKey(named);
    for (String name : attributes.keySet()) {
      named.check(name, name, TextRule.NAME);
      if (Settings.BUILT_IN.contains(name)) {
        named.fault(name, "is no attribute but built in: a field of the events that have it");
      }
    }
    return attributes;
  }

  private static void refuseOtherFields(
      Section data, Map<String, Value> named, EventFields fields, Set<String> setElsewhere) {
    var possible = new TreeMap<>(fields.kinds());
    possible.keySet().removeAll(setElsewhere);
    for (String name : named.keySet()) {
      if (!possible.containsKey(name)) {
        data.fault(
            name, "is no field here; the fields are " + String.join(", ", possible.keySet()));
      }
    }
    for (String name : fields.required()) {
      if (!named.containsKey(name) && !setElsewhere.contains(name)) {
        data.fault(name, "is missing");
      }
    }
  }

  private static List<Details.Field> written(Map<String, Value> named, EventFields fields) {
    return named.entrySet().stream()
        .filter(entry -> fields.kinds().containsKey(entry.getKey()))
        .map(entry -> field(entry.getKey(), entry.getValue(), fields))
        .toList();
  }

  private static Details.Field field(String name, Value value, EventFields fields) {
    boolean required = fields.required().contains(name);
    return new Details.Field(name, fields.kinds().get(name), required, value);
  }
}
