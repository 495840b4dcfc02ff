package rapport.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers in the form of the HTTP API, payload 2.0.
public final class Answers {

  private Answers() {}

  public static APIGatewayV2HTTPResponse json(int status, JsonNode body) {
    return text(status, "application/json", Json.write(body));
  }

  /// @param contentType with its charset, where it takes one
  public static APIGatewayV2HTTPResponse text(int status, String contentType, String body) {
    return with(empty(status), "content-type", contentType, body);
  }

  /// An answer without a body.
  public static APIGatewayV2HTTPResponse empty(int status) {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(Map.of("cache-control", "no-store", "x-content-type-options", "nosniff"))
        .build();
  }

  /// See another page, by GET (303).
  public static APIGatewayV2HTTPResponse seeOther(String url) {
    return with(empty(303), "location", url);
  }

  /// The answer with one header more.
  public static APIGatewayV2HTTPResponse with(
      APIGatewayV2HTTPResponse answer, String header, String value) {
    return with(answer, header, value, answer.getBody());
  }

  private static APIGatewayV2HTTPResponse with(
      APIGatewayV2HTTPResponse answer, String header, String value, @Nullable String body) {
    var headers = new HashMap<>(answer.getHeaders());
    headers.put(header, value);
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(answer.getStatusCode())
        .withHeaders(headers)
        .withBody(body)
        .withIsBase64Encoded(answer.getIsBase64Encoded())
        .build();
  }
}
