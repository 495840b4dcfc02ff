package rapport.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rapport.bytes.Bytes;
import rapport.edge.Problem;

/// What goes back over HTTP.
///
/// @param headers by their names in lower case
/// @param cookies each a `Set-Cookie`
record HttpAnswer(int status, Map<String, String> headers, List<String> cookies, Bytes body) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONTENT_TYPE = "content-type";
  private static final String JSON_TYPE = "application/json";

  HttpAnswer {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    cookies = List.copyOf(cookies);
  }

  /// An answer of the gateway itself, in the form that API Gateway gives.
  static HttpAnswer message(int status, String message) {
    return json(status, "{\"message\":\"" + message + "\"}");
  }

  /// An answer of the gateway itself where a function would tell a caller what is wrong.
  static HttpAnswer problem(Problem problem) {
    return new HttpAnswer(
        problem.status(),
        Map.of(CONTENT_TYPE, Problem.MEDIA_TYPE),
        List.of(),
        utf8(problem.tree().toString()));
  }

  static HttpAnswer json(int status, String json) {
    return new HttpAnswer(status, Map.of(CONTENT_TYPE, JSON_TYPE), List.of(), utf8(json));
  }

  static HttpAnswer empty(int status) {
    return new HttpAnswer(status, Map.of(), List.of(), Bytes.of(new byte[0]));
  }

  /// Understands a function's answer as an HTTP API does: with a status code it is the answer,
  /// without one it is the body of a 200.
  ///
  /// @throws IOException if the answer is no JSON
  static HttpAnswer of(byte[] answer) throws IOException {
    JsonNode json = JSON.readTree(answer);
    if (!json.path("statusCode").canConvertToInt()) {
      return json(200, json.isTextual() ? json.asText() : json.toString());
    }
    var headers = new LinkedHashMap<String, String>();
    json.path("headers")
        .properties()
        .forEach(
            header ->
                headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText()));
    headers.putIfAbsent(CONTENT_TYPE, "text/plain;charset=utf-8");
    var cookies = new ArrayList<String>();
    json.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
    return new HttpAnswer(json.path("statusCode").asInt(), headers, cookies, body(json));
  }

  HttpAnswer with(Map<String, String> more) {
    var all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new HttpAnswer(status, all, cookies, body);
  }

  private static Bytes body(JsonNode json) {
    String body = json.path("body").isNull() ? "" : json.path("body").asText();
    return json.path("isBase64Encoded").asBoolean()
        ? Bytes.of(Base64.getDecoder().decode(body))
        : utf8(body);
  }

  private static Bytes utf8(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
