package rapport.admin;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.crac.Core;
import org.crac.Resource;
import rapport.access.Access.Kind;
import rapport.edge.HttpRoutes;
import rapport.edge.Log;
import rapport.store.dynamo.TableBusyException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Keeps a tenant's settings, surveys, survey links and access keys.
public final class AdminHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>, Resource {

  private static final String GET_SETTINGS = "GET /v1/settings";
  private static final String PUT_SETTINGS = "PUT /v1/settings";
  private static final String GET_SURVEY = "GET /v1/surveys/{survey}";
  private static final String PUT_SURVEY = "PUT /v1/surveys/{survey}";
  private static final String DELETE_SURVEY = "DELETE /v1/surveys/{survey}";
  private static final String POST_LINKS = "POST /v1/surveys/{survey}/links";
  private static final String POST_LINK_SECRETS = "POST /v1/link-secrets";
  private static final String GET_KEYS = "GET /v1/keys";
  private static final String POST_KEYS = "POST /v1/keys";
  private static final String DELETE_KEY = "DELETE /v1/keys/{key}";

  /// The routes of the HTTP API that this function serves.
  public static final Set<String> ROUTES =
      Set.of(
          GET_SETTINGS,
          PUT_SETTINGS,
          GET_SURVEY,
          PUT_SURVEY,
          DELETE_SURVEY,
          POST_LINKS,
          POST_LINK_SECRETS,
          GET_KEYS,
          POST_KEYS,
          DELETE_KEY);

  private final HttpRoutes routes;

  /// Called by Lambda. Reads the environment once, so a bad setting fails the cold start.
  public AdminHandler() {
    this(System.getenv(), Wiring.dynamo(), Clock.systemUTC(), new SecureRandom());
    Core.getGlobalContext().register(this);
  }

  /// @param environment `EVENTS_TABLE`, `SUMMARY_TABLE`
  /// @param random for tokens and keys
  public AdminHandler(
      Map<String, String> environment, DynamoDbClient dynamo, Clock clock, RandomGenerator random) {
    this(Wiring.ports(environment, dynamo, clock, random), Log.toStandardOutput(clock));
  }

  AdminHandler(Ports ports, Log log) {
    var settings = new SettingsRoutes(ports);
    var surveys = new SurveyRoutes(ports);
    var links = new LinkRoutes(ports);
    var keys = new KeyRoutes(ports);
    this.routes =
        new HttpRoutes(
            Map.of(
                GET_SETTINGS, settings::get,
                PUT_SETTINGS, settings::put,
                GET_SURVEY, surveys::get,
                PUT_SURVEY, surveys::put,
                DELETE_SURVEY, surveys::delete,
                POST_LINKS, links::post,
                POST_LINK_SECRETS, links::rotate,
                GET_KEYS, keys::get,
                POST_KEYS, keys::post,
                DELETE_KEY, keys::delete),
            Set.of(SdkException.class, TableBusyException.class),
            log);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return routes.handle(event);
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    routes.prime(GET_SETTINGS, Kind.SRV);
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {}
}
