package rapport.local.importer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import rapport.edge.EventJson;
import rapport.edge.FreshIdentity;
import rapport.edge.Json;

/// What the system makes of an event that is sent to it.
public final class Intake {

  private static final FreshIdentity NOTHING_IS_MISSING =
      new FreshIdentity() {
        @Override
        public String id() {
          throw new AssertionError("an event has no id");
        }

        @Override
        public Instant time() {
          throw new AssertionError("an event has no time");
        }
      };

  private Intake() {}

  static EventJson.Reading read(JsonNode event) {
    return read(event.toString());
  }

  /// Reads one event.
  public static EventJson.Reading read(String event) {
    return switch (Json.readOne(event)) {
      case Json.Parsed.Values(boolean _, var values) ->
          EventJson.read(values.getFirst(), "test", NOTHING_IS_MISSING);
      case Json.Parsed.Malformed(var message) -> throw new AssertionError(message);
    };
  }
}
