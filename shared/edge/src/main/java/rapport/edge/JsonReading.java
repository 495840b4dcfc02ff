package rapport.edge;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import rapport.edge.Json.Parsed;
import rapport.edge.Json.Parsed.Malformed;
import rapport.edge.Json.Parsed.Values;
import rapport.edge.Json.Value;

/// One reading of one text: builds trees by hand, so that a broken limit is an error with a pointer
/// and its neighbours are kept.
final class JsonReading {

  private static final int MAX_NUMBER_LENGTH = 40;
  private static final int MAX_EXPONENT = 40;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String text;

  JsonReading(String text) {
    this.text = text;
  }

  /// What reads tokens and may meet a broken grammar.
  private interface Step {
    Values read(JsonParser parser) throws IOException;
  }

  Parsed whole() {
    return parsed(
        parser -> {
          parser.nextToken();
          return new Values(false, List.of(value(parser, 1)));
        });
  }

  Parsed oneOrElements() {
    return parsed(
        parser -> {
          if (parser.nextToken() != JsonToken.START_ARRAY) {
            return new Values(false, List.of(value(parser, 1)));
          }
          var elements = new ArrayList<Value>();
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser, 2));
          }
          return new Values(true, elements);
        });
  }

  private Parsed parsed(Step step) {
    try (JsonParser parser = Json.FACTORY.createParser(text)) {
      Values values = step.read(parser);
      return parser.nextToken() == null ? values : new Malformed("there is more after the end");
    } catch (StreamConstraintsException _) {
      return new Malformed("nested too deeply");
    } catch (JsonProcessingException e) {
      return new Malformed("not JSON" + place(e.getLocation()));
    } catch (IOException e) {
      throw new UncheckedIOException("reading a text in memory failed", e);
    }
  }

  private static String place(JsonLocation at) {
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private Value value(JsonParser parser, int depth) throws IOException {
    var errors = new FieldErrors();
    long start = parser.currentTokenLocation().getCharOffset();
    JsonNode node = node(parser, "", depth, errors);
    String own =
        node.isContainerNode()
            ? text.substring((int) start, (int) parser.currentLocation().getCharOffset())
            : node.toString();
    return new Value(node, errors.list(), own);
  }

  private JsonNode node(JsonParser parser, String pointer, int depth, FieldErrors errors)
      throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT, START_ARRAY -> container(parser, pointer, depth, errors);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, pointer, errors);
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case null, default -> throw new JsonEnd(parser);
    };
  }

  private JsonNode container(JsonParser parser, String pointer, int depth, FieldErrors errors)
      throws IOException {
    if (depth > Json.MAX_DEPTH) {
      errors.add(pointer, "nested deeper than " + Json.MAX_DEPTH + " levels");
      parser.skipChildren();
      return NODES.nullNode();
    }
    return parser.currentToken() == JsonToken.START_OBJECT
        ? object(parser, pointer, depth, errors)
        : array(parser, pointer, depth, errors);
  }

  private ObjectNode object(JsonParser parser, String pointer, int depth, FieldErrors errors)
      throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String child = FieldError.child(pointer, name);
      parser.nextToken();
      JsonNode value = node(parser, child, depth + 1, errors);
      if (object.has(name)) {
        errors.add(child, "named more than once");
      }
      object.set(name, value);
    }
    return object;
  }

  private ArrayNode array(JsonParser parser, String pointer, int depth, FieldErrors errors)
      throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(node(parser, pointer + "/" + array.size(), depth + 1, errors));
    }
    return array;
  }

  /// Looks at a number's length and exponent before any arithmetic: 1e999999999 is short.
  private static JsonNode number(JsonParser parser, String pointer, FieldErrors errors)
      throws IOException {
    if (parser.getTextLength() > MAX_NUMBER_LENGTH) {
      errors.add(pointer, "a number of more than " + MAX_NUMBER_LENGTH + " characters");
      return NODES.nullNode();
    }
    try {
      var number = new BigDecimal(parser.getText());
      if (Math.abs((long) number.scale()) <= MAX_EXPONENT) {
        return NODES.numberNode(number);
      }
    } catch (NumberFormatException _) {
      // the exponent itself is too long: said below
    }
    errors.add(pointer, "a number too large or too small");
    return NODES.nullNode();
  }

  /// The text ended where a value was due.
  private static final class JsonEnd extends JsonProcessingException {
    private static final long serialVersionUID = 1;

    JsonEnd(JsonParser parser) {
      super("a value was due", parser.currentLocation());
    }
  }
}
