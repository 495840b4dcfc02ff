package rapport.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.local.function.FunctionFailedException;
import rapport.local.function.FunctionHost;
import rapport.local.gateway.Doorkeeper.Verdict;
import rapport.local.template.Deployment.AuthorizerShape;
import rapport.local.template.Deployment.Trigger.Route;

/// Does what the developer guide of API Gateway says that an HTTP API does.
class LambdaAuthorizerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALLOWED = "{\"isAuthorized\":true,\"context\":{\"caller\":\"key\"}}";

  private final List<JsonNode> asked = new ArrayList<>();
  private String answer = ALLOWED;
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private final LambdaAuthorizer authorizer =
      new LambdaAuthorizer(
          new AuthorizerShape("authorizer", "Authorization", Duration.ofSeconds(60)),
          function(),
          clock());

  @Test
  void withoutTheHeaderOrWithAnEmptyOneItIs401AndNobodyIsAsked() {
    for (Map<String, String> headers :
        List.of(Map.<String, String>of(), Map.of("authorization", ""))) {
      assertThat(refusal(headers)).isEqualTo(HttpAnswer.message(401, "Unauthorized"));
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void theFunctionIsAskedByTheHeaderAndItsContextGoesOn() {
    var verdict = ask("Bearer a", "/v1/b");

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Allowed.class,
            allowed -> assertThat(allowed.context().path("caller").asText()).isEqualTo("key"));
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().at("/identitySource/0").asText()).isEqualTo("Bearer a");
    assertThat(asked.getFirst().path("type").asText()).isEqualTo("REQUEST");
    assertThat(asked.getFirst().path("routeKey").asText()).isEqualTo("GET /v1/{name}");
    assertThat(asked.getFirst().has("body")).isFalse();
  }

  @Test
  void anAnswerIsRememberedByTheHeaderForAllRoutesUntilItsTimeIsOver() {
    ask("Bearer a", "/v1/b");
    ask("Bearer a", "/v1/c");
    assertThat(asked).hasSize(1);
    ask("Bearer b", "/v1/b");
    assertThat(asked).hasSize(2);

    now = now.plusSeconds(59);
    ask("Bearer a", "/v1/b");
    assertThat(asked).hasSize(2);
    now = now.plusSeconds(1);
    ask("Bearer a", "/v1/b");
    assertThat(asked).hasSize(3);
  }

  @Test
  void aDenialIs403AndRememberedToo() {
    answer = "{\"isAuthorized\":false}";

    assertThat(refusal(bearer("a"))).isEqualTo(HttpAnswer.message(403, "Forbidden"));
    answer = ALLOWED;
    assertThat(refusal(bearer("a"))).isEqualTo(HttpAnswer.message(403, "Forbidden"));
    assertThat(asked).hasSize(1);
  }

  @Test
  void whatFailsIs500AndNotRemembered() {
    for (String broken : List.of("", "{}", "[]", "\"yes\"", "{\"isAuthorized\":\"true\"}")) {
      answer = broken;
      assertThat(refusal(bearer("a")))
          .as(broken)
          .isEqualTo(HttpAnswer.message(500, "Internal Server Error"));
    }
    answer = ALLOWED;

    assertThat(ask("Bearer a", "/v1/b")).isInstanceOf(Verdict.Allowed.class);
  }

  private HttpAnswer refusal(Map<String, String> headers) {
    return ((Verdict.Refused) ask(headers, "/v1/b")).answer();
  }

  private Verdict ask(String header, String path) {
    return ask(Map.of("authorization", header), path);
  }

  private Verdict ask(Map<String, String> headers, String path) {
    var call =
        new HttpCall("GET", path, "", new TreeMap<>(headers), Bytes.of(new byte[0]), "192.0.2.1");
    var route = new Route("GET", "/v1/{name}", "Keys");
    return authorizer.ask(
        call, new RouteTable.Match<>(route, Map.of("name", path.substring(4)), ""));
  }

  private static Map<String, String> bearer(String key) {
    return Map.of("authorization", "Bearer " + key);
  }

  private FunctionHost function() {
    return new FunctionHost() {
      @Override
      public byte[] invoke(byte[] event) throws FunctionFailedException {
        try {
          asked.add(JSON.readTree(event));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        if (answer.isEmpty()) {
          throw FunctionFailedException.tookTooLong("authorizer", 9);
        }
        return answer.getBytes(StandardCharsets.UTF_8);
      }

      @Override
      public void close() {}
    };
  }

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }
}
