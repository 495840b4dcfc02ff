package rapport.edge;

import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import rapport.edge.Json.Parsed;

/// Reads what this system wrote itself: anything wrong with it is a fault of this system.
///
/// What was read lately is remembered by its text. Settings and calendars are read from the table
/// for every batch and answer, and have hardly ever changed.
///
/// @param <T> what never changes itself
final class Stored<T> {

  private static final int MAX_REMEMBERED = 200;
  private static final int MAX_REMEMBERED_CHARACTERS = 20_000;

  private final Function<Json.Value, Checked<T>> reading;
  private final Map<String, T> remembered = new ConcurrentHashMap<>();

  Stored(Function<Json.Value, Checked<T>> reading) {
    this.reading = reading;
  }

  /// @throws IllegalArgumentException if the text is not what this system writes
  T value(String text) {
    T known = remembered.get(text);
    return known == null ? remember(text, read(text)) : known;
  }

  private T remember(String text, T value) {
    if (remembered.size() >= MAX_REMEMBERED) {
      remembered.clear();
    }
    if (text.length() <= MAX_REMEMBERED_CHARACTERS) {
      remembered.put(text, value);
    }
    return value;
  }

  private T read(String text) {
    return switch (Json.readOne(text)) {
      case Parsed.Malformed(String message) ->
          throw new IllegalArgumentException("a stored document is " + message);
      case Parsed.Values(boolean _, List<Json.Value> values) ->
          switch (checked(values.getFirst())) {
            case Checked.Valid<T>(T value) -> value;
            case Checked.Invalid<T>(List<FieldError> errors) ->
                throw new IllegalArgumentException("a stored document has errors: " + errors);
          };
    };
  }

  /// What was checked before it was stored is not checked field by field again, so it may be what
  /// no value can be made of.
  private Checked<T> checked(Json.Value value) {
    try {
      return reading.apply(value);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException("a stored document makes no sense", e);
    }
  }
}
