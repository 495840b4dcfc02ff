package rapport.admin;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.crac.Core;
import org.crac.Resource;
import rapport.edge.Log;
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.store.dynamo.DynamoTable;
import rapport.store.dynamo.TableBusyException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Keeps a tenant's settings and surveys.
public final class AdminHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>, Resource {

  private static final String GET_SETTINGS = "GET /v1/settings";
  private static final String PUT_SETTINGS = "PUT /v1/settings";
  private static final String GET_SURVEY = "GET /v1/surveys/{survey}";
  private static final String PUT_SURVEY = "PUT /v1/surveys/{survey}";
  private static final String DELETE_SURVEY = "DELETE /v1/surveys/{survey}";

  /// The routes of the HTTP API that this function serves.
  public static final Set<String> ROUTES =
      Set.of(GET_SETTINGS, PUT_SETTINGS, GET_SURVEY, PUT_SURVEY, DELETE_SURVEY);

  private final Map<String, Function<Request, APIGatewayV2HTTPResponse>> routes;
  private final Log log;

  /// Called by Lambda. Reads the environment once, so a bad setting fails the cold start.
  public AdminHandler() {
    this(
        System.getenv(),
        DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build(),
        Clock.systemUTC(),
        new SecureRandom());
    Core.getGlobalContext().register(this);
  }

  /// @param environment with `EVENTS_TABLE` and `SUMMARY_TABLE`
  /// @param random for tokens
  public AdminHandler(
      Map<String, String> environment, DynamoDbClient dynamo, Clock clock, RandomGenerator random) {
    this(
        Ports.of(
            new DynamoTable(dynamo, setting(environment, "EVENTS_TABLE")),
            new DynamoTable(dynamo, setting(environment, "SUMMARY_TABLE")),
            clock,
            random),
        Log.toStandardOutput(clock));
  }

  AdminHandler(Ports ports, Log log) {
    var settings = new SettingsRoutes(ports);
    var surveys = new SurveyRoutes(ports);
    this.routes =
        Map.of(
            GET_SETTINGS, settings::get,
            PUT_SETTINGS, settings::put,
            GET_SURVEY, surveys::get,
            PUT_SURVEY, surveys::put,
            DELETE_SURVEY, surveys::delete);
    this.log = log;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Request request = Request.of(event);
    APIGatewayV2HTTPResponse answer = answer(request);
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
      return Problem.unavailable().answer();
    } catch (RuntimeException e) { // the boundary: a bug must not tell the caller about itself
      log.error("failed", Map.of("route", request.route()), e);
      return Problem.internal().answer();
    }
  }

  /// Before a snapshot is taken, goes once through what the first call would wait for: looks up a
  /// key that nobody has.
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    var event =
        APIGatewayV2HTTPEvent.builder()
            .withRouteKey(GET_SETTINGS)
            .withHeaders(Map.of("authorization", "Bearer srv_" + "0".repeat(43)))
            .build();
    answer(Request.of(event));
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {}

  private static String setting(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("the environment variable " + name + " is not set");
    }
    return value;
  }
}
