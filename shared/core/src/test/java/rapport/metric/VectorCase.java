package rapport.metric;

import com.fasterxml.jackson.databind.JsonNode;

/// One case with a known answer.
///
/// @param file where it was read
/// @param content the case as it stands there: id, metric, input, params, expected, tolerance
record VectorCase(String file, JsonNode content) {

  static final String ERROR = "error";
  static final String INVALID_INPUT = "INVALID_INPUT";

  String id() {
    return content.path("id").asText();
  }

  String metric() {
    return content.path("metric").asText();
  }

  JsonNode input() {
    return content.path("input");
  }

  JsonNode expected() {
    return content.path("expected");
  }

  String method() {
    return content.path("params").path("ci_method").asText();
  }

  double confidence() {
    return content.path("params").path("conf").asDouble(0.95);
  }

  JsonNode tolerance() {
    return content.path("tolerance");
  }

  @Override
  public String toString() {
    return file + " " + id() + " (" + metric() + ")";
  }
}
