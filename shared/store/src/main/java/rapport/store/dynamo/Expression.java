package rapport.store.dynamo;

import java.util.HashMap;
import java.util.Map;
import rapport.store.Attribute;
import rapport.store.Condition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Builds the expressions of one request. Every name is aliased, since `count`, `date` and many
/// others are reserved words.
final class Expression {

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();

  /// The alias of an attribute.
  String name(String attribute) {
    String alias = "#a" + names.size();
    names.put(alias, attribute);
    return alias;
  }

  /// The placeholder of a value.
  String value(AttributeValue value) {
    String placeholder = ":v" + values.size();
    values.put(placeholder, value);
    return placeholder;
  }

  String value(Attribute value) {
    return value(Encoding.encode(value));
  }

  /// @param condition not [Condition.Always], which has no expression
  String of(Condition condition) {
    return switch (condition) {
      case Condition.Always _ -> throw new IllegalArgumentException("nothing to check");
      case Condition.Absent _ -> "attribute_not_exists(" + name(Encoding.PARTITION) + ")";
      case Condition.Equal(String attribute, Attribute value) ->
          name(attribute) + " = " + value(value);
    };
  }

  Map<String, String> names() {
    return Map.copyOf(names);
  }

  Map<String, AttributeValue> values() {
    return Map.copyOf(values);
  }
}
