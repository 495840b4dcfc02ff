package rapport.edge;

import java.util.List;
import java.util.function.Function;
import rapport.edge.Json.Parsed;

/// Reads what this system wrote itself: anything wrong with it is a fault of this system.
final class Stored {

  private Stored() {}

  static <T> T value(String text, Function<Json.Value, Checked<T>> reading) {
    return switch (Json.readOne(text)) {
      case Parsed.Malformed(String message) ->
          throw new IllegalArgumentException("a stored document is " + message);
      case Parsed.Values(boolean _, List<Json.Value> values) ->
          switch (reading.apply(values.getFirst())) {
            case Checked.Valid<T>(T value) -> value;
            case Checked.Invalid<T>(List<FieldError> errors) ->
                throw new IllegalArgumentException("a stored document has errors: " + errors);
          };
    };
  }
}
