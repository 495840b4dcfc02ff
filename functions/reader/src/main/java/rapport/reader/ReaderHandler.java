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
import rapport.access.Access.Kind;
import rapport.edge.Answers;
import rapport.edge.Compressed;
import rapport.edge.HttpRoutes;
import rapport.edge.Log;
import rapport.edge.Request;
import rapport.edge.Surroundings;
import rapport.store.Table;
import rapport.store.dynamo.TableBusyException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Answers with figures: what the summaries hold, and what is not in them yet.
public final class ReaderHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>, Resource {

  private static final String GET_METRICS = "GET /v1/metrics";
  private static final String GET_CATALOG = "GET /v1/metrics/catalog";
  private static final String GET_COHORTS = "GET /v1/cohorts";
  private static final String GET_DRIVERS = "GET /v1/drivers";
  private static final String GET_SEGMENTS = "GET /v1/metrics/{metric}/segments";
  private static final String GET_EXPLANATION = "GET /v1/metrics/{metric}/explain";
  private static final String GET_ALERTS = "GET /v1/alerts";
  private static final String GET_CUSTOMER = "GET /v1/customers/{customer}";
  private static final String GET_RESPONSES = "GET /v1/responses";
  private static final String GET_DASHBOARD = "GET /v1/dashboard";
  private static final String GET_HEATMAP = "GET /v1/heatmap";
  private static final String GET_FOLLOW_UPS = "GET /v1/followups";
  private static final String GET_FOLLOW_UP = "GET /v1/followups/{followup}";
  private static final String GET_HEALTH = "GET /v1/health";

  /// The routes of the HTTP API that this function serves.
  public static final Set<String> ROUTES =
      Set.of(
          GET_METRICS,
          GET_CATALOG,
          GET_SEGMENTS,
          GET_EXPLANATION,
          GET_COHORTS,
          GET_DRIVERS,
          GET_ALERTS,
          GET_CUSTOMER,
          GET_RESPONSES,
          GET_DASHBOARD,
          GET_HEATMAP,
          GET_FOLLOW_UPS,
          GET_FOLLOW_UP,
          GET_HEALTH);

  private final HttpRoutes routes;

  /// Called by Lambda. Reads the environment once, so a bad setting fails the cold start.
  public ReaderHandler() {
    this(System.getenv(), Wiring.dynamo());
    Core.getGlobalContext().register(this);
  }

  /// @param environment `EVENTS_TABLE`, `SUMMARY_TABLE`, `READ_KEY_LIMIT`
  public ReaderHandler(Map<String, String> environment, DynamoDbClient dynamo) {
    this(environment, dynamo, Clock.systemUTC());
  }

  /// @param clock what time it is
  public ReaderHandler(Map<String, String> environment, DynamoDbClient dynamo, Clock clock) {
    this(Wiring.routes(environment, dynamo, clock), Log.toStandardOutput(clock));
  }

  /// On tables of any kind, with a log of the caller's. It leaves nothing to chance.
  public ReaderHandler(Table events, Table summary, Surroundings surroundings) {
    this(Wiring.routes(events, summary, surroundings.clock()), surroundings.log());
  }

  ReaderHandler(Wiring.Routes routes, Log log) {
    this.routes =
        new HttpRoutes(
            Map.ofEntries(
                route(GET_METRICS, routes.metrics()::get),
                route(GET_CATALOG, routes.metrics()::catalog),
                route(GET_COHORTS, routes.cohorts()::get),
                route(GET_DRIVERS, routes.drivers()::get),
                route(GET_SEGMENTS, routes.breakdown()::segments),
                route(GET_EXPLANATION, routes.breakdown()::explain),
                route(GET_ALERTS, routes.overview().alerts()::get),
                route(GET_CUSTOMER, routes.people().customers()::get),
                route(GET_RESPONSES, routes.people().responses()::get),
                route(GET_DASHBOARD, routes.overview().dashboard()::get),
                route(GET_HEATMAP, routes.overview().heatmap()::get),
                route(GET_FOLLOW_UPS, routes.people().followUps()::list),
                route(GET_FOLLOW_UP, routes.people().followUps()::one),
                route(GET_HEALTH, _ -> routes.health().get())),
            Set.of(SdkException.class, TableBusyException.class),
            log);
  }

  private static Map.Entry<String, Function<Request, APIGatewayV2HTTPResponse>> route(
      String key, Function<Request, APIGatewayV2HTTPResponse> answer) {
    return Map.entry(key, request -> Compressed.of(answer.apply(request), request));
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return routes.handle(event);
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    routes.prime(GET_METRICS, Kind.READ);
    Answers.json(200, CatalogJson.tree());
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {}
}
