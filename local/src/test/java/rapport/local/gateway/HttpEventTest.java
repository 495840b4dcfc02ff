package rapport.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.bytes.Bytes;
import rapport.local.template.Deployment.Trigger.Route;

/// The gateway makes the events that the fixtures in `events/` show.
class HttpEventTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path EVENTS = Path.of("..", "events");

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtures")
  void theRequestOfAFixtureMakesThatFixture(Path file) throws IOException {
    JsonNode fixture = JSON.readTree(file.toFile());

    JsonNode made = JSON.readTree(made(fixture));

    for (String field :
        new String[] {
          "version",
          "routeKey",
          "rawPath",
          "rawQueryString",
          "headers",
          "pathParameters",
          "queryStringParameters",
          "identitySource",
          "type"
        }) {
      assertThat(made.path(field)).as(field).isEqualTo(fixture.path(field));
    }
    assertThat(body(made)).isEqualTo(body(fixture));
    assertThat(made.at("/requestContext/authorizer"))
        .isEqualTo(fixture.at("/requestContext/authorizer"));
    assertThat(names(made)).as("fields").containsAll(names(fixture));
    assertThat(names(made.path("requestContext")))
        .as("fields of the context")
        .containsAll(names(fixture.path("requestContext")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "application/json, {}, false",
    "application/json;charset=utf-8, {}, false",
    "text/csv, a, false",
    "application/x-www-form-urlencoded, a=b, true",
    "application/x-ndjson, {}, true",
    "application/cloudevents+json, {}, true"
  })
  void onlyTextComesAsText(String type, String body, boolean encoded) throws IOException {
    var headers = new TreeMap<>(Map.of("content-type", type));
    var call = new HttpCall("POST", "/v1/events", "", headers, bytes(body), "127.0.0.1");

    JsonNode event =
        JSON.readTree(
            HttpEvent.of(
                call, match("POST /v1/events", Map.of()), JSON.createObjectNode(), Instant.EPOCH));

    assertThat(event.path("isBase64Encoded").asBoolean()).isEqualTo(encoded);
    assertThat(body(event)).isEqualTo(bytes(body));
  }

  static Stream<Path> fixtures() throws IOException {
    try (Stream<Path> files = Files.walk(EVENTS)) {
      return files
          .filter(file -> file.toString().endsWith(".json") && isHttp(file))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static boolean isHttp(Path file) {
    try {
      return JSON.readTree(file.toFile()).has("routeKey");
    } catch (IOException e) {
      throw new IllegalStateException(file + " is no JSON", e);
    }
  }

  private static byte[] made(JsonNode fixture) {
    var headers = new TreeMap<String, String>();
    fixture
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    var parameters = new TreeMap<String, String>();
    fixture
        .path("pathParameters")
        .properties()
        .forEach(parameter -> parameters.put(parameter.getKey(), parameter.getValue().asText()));
    JsonNode http = fixture.path("requestContext").path("http");
    var call =
        new HttpCall(
            http.path("method").asText(),
            fixture.path("rawPath").asText(),
            fixture.path("rawQueryString").asText(),
            headers,
            body(fixture),
            "192.0.2.1");
    var match = match(fixture.path("routeKey").asText(), parameters);
    return fixture.has("identitySource")
        ? HttpEvent.ofAuthorizer(call, match, "authorization", Instant.EPOCH)
        : HttpEvent.of(call, match, authorizer(fixture), Instant.EPOCH);
  }

  private static RouteTable.Match<String> match(String routeKey, Map<String, String> parameters) {
    String[] parts = routeKey.split(" ");
    return new RouteTable.Match<>(new Route(parts[0], parts[1], ""), parameters, "");
  }

  private static ObjectNode authorizer(JsonNode fixture) {
    JsonNode context = fixture.at("/requestContext/authorizer/lambda");
    return context instanceof ObjectNode object ? object : JSON.createObjectNode();
  }

  private static Bytes body(JsonNode event) {
    String body = event.path("body").asText();
    return event.path("isBase64Encoded").asBoolean()
        ? Bytes.of(Base64.getDecoder().decode(body))
        : bytes(body);
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static TreeSet<String> names(JsonNode object) {
    var names = new TreeSet<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
