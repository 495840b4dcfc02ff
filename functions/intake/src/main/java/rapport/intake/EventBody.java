package rapport.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import rapport.edge.FieldError;
import rapport.edge.Json;
import rapport.edge.Json.Parsed;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.Request.Body;

/// The body of a request that brings events: one, an array, or one a line.
final class EventBody {

  /// Events of one request.
  static final int MAX_EVENTS = 500;

  private static final String NDJSON = "application/x-ndjson";
  private static final Set<String> MEDIA_TYPES =
      Set.of(
          "application/json",
          "application/cloudevents+json",
          "application/cloudevents-batch+json",
          NDJSON);

  private EventBody() {}

  /// What came of looking at a body.
  sealed interface Content {

    /// @param listed whether indices mean something
    record Items(boolean listed, List<Item> items) implements Content {
      public Items {
        items = List.copyOf(items);
      }
    }

    record Refused(Problem problem) implements Content {}
  }

  /// One thing in a body.
  sealed interface Item {

    record Readable(Json.Value value) implements Item {}

    record Unreadable(FieldError error) implements Item {}
  }

  static Content of(Request request) {
    Request.MediaType type = request.mediaType();
    if (!MEDIA_TYPES.contains(type.name()) || !type.charset().equals("utf-8")) {
      return refused(
          415,
          "Content-Type must be application/json, application/cloudevents+json,"
              + " application/cloudevents-batch+json or application/x-ndjson, in UTF-8.");
    }
    return switch (request.body()) {
      case Body.TooLarge() ->
          refused(413, "The body must be at most " + Json.MAX_BODY_BYTES + " bytes.");
      case Body.NotUtf8() -> malformed("not UTF-8");
      case Body.Text(String text) ->
          limited(type.name().equals(NDJSON) ? lines(text) : values(text));
    };
  }

  static Content malformed(String message) {
    return new Content.Refused(Problem.invalid(List.of(new FieldError("", message))));
  }

  private static Content values(String text) {
    return switch (Json.readMany(text)) {
      case Parsed.Malformed(String message) -> malformed(message);
      case Parsed.Values(boolean listed, List<Json.Value> values) ->
          new Content.Items(listed, values.stream().<Item>map(Item.Readable::new).toList());
    };
  }

  /// A line that is no JSON spoils no other.
  private static Content lines(String text) {
    var items = new ArrayList<Item>();
    text.lines().filter(line -> !line.isBlank()).forEach(line -> items.add(line(line)));
    return new Content.Items(true, items);
  }

  private static Item line(String line) {
    return switch (Json.readOne(line)) {
      case Parsed.Malformed(String message) -> new Item.Unreadable(new FieldError("", message));
      case Parsed.Values(boolean _, List<Json.Value> values) ->
          new Item.Readable(values.getFirst());
    };
  }

  private static Content limited(Content content) {
    if (!(content instanceof Content.Items(boolean _, List<Item> items))) {
      return content;
    }
    if (items.isEmpty()) {
      return malformed("there is no event");
    }
    return items.size() > MAX_EVENTS
        ? refused(413, "A request may bring " + MAX_EVENTS + " events, this has " + items.size())
        : content;
  }

  private static Content refused(int status, String detail) {
    return new Content.Refused(Problem.of(status, detail));
  }
}
