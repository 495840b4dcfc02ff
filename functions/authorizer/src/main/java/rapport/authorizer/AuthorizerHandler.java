package rapport.authorizer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;
import rapport.edge.Caller;
import rapport.edge.CallerContext;
import rapport.edge.Json;
import rapport.edge.Json.Parsed;
import rapport.edge.Log;
import rapport.edge.UnreadableKeyException;
import rapport.store.Table;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Tells the HTTP API who sends a request, by its `Authorization` header, before the function
/// behind a route is called (payload 2.0, simple response).
///
/// Every request may go on, also one whose key opens nothing: the functions know from the context
/// who calls, and answer those who may not. A refusal here would be answered by the HTTP API in a
/// form of its own.
///
/// @see <a
///   href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html">AWS
///   Lambda authorizers for HTTP APIs</a>
public final class AuthorizerHandler implements RequestStreamHandler, Resource {

  /// What the HTTP API remembers an answer by, so nothing else of a request may be looked at.
  private static final String IDENTITY_SOURCE = "identitySource";

  private static final String UNKNOWN = "Bearer pub_" + "0".repeat(43);

  private final Callers callers;
  private final Log log;

  /// Called by Lambda. Reads the environment once, so a bad setting fails the cold start.
  public AuthorizerHandler() {
    this(System.getenv(), Wiring.dynamo(), Clock.systemUTC());
    Core.getGlobalContext().register(this);
  }

  /// @param environment `SUMMARY_TABLE`; with `OIDC_ISSUER` also `OIDC_AUDIENCE`,
  ///   `OIDC_TENANT_CLAIM` and `OIDC_SCOPE_CLAIM`
  public AuthorizerHandler(Map<String, String> environment, DynamoDbClient dynamo, Clock clock) {
    this(Wiring.callers(environment, dynamo, clock), Log.toStandardOutput(clock));
  }

  /// On a table of any kind, for keys alone, with a log of the caller's.
  public AuthorizerHandler(Table summary, Log log) {
    this(Wiring.callers(summary, List.of()), log);
  }

  AuthorizerHandler(Callers callers, Log log) {
    this.callers = callers;
    this.log = log;
  }

  /// @throws NotAnsweredException if nobody can tell who calls
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var caller = CallerContext.write(caller(read(input)));
    log.info("authorized", Map.of("caller", caller.get("caller")));
    var answer = Json.object().put("isAuthorized", true);
    caller.forEach(answer.putObject("context")::put);
    output.write(Json.write(answer).getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode read(InputStream input) throws IOException {
    var text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    return switch (Json.readOne(text)) {
      case Parsed.Values(_, var values) -> values.getFirst().node();
      case Parsed.Malformed(String message) ->
          throw new IllegalArgumentException("the event is no JSON: " + message);
    };
  }

  private Caller caller(JsonNode event) {
    try {
      return callers.of(authorization(event));
    } catch (UnreadableKeyException e) {
      log.error("a stored key can't be read", Map.of(), e);
      return new Caller.Stranger();
    } catch (RuntimeException e) { // the boundary: Lambda itself would log its text
      log.error("nobody can tell who calls", Map.of(), e);
      throw new NotAnsweredException();
    }
  }

  private static String authorization(JsonNode event) {
    JsonNode sources = event.path(IDENTITY_SOURCE);
    return sources.isArray() && sources.size() == 1 ? sources.get(0).asText() : "";
  }

  /// A key that nobody has is looked up all the same.
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    CallerContext.write(callers.of(UNKNOWN));
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {}
}
