package rapport.reader;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.crac.Core;
import org.crac.Resource;
import rapport.edge.Answers;
import rapport.edge.Log;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.store.dynamo.TableBusyException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Answers with figures: what the summaries hold, and what is not in them yet.
public final class ReaderHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>, Resource {

  private static final String GET_METRICS = "GET /v1/metrics";
  private static final String GET_CATALOG = "GET /v1/metrics/catalog";
  private static final String GET_HEALTH = "GET /v1/health";

  /// The routes of the HTTP API that this function serves.
  public static final Set<String> ROUTES = Set.of(GET_METRICS, GET_CATALOG, GET_HEALTH);

  private final Map<String, Function<Request, APIGatewayV2HTTPResponse>> routes;
  private final Log log;

  /// Called by Lambda. Reads the environment once, so a bad setting fails the cold start.
  public ReaderHandler() {
    this(System.getenv(), Wiring.dynamo());
    Core.getGlobalContext().register(this);
  }

  /// @param environment `EVENTS_TABLE`, `SUMMARY_TABLE`
  public ReaderHandler(Map<String, String> environment, DynamoDbClient dynamo) {
    this(environment, dynamo, Clock.systemUTC());
  }

  /// @param clock what time it is
  public ReaderHandler(Map<String, String> environment, DynamoDbClient dynamo, Clock clock) {
    this(Wiring.routes(environment, dynamo, clock), Log.toStandardOutput(clock));
  }

  ReaderHandler(Wiring.Routes routes, Log log) {
    this.routes =
        Map.of(
            GET_METRICS, routes.metrics()::get,
            GET_CATALOG, routes.metrics()::catalog,
            GET_HEALTH, _ -> routes.health().get());
    this.log = log;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    var request = Request.of(event);
    var answer = answer(request);
    log.info("request", Map.of("route", request.route(), "status", answer.getStatusCode()));
    return answer;
  }

  private APIGatewayV2HTTPResponse answer(Request request) {
    var route = routes.get(request.route());
    if (route == null) {
      return Problem.of(404, "There is nothing here.").answer();
    }
    try {
      return route.apply(request);
    } catch (SdkException | TableBusyException e) {
      log.error("a service does not answer", Map.of("route", request.route()), e);
      return Problem.of(503, "The figures can't be read now. Please try again.").answer();
    } catch (RuntimeException e) { // the boundary: a bug must not tell the caller about itself
      log.error("failed", Map.of("route", request.route()), e);
      return Problem.internal().answer();
    }
  }

  /// Before a snapshot is taken, goes once through what the first call would wait for: looks up a
  /// key that nobody has, and builds the catalog.
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    var event =
        APIGatewayV2HTTPEvent.builder()
            .withRouteKey(GET_METRICS)
            .withHeaders(Map.of("authorization", "Bearer read_" + "0".repeat(43)))
            .build();
    answer(Request.of(event));
    Answers.json(200, CatalogJson.tree());
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {}
}
