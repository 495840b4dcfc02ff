package rapport.local.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rapport.local.template.Deployment.Cors;

/// Which pages of other origins may call, as the HTTP API answers it.
final class CorsRules {

  private final Cors cors;

  CorsRules(Cors cors) {
    this.cors = cors;
  }

  boolean isPreflight(HttpCall call) {
    return call.method().equals("OPTIONS")
        && !call.header("origin").isEmpty()
        && !call.header("access-control-request-method").isEmpty();
  }

  HttpAnswer preflight(HttpCall call) {
    var headers = new LinkedHashMap<>(headers(call));
    if (!headers.isEmpty()) {
      headers.put("access-control-allow-methods", String.join(",", cors.methods()));
      headers.put("access-control-allow-headers", String.join(",", cors.headers()));
      headers.put("access-control-max-age", Integer.toString(cors.maxAgeSeconds()));
    }
    return HttpAnswer.empty(204).with(headers);
  }

  /// What an answer says of it.
  Map<String, String> headers(HttpCall call) {
    String origin = call.header("origin");
    if (origin.isEmpty()) {
      return Map.of();
    }
    if (cors.origins().equals(List.of("*"))) {
      return Map.of("access-control-allow-origin", "*");
    }
    return cors.origins().contains(origin)
        ? Map.of("access-control-allow-origin", origin)
        : Map.of();
  }
}
