package rapport.local.importer.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.local.importer.csv.Row;

/// What an event says beside its type, id and time.
///
/// @param subject the customer; [Value#NONE] if nobody is named
/// @param fields of its `data`
/// @param attributes the values it can be grouped by, by name
public record Details(Value subject, List<Field> fields, Map<String, Value> attributes) {

  /// Nothing more.
  public static final Details NONE = new Details(Value.NONE, List.of(), Map.of());

  public Details {
    fields = List.copyOf(fields);
    attributes = Map.copyOf(attributes);
  }

  /// Writes what a row says of it; what is missing is left out.
  ///
  /// @throws RefusedRowException if a required field is missing or a value can't be written
  public void put(ObjectNode data, Row row) throws RefusedRowException {
    for (Field field : fields) {
      Optional<String> text = field.value().of(row);
      if (text.isPresent()) {
        field.kind().put(data, field.name(), text.get());
      } else if (field.required()) {
        throw new RefusedRowException(
            "no " + field.name() + " (" + field.value().source() + " is missing)");
      }
    }
    putAttributes(data, row);
  }

  private void putAttributes(ObjectNode data, Row row) throws RefusedRowException {
    ObjectNode written = data.objectNode();
    for (String name : attributes.keySet().stream().sorted().toList()) {
      attributes.get(name).of(row).ifPresent(text -> written.put(name, text));
    }
    if (!written.isEmpty()) {
      data.set("attributes", written);
    }
  }

  /// One field of `data`.
  public record Field(String name, FieldKind kind, boolean required, Value value) {}
}
