package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import rapport.edge.EventJson.Reading.Invalid;
import rapport.edge.EventJson.Reading.Valid;
import rapport.event.Event;

/// Texts of events for tests, and what becomes of them when they are read.
final class EventTexts {

  /// The example of the interface.
  static final String RESPONSE =
      """
      {"specversion":"1.0","id":"01J","source":"shop","type":"survey.response",
       "time":"2026-03-01T10:00:00Z","subject":"customer-42",
       "data":{"survey":"relationship-2026","answers":{"recommend":9,"why":"fast delivery"},
       "attributes":{"region":"EMEA","plan":"pro"},"language":"en","channel":"web",
       "complete":true}}
      """;

  private EventTexts() {}

  static String envelope(String type, String data) {
    return """
        {"specversion":"1.0","id":"1","source":"s","type":"%s","subject":"c",
         "time":"2026-03-01T10:00:00Z","data":%s}
        """
        .formatted(type, data);
  }

  static Event event(String text) {
    var reading = read(text);
    assertThat(reading).isInstanceOf(Valid.class);
    return ((Valid) reading).event();
  }

  static List<String> pointers(String text) {
    return invalid(text).errors().stream().map(FieldError::pointer).toList();
  }

  static Invalid invalid(String text) {
    var reading = read(text);
    assertThat(reading).isInstanceOf(Invalid.class);
    return (Invalid) reading;
  }

  static EventJson.Reading read(String text) {
    var values = ((Json.Parsed.Values) Json.readMany(text)).values();
    return EventJson.read(values.getFirst(), "history", Fixed.identity());
  }
}
