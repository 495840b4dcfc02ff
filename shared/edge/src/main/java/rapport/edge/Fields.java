package rapport.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// The fields of one JSON object, asked for one by one. What is wrong is collected, and a value
/// that harms nobody is given in its place, so that all errors are found in one go.
///
/// `null` is the same as absent.
final class Fields {

  /// The whole numbers that every JSON reader keeps exactly (RFC 8259, section 6).
  static final long MAX_EXACT = (1L << 53) - 1;

  private static final int MAX_DIGITS = 40;

  private final JsonNode object;
  private final String pointer;
  private final FieldErrors errors;
  private final Set<String> known = new LinkedHashSet<>();

  private Fields(JsonNode object, String pointer, FieldErrors errors) {
    this.object = object;
    this.pointer = pointer;
    this.errors = errors;
  }

  /// What is no object has no fields, and that is an error.
  static Fields of(JsonNode node, String pointer, FieldErrors errors) {
    if (!node.isObject()) {
      errors.add(pointer, "must be an object, got " + shown(node));
      return new Fields(Json.object(), pointer, new FieldErrors());
    }
    return new Fields(node, pointer, errors);
  }

  /// The fields of an object in this one.
  Fields inner(String name, JsonNode node) {
    return of(node, at(name), errors);
  }

  /// The fields of an object in this one; none if it is absent.
  Fields object(String name) {
    return inner(name, node(name).orElseGet(Json::object));
  }

  /// The same of an object whose names the sender chooses.
  Fields object(String name, int most) {
    if (node(name).filter(node -> node.size() > most).isPresent()) {
      fault(name, tooMany(most, node(name)));
      return inner(name, Json.object());
    }
    return object(name);
  }

  String at(String name) {
    return FieldError.child(pointer, name);
  }

  void fault(String name, String message) {
    errors.add(at(name), message);
  }

  Optional<JsonNode> node(String name) {
    known.add(name);
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
  }

  Optional<JsonNode> required(String name) {
    Optional<JsonNode> node = node(name);
    if (node.isEmpty()) {
      fault(name, "is missing");
    }
    return node;
  }

  /// The text if it is there and as the rule wants it.
  Optional<String> text(String name, TextRule rule) {
    return node(name).flatMap(node -> checked(name, node, rule));
  }

  String requiredText(String name, TextRule rule) {
    return required(name).flatMap(node -> checked(name, node, rule)).orElse("");
  }

  private Optional<String> checked(String name, JsonNode node, TextRule rule) {
    if (!node.isTextual()) {
      fault(name, noText(node));
      return Optional.empty();
    }
    Optional<String> fault = rule.fault(node.textValue());
    fault.ifPresent(message -> fault(name, message));
    return fault.isPresent() ? Optional.empty() : Optional.of(node.textValue());
  }

  /// The text that is one of a few words.
  Optional<String> word(String name, Set<String> words) {
    Optional<JsonNode> node = node(name);
    Optional<String> word =
        node.filter(JsonNode::isTextual).map(JsonNode::textValue).filter(words::contains);
    if (node.isPresent() && word.isEmpty()) {
      fault(
          name, "must be one of %s, got %s".formatted(String.join(", ", words), shown(node.get())));
    }
    return word;
  }

  boolean flag(String name, boolean otherwise) {
    Optional<JsonNode> node = node(name);
    if (node.isPresent() && !node.get().isBoolean()) {
      fault(name, "must be true or false, got " + shown(node.get()));
    }
    return node.map(JsonNode::booleanValue).orElse(otherwise);
  }

  long whole(String name, long least, long most, long otherwise) {
    return node(name).map(node -> whole(name, node, least, most)).orElse(otherwise);
  }

  private long whole(String name, JsonNode node, long least, long most) {
    Optional<Long> number = wholeNumber(node);
    if (number.isEmpty() || number.get() < least || number.get() > most) {
      fault(
          name, "must be a whole number from %d to %d, got %s".formatted(least, most, shown(node)));
      return least;
    }
    return number.get();
  }

  /// The whole number a node stands for, if it does: 9 and 9.0 are the same to JSON.
  static Optional<Long> wholeNumber(JsonNode node) {
    if (!node.isNumber()) {
      return Optional.empty();
    }
    BigDecimal number = node.decimalValue().stripTrailingZeros();
    return number.scale() <= 0 && number.precision() - number.scale() <= 18
        ? Optional.of(number.longValueExact())
        : Optional.empty();
  }

  /// What was sent, as a message names it.
  static String shown(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case STRING -> TextRule.shown(node.textValue());
      case NUMBER ->
          node.asText().length() <= MAX_DIGITS ? node.asText() : "a number of many digits";
      default -> node.asText();
    };
  }

  private static String noText(JsonNode node) {
    return "must be text, got " + shown(node);
  }

  private static String tooMany(int most, Optional<JsonNode> node) {
    return "must be at most %d, got %d".formatted(most, node.map(JsonNode::size).orElse(0));
  }

  /// Any other field is an error: a misspelt one would be lost without a word.
  void refuseOthers() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                fault(name, "is unknown here; known are " + String.join(", ", known));
              }
            });
  }

  /// An array that is there must not be empty.
  void refuseEmpty(String name) {
    if (node(name).filter(node -> node.isArray() && node.isEmpty()).isPresent()) {
      fault(name, "must be at least one, got none");
    }
  }

  /// The elements of an array, none if it is absent or no array.
  List<Element> elements(String name, int most) {
    Optional<JsonNode> array = node(name);
    if (array.isPresent() && !array.get().isArray()) {
      fault(name, "must be an array, got " + shown(array.get()));
    } else if (array.isPresent() && array.get().size() > most) {
      fault(name, tooMany(most, array));
    } else if (array.isPresent()) {
      return IntStream.range(0, array.get().size())
          .mapToObj(index -> new Element(array.get().get(index), at(name) + "/" + index, errors))
          .toList();
    }
    return List.of();
  }

  /// One element of an array.
  record Element(JsonNode node, String pointer, FieldErrors errors) {

    void fault(String message) {
      errors.add(pointer, message);
    }

    /// @param inner from this element
    void fault(String inner, String message) {
      errors.add(pointer + inner, message);
    }

    Fields fields() {
      return of(node, pointer, errors);
    }

    Optional<String> text(TextRule rule) {
      Optional<String> fault =
          node.isTextual() ? rule.fault(node.textValue()) : Optional.of(noText(node));
      fault.ifPresent(this::fault);
      return fault.isPresent() ? Optional.empty() : Optional.of(node.textValue());
    }
  }

  boolean isUnknown(String name) {
    return !known.contains(name);
  }

  Iterable<String> names() {
    return object::fieldNames;
  }
}
