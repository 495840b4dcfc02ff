package rapport.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What went wrong, as the caller is told (RFC 9457). The type is always `about:blank`: the status
/// and the errors say it all.
///
/// @param status the HTTP status, 400 to 599
/// @param detail one sentence for this case, never the text of an exception
/// @param errors the fields at fault, empty if it is none
/// @param retryAfterSeconds how long to wait before trying again, where that may help
public record Problem(int status, String detail, List<FieldError> errors, long retryAfterSeconds) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /// How long a caller should wait if nothing better is known.
  private static final long RETRY_AFTER_SECONDS = 5;

  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(406, "Not Acceptable"),
          Map.entry(409, "Conflict"),
          Map.entry(410, "Gone"),
          Map.entry(412, "Precondition Failed"),
          Map.entry(413, "Content Too Large"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(503, "Service Unavailable"));

  public Problem {
    errors = List.copyOf(errors);
    if (!TITLES.containsKey(status)) {
      throw new IllegalArgumentException("no problem has the status " + status);
    }
  }

  public Problem(int status, String detail, List<FieldError> errors) {
    this(status, detail, errors, RETRY_AFTER_SECONDS);
  }

  public static Problem of(int status, String detail) {
    return new Problem(status, detail, List.of());
  }

  /// More than may come in a time.
  ///
  /// @param wait until it may; rounded up to seconds, one at least
  public static Problem tooMany(String detail, Duration wait) {
    return tooMany(detail, wait, List.of());
  }

  public static Problem tooMany(String detail, Duration wait, List<FieldError> errors) {
    long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
    return new Problem(429, detail, errors, Math.max(1, seconds));
  }

  /// The request is wrong, and these are the places.
  public static Problem invalid(List<FieldError> errors) {
    return new Problem(400, "Something in the request is wrong; see errors.", errors);
  }

  /// A query or path parameter is wrong; the pointer names it.
  public static Problem parameter(String name, String message) {
    return invalid(List.of(new FieldError(FieldError.child("", name), message)));
  }

  /// What a caller is told of a bug: nothing.
  public static Problem internal() {
    return of(500, "Something went wrong here. Trying again may help.");
  }

  /// Something this needs doesn't answer.
  public static Problem unavailable() {
    return of(503, "Something this needs does not answer. Please try again.");
  }

  public String title() {
    return TITLES.getOrDefault(status, "");
  }

  /// The members of the problem, to which a caller may add its own.
  public ObjectNode tree() {
    ObjectNode tree = Json.object();
    tree.put("type", "about:blank");
    tree.put("title", title());
    tree.put("status", status);
    tree.put("detail", detail);
    tree.set("errors", tree(errors));
    return tree;
  }

  /// Errors as every answer lists them.
  public static ArrayNode tree(List<FieldError> errors) {
    ArrayNode array = Json.object().arrayNode();
    errors.forEach(
        error -> array.addObject().put("pointer", error.pointer()).put("message", error.message()));
    return array;
  }

  public APIGatewayV2HTTPResponse answer() {
    return answer(tree());
  }

  /// @param tree what [#tree()] gave, with members added
  public APIGatewayV2HTTPResponse answer(ObjectNode tree) {
    var answer = Answers.text(status, MEDIA_TYPE, Json.write(tree));
    if (status == 401) {
      return Answers.with(answer, "www-authenticate", "Bearer");
    }
    return status == 429 || status == 503
        ? Answers.with(answer, "retry-after", Long.toString(retryAfterSeconds))
        : answer;
  }
}
