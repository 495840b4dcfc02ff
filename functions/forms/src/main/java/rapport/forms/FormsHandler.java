package rapport.forms;

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
import rapport.edge.Front;
import rapport.edge.HttpRoutes;
import rapport.edge.Log;
import rapport.edge.Surroundings;
import rapport.store.Table;
import rapport.store.dynamo.TableBusyException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Shows the form of a survey. It writes nothing, so whoever opens an address of it, a scanner of
/// mail also, answers nothing by that.
public final class FormsHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>, Resource {

  static final String GET_FORM = "GET /s/{survey}";
  static final String HEAD_FORM = "HEAD /s/{survey}";

  /// The routes of the HTTP API that this function serves.
  public static final Set<String> ROUTES = Set.of(GET_FORM, HEAD_FORM);

  private static final Set<Class<? extends RuntimeException>> OUTAGES =
      Set.of(SdkException.class, TableBusyException.class);

  private final Front front;
  private final HttpRoutes routes;

  /// Called by Lambda. Reads the environment once, so a bad setting fails the cold start.
  public FormsHandler() {
    this(System.getenv(), Wiring.dynamo(), Clock.systemUTC(), new SecureRandom());
    Core.getGlobalContext().register(this);
  }

  /// @param environment `EVENTS_TABLE`, `SUMMARY_TABLE`, `ADDRESS_LIMIT`, `FRONT_SECRET`;
  ///   `ONLY_TENANT` may be left out
  /// @param random for the ids of answers
  public FormsHandler(
      Map<String, String> environment, DynamoDbClient dynamo, Clock clock, RandomGenerator random) {
    this(
        Wiring.ports(environment, dynamo, clock, random),
        Wiring.front(environment),
        Log.toStandardOutput(clock));
  }

  /// On tables of any kind, with no limits.
  ///
  /// @param onlyTenant whose forms open without a key; empty for nobody's
  public FormsHandler(Table events, Table summary, String onlyTenant, Surroundings surroundings) {
    this(
        Wiring.ports(events, summary, new Wiring.Bounds(Map.of(), onlyTenant), surroundings),
        Front.NONE,
        surroundings.log());
  }

  FormsHandler(Ports ports, Front front, Log log) {
    this.front = front;
    var form = new FormRoute(ports);
    this.routes =
        new HttpRoutes(
            Map.of(GET_FORM, form::get, HEAD_FORM, form::head),
            OUTAGES,
            (request, problem) -> Notices.of(Visit.of(request), problem),
            log);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return routes.handle(front.uncovered(event));
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    routes.prime(Priming.formOfAStranger());
    Priming.warm();
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {}
}
