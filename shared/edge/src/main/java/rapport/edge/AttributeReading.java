package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.SortedMap;

/// The reading of `attributes`: values to group by, whose names the sender chooses.
///
/// @param type of the event that has them
/// @param parent what they are in
record AttributeReading(String type, Fields parent) {

  private static final String ATTRIBUTES = "attributes";

  /// @param values takes those that are right
  void into(SortedMap<String, String> values) {
    parent.node(ATTRIBUTES).ifPresent(node -> read(node, values));
  }

  private void read(JsonNode node, SortedMap<String, String> values) {
    Fields given = parent.inner(ATTRIBUTES, node);
    int count = 0;
    for (String name : given.names()) {
      Optional<String> fault = fault(name);
      fault.ifPresent(message -> given.fault(name, message));
      Optional<String> value = given.text(name, TextRule.VALUE);
      if (fault.isEmpty() && value.isPresent()) {
        values.put(name, value.get());
      }
      count++;
    }
    if (count > EventJson.MAX_ATTRIBUTES) {
      parent.fault(ATTRIBUTES, "must be at most " + EventJson.MAX_ATTRIBUTES);
    }
  }

  private Optional<String> fault(String name) {
    if (EventTypes.segments(type).contains(name)) {
      return Optional.of("is a field of data itself: /data/" + name);
    }
    return EventTypes.RESERVED.contains(name)
        ? Optional.of("is a built-in segment, which " + type + " doesn't have; give another name")
        : TextRule.NAME.fault(name);
  }
}
