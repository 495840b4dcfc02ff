package rapport.admin;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import rapport.edge.Checked;
import rapport.edge.FieldError;
import rapport.edge.Json;
import rapport.edge.Json.Parsed;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.Request.Body;

/// What a request asks to be kept.
final class Bodies {

  private Bodies() {}

  /// A body as it was read.
  sealed interface Content<T> {

    record Readable<T>(T value) implements Content<T> {}

    record Refused<T>(Problem problem) implements Content<T> {}
  }

  /// One document.
  static <T> Content<T> read(Request request, Function<Json.Value, Checked<T>> reading) {
    return read(request, Json::readOne, values -> reading.apply(values.values().getFirst()));
  }

  /// One or an array of them.
  static <T> Content<T> readMany(Request request, Function<Parsed.Values, Checked<T>> reading) {
    return read(request, Json::readMany, reading);
  }

  private static <T> Content<T> read(
      Request request,
      Function<String, Parsed> parsing,
      Function<Parsed.Values, Checked<T>> reading) {
    Request.MediaType type = request.mediaType();
    if (!type.name().equals("application/json") || !type.charset().equals("utf-8")) {
      return new Content.Refused<>(
          Problem.of(415, "Content-Type must be application/json, in UTF-8."));
    }
    return switch (request.body()) {
      case Body.TooLarge() ->
          new Content.Refused<>(
              Problem.of(413, "The body must be at most " + Json.MAX_BODY_BYTES + " bytes."));
      case Body.NotUtf8() -> malformed("not UTF-8");
      case Body.Text(String text) ->
          switch (parsing.apply(text)) {
            case Parsed.Malformed(String message) -> malformed(message);
            case Parsed.Values values -> checked(reading.apply(values));
          };
    };
  }

  private static <T> Content<T> checked(Checked<T> checked) {
    return switch (checked) {
      case Checked.Valid<T>(T value) -> new Content.Readable<>(value);
      case Checked.Invalid<T>(List<FieldError> errors) ->
          new Content.Refused<>(Problem.invalid(errors));
    };
  }

  private static <T> Content<T> malformed(String message) {
    return new Content.Refused<>(Problem.invalid(List.of(new FieldError("", message))));
  }

  /// The entity tag of a document's version.
  static String tag(long version) {
    return "\"" + version + "\"";
  }

  /// Whether a request may change a document of this version, by its `If-Match`.
  static boolean matches(Request request, long version) {
    Optional<String> wanted = request.header("if-match");
    return wanted.isEmpty() || wanted.get().equals("*") || wanted.get().equals(tag(version));
  }
}
