package rapport.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import rapport.local.function.FunctionFailedException;
import rapport.local.function.FunctionHost;
import rapport.local.template.Deployment.AuthorizerShape;

/// Asks a function who calls, as an HTTP API does (payload 2.0, simple responses): not at all if
/// the header is missing, and once for all routes and callers of one header as long as its answer
/// is remembered. What failed is not remembered.
///
/// @see <a
///   href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html">AWS
///   Lambda authorizers for HTTP APIs</a>
final class LambdaAuthorizer implements Doorkeeper {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_REMEMBERED = 10_000;

  private final AuthorizerShape shape;
  private final FunctionHost function;
  private final Clock clock;
  private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

  LambdaAuthorizer(AuthorizerShape shape, FunctionHost function, Clock clock) {
    this.shape = shape;
    this.function = function;
    this.clock = clock;
  }

  private record Remembered(Verdict verdict, Instant until) {}

  @Override
  public Verdict ask(HttpCall call, RouteTable.Match<?> match) {
    String header = call.header(shape.header());
    if (header.isEmpty()) {
      return new Verdict.Refused(HttpAnswer.message(401, "Unauthorized"));
    }
    Remembered known = remembered.get(header);
    if (known != null && clock.instant().isBefore(known.until())) {
      return known.verdict();
    }
    try {
      Verdict verdict = verdict(JSON.readTree(function.invoke(event(call, match))));
      remember(header, verdict);
      return verdict;
    } catch (FunctionFailedException | IOException e) {
      System.err.println(e.getMessage());
      return new Verdict.Refused(HttpAnswer.message(500, "Internal Server Error"));
    }
  }

  private byte[] event(HttpCall call, RouteTable.Match<?> match) {
    return HttpEvent.ofAuthorizer(call, match, shape.header(), clock.instant());
  }

  private static Verdict verdict(JsonNode answer) throws IOException {
    if (!answer.path("isAuthorized").isBoolean()) {
      throw new IOException("the authorizer's answer has no isAuthorized");
    }
    return answer.path("isAuthorized").asBoolean()
        ? new Verdict.Allowed(
            answer.path("context") instanceof ObjectNode context
                ? context
                : JSON.createObjectNode())
        : new Verdict.Refused(HttpAnswer.message(403, "Forbidden"));
  }

  private void remember(String header, Verdict verdict) {
    if (remembered.size() >= MAX_REMEMBERED) {
      remembered.clear();
    }
    remembered.put(header, new Remembered(verdict, clock.instant().plus(shape.remembered())));
  }
}
