package rapport.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Reads and writes JSON (RFC 8259) within limits that hold before anything large is built.
///
/// What is wrong with one value (too deep, a name twice, a number without end) is an error that
/// names the value; only what breaks the grammar spoils the whole text.
public final class Json {

  /// What a request or a message may weigh.
  public static final int MAX_BODY_BYTES = 256 * 1024;

  /// Arrays and objects inside one another.
  public static final int MAX_DEPTH = 8;

  /// Beyond this not even the place of the fault is looked for.
  private static final int MAX_SCANNED_DEPTH = 10_000;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_SCANNED_DEPTH)
                  .maxStringLength(MAX_BODY_BYTES)
                  .maxNumberLength(MAX_BODY_BYTES)
                  .maxNameLength(MAX_BODY_BYTES)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private static final ObjectMapper WRITER = new ObjectMapper(FACTORY);

  private Json() {}

  /// What came of reading a text.
  public sealed interface Parsed {

    /// The values it holds.
    ///
    /// @param listed whether they came in an array or on lines of their own, so that their indices
    ///   mean something
    record Values(boolean listed, List<Value> values) implements Parsed {
      public Values {
        values = List.copyOf(values);
      }
    }

    /// It is no JSON.
    ///
    /// @param message where it stops being JSON
    record Malformed(String message) implements Parsed {}
  }

  /// One value.
  ///
  /// @param node its tree, without what the limits cut off
  /// @param errors what the limits found, with pointers from this value
  /// @param text as it was sent
  public record Value(JsonNode node, List<FieldError> errors, String text) {
    public Value {
      errors = List.copyOf(errors);
    }
  }

  /// Reads a text as one value, whatever it is.
  public static Parsed readOne(String text) {
    return new JsonReading(text).whole();
  }

  /// Reads a text as one value or, if it is an array, as the values in it.
  public static Parsed readMany(String text) {
    return new JsonReading(text).oneOrElements();
  }

  /// The text of some bytes, empty if they are no UTF-8.
  public static Optional<String> decode(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /// The shortest JSON text of a tree.
  public static String write(JsonNode node) {
    try {
      return WRITER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this tree has no JSON text", e);
    }
  }

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
