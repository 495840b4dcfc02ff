package rapport.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A request as the HTTP API delivers it, payload 2.0.
public final class Request {

  private static final String BEARER = "bearer ";

  private final APIGatewayV2HTTPEvent event;
  private final Map<String, String> headers;

  private Request(APIGatewayV2HTTPEvent event) {
    this.event = event;
    this.headers = new TreeMap<>();
    orEmpty(event.getHeaders())
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
  }

  public static Request of(APIGatewayV2HTTPEvent event) {
    return new Request(event);
  }

  /// What a request brought.
  public sealed interface Body {

    record Text(String value) implements Body {}

    /// More than [Json#MAX_BODY_BYTES].
    record TooLarge() implements Body {}

    record NotUtf8() implements Body {}
  }

  /// The media type of a body.
  ///
  /// @param name in lower case, without parameters; empty if the request names none
  /// @param charset in lower case; utf-8 if the request names none
  public record MediaType(String name, String charset) {}

  /// The route of the HTTP API that was hit, for instance `GET /v1/surveys/{survey}`.
  public String route() {
    return event.getRouteKey() == null ? "" : event.getRouteKey();
  }

  public String path() {
    return event.getRawPath() == null ? "" : event.getRawPath();
  }

  /// The part of the path that a name in the route stands for, decoded.
  ///
  /// @throws IllegalArgumentException if the route has no such name: a fault of the wiring
  public String pathParameter(String name) {
    String value = orEmpty(event.getPathParameters()).get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route " + route() + " has no " + name);
    }
    return value;
  }

  /// The query's parameters in their order, or which of them are not properly encoded.
  public Checked<List<UrlEncoded.Pair>> query() {
    return UrlEncoded.parse(event.getRawQueryString() == null ? "" : event.getRawQueryString());
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /// The key of `Authorization: Bearer <key>`, for routes without an authorizer.
  public Optional<String> bearerKey() {
    return header("authorization").flatMap(Request::bearerKey);
  }

  /// The key in the value of an `Authorization` header.
  public static Optional<String> bearerKey(String authorization) {
    return Optional.of(authorization)
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
        .map(value -> value.substring(BEARER.length()).strip());
  }

  /// Who sends this, as the authorizer has found; nobody where the route has none.
  ///
  /// @throws IllegalArgumentException if no authorizer of ours was asked: a fault of the deployment
  public Caller caller() {
    return CallerContext.read(CallerContext.of(event));
  }

  /// The address that the request came from, as the HTTP API saw it, or as [Front] has found it: no
  /// other header can say another. Empty if it says none.
  public String sourceIp() {
    var context = event.getRequestContext();
    String address =
        context == null || context.getHttp() == null ? null : context.getHttp().getSourceIp();
    return address == null ? "" : address;
  }

  public MediaType mediaType() {
    String[] parts = header("content-type").orElse("").toLowerCase(Locale.ROOT).split(";");
    String charset = "utf-8";
    for (String part : parts) {
      if (part.strip().startsWith("charset=")) {
        charset = part.strip().substring("charset=".length()).replace("\"", "");
      }
    }
    return new MediaType(parts.length == 0 ? "" : parts[0].strip(), charset);
  }

  /// How much the caller wants an answer of a media type, by its `Accept`: 0 not at all, 1 most.
  public double quality(String mediaType) {
    return new Accept(header("accept").orElse("")).quality(mediaType);
  }

  /// The body as text; its weight is looked at before anything is done with it.
  public Body body() {
    String body = event.getBody() == null ? "" : event.getBody();
    return event.getIsBase64Encoded() ? encoded(body) : plain(body);
  }

  private static Body plain(String body) {
    return body.length() > Json.MAX_BODY_BYTES
            || body.getBytes(StandardCharsets.UTF_8).length > Json.MAX_BODY_BYTES
        ? new Body.TooLarge()
        : new Body.Text(body);
  }

  private static Body encoded(String body) {
    if (body.length() > Json.MAX_BODY_BYTES / 3 * 4 + 4) {
      return new Body.TooLarge();
    }
    byte[] bytes = Base64.getDecoder().decode(body);
    if (bytes.length > Json.MAX_BODY_BYTES) {
      return new Body.TooLarge();
    }
    return Json.decode(bytes).<Body>map(Body.Text::new).orElseGet(Body.NotUtf8::new);
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null
        ? Map.of()
        : map.entrySet().stream()
            .filter(entry -> entry.getValue() != null)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
