package rapport.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import rapport.bytes.Bytes;
import rapport.local.template.Location;

/// The event by which an HTTP API hands a request to a function, payload format 2.0.
///
/// @see <a
///   href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">Lambda
///   proxy integrations for HTTP APIs</a>
public final class HttpEvent {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> TEXT_TYPES =
      Set.of("application/json", "application/javascript", "application/xml");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private HttpEvent() {}

  /// @param authorizer what an authorizer says of the caller; empty if none was asked
  static byte[] of(HttpCall call, RouteTable.Match<?> match, ObjectNode authorizer, Instant now) {
    ObjectNode event = JSON.createObjectNode();
    putRequest(event, call, match, now);
    if (!authorizer.isEmpty()) {
      ((ObjectNode) event.get("requestContext")).putObject("authorizer").set("lambda", authorizer);
    }
    putBody(event, call);
    return bytes(event);
  }

  /// The event by which an authorizer is asked: no body, and by what it shall tell.
  static byte[] ofAuthorizer(HttpCall call, RouteTable.Match<?> match, String header, Instant now) {
    ObjectNode event = JSON.createObjectNode();
    putRequest(event, call, match, now);
    event.put("type", "REQUEST");
    event.put(
        "routeArn",
        "arn:aws:execute-api:%s:%s:local/$default/%s%s"
            .formatted(Location.REGION, Location.ACCOUNT, call.method(), decodedPath(call)));
    event.putArray("identitySource").add(call.header(header));
    return bytes(event);
  }

  private static void putRequest(
      ObjectNode event, HttpCall call, RouteTable.Match<?> match, Instant now) {
    String routeKey = match.route().key();
    event.put("version", "2.0");
    event.put("routeKey", routeKey);
    event.put("rawPath", decodedPath(call));
    event.put("rawQueryString", call.query());
    if (!call.cookies().isEmpty()) {
      var cookies = event.putArray("cookies");
      call.cookies().forEach(cookies::add);
    }
    put(event, "headers", withoutCookies(call));
    put(event, "queryStringParameters", queryParameters(call.query()));
    put(event, "pathParameters", match.parameters());
    putContext(event.putObject("requestContext"), call, routeKey, now);
  }

  private static void putContext(ObjectNode context, HttpCall call, String routeKey, Instant now) {
    context.put("accountId", Location.ACCOUNT);
    context.put("apiId", "local");
    context.put("domainName", call.header("host"));
    context.put("domainPrefix", "local");
    context
        .putObject("http")
        .put("method", call.method())
        .put("path", decodedPath(call))
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", call.sourceIp())
        .put("userAgent", call.header("user-agent"));
    context.put("requestId", UUID.randomUUID().toString());
    context.put("routeKey", routeKey);
    context.put("stage", "$default");
    context.put("time", TIME.format(now));
    context.put("timeEpoch", now.toEpochMilli());
  }

  /// A path that led to a route can be decoded.
  private static String decodedPath(HttpCall call) {
    return PercentCode.decode(call.path()).orElse(call.path());
  }

  /// Text stays text; all else, and what calls itself text and isn't UTF-8, is encoded.
  private static void putBody(ObjectNode event, HttpCall call) {
    byte[] body = call.body().toArray();
    Optional<String> text =
        isText(call.header("content-type")) ? decode(call.body()) : Optional.empty();
    if (body.length > 0) {
      event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)));
    }
    event.put("isBase64Encoded", body.length > 0 && text.isEmpty());
  }

  private static boolean isText(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.isEmpty() || type.startsWith("text/") || TEXT_TYPES.contains(type);
  }

  private static Optional<String> decode(Bytes body) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.toArray())).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private static Map<String, String> withoutCookies(HttpCall call) {
    var headers = new TreeMap<>(call.headers());
    headers.remove("cookie");
    return headers;
  }

  private static Map<String, String> queryParameters(String query) {
    var parameters = new TreeMap<String, String>();
    for (String pair : query.split("&")) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        parameters.merge(
            PercentCode.decodeForm(parts[0]),
            parts.length == 1 ? "" : PercentCode.decodeForm(parts[1]),
            (one, more) -> one + "," + more);
      }
    }
    return parameters;
  }

  private static void put(ObjectNode event, String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      ObjectNode object = event.putObject(name);
      values.forEach(object::put);
    }
  }

  private static byte[] bytes(ObjectNode event) {
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event that is no JSON", e);
    }
  }
}
