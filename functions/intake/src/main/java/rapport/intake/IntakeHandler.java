package rapport.intake;

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
import rapport.edge.Problem;
import rapport.edge.Request;
import rapport.edge.Surroundings;
import rapport.queue.MessageQueue;
import rapport.queue.UnsentException;
import rapport.store.Table;
import rapport.store.dynamo.TableBusyException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Takes events by HTTP, checks them and puts them on the queue. 202 means that they are kept there
/// durably; whatever fails before that is answered so that the caller sends again, which does no
/// harm.
public final class IntakeHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>, Resource {

  private static final String POST_EVENTS = "POST /v1/events";
  static final String POST_RESPONSES = "POST /v1/surveys/{survey}/responses";
  private static final String POST_IMPORTS = "POST /v1/imports";
  private static final String DELETE_IMPORT = "DELETE /v1/imports/{name}";
  private static final String GET_THANKS = "GET /v1/thanks";

  /// The routes of the HTTP API that this function serves.
  public static final Set<String> ROUTES =
      Set.of(POST_EVENTS, POST_RESPONSES, POST_IMPORTS, DELETE_IMPORT, GET_THANKS);

  private static final Set<Class<? extends RuntimeException>> OUTAGES =
      Set.of(
          SdkException.class,
          TableBusyException.class,
          UnsentException.class,
          LateBudget.ContendedException.class);

  private final HttpRoutes routes;
  private final Front front;

  /// Called by Lambda. Reads the environment once, so a bad setting fails the cold start.
  public IntakeHandler() {
    this(System.getenv(), Wiring.dynamo(), Wiring.sqs(), Clock.systemUTC(), new SecureRandom());
    Core.getGlobalContext().register(this);
  }

  /// @param environment `EVENTS_TABLE`, `SUMMARY_TABLE`, `QUEUE_URL`; `PUBLIC_KEY_LIMIT`,
  ///   `ADDRESS_LIMIT`, `SERVER_KEY_LIMIT`, `LATE_AFTER_HOURS`, `LATE_HOURS_PER_DAY`,
  ///   `FRONT_SECRET`; `ONLY_TENANT` may be left out
  /// @param random for ids and tokens
  public IntakeHandler(
      Map<String, String> environment,
      DynamoDbClient dynamo,
      SqsClient sqs,
      Clock clock,
      RandomGenerator random) {
    this(
        Wiring.ports(environment, dynamo, sqs, clock, random),
        Wiring.front(environment),
        Log.toStandardOutput(clock));
  }

  /// On tables and a queue of any kind, with a source of chance and a log of the caller's, and no
  /// limits.
  public IntakeHandler(Table events, Table summary, MessageQueue queue, Surroundings surroundings) {
    this(
        Wiring.ports(events, summary, queue, Wiring.Bounds.NONE, surroundings),
        Front.NONE,
        surroundings.log());
  }

  IntakeHandler(Ports ports, Front front, Log log) {
    this.front = front;
    var events = new EventRoutes(ports);
    var imports = new ImportRoutes(ports, events);
    this.routes =
        new HttpRoutes(
            Map.of(
                POST_EVENTS, events::post,
                POST_RESPONSES, new ResponseRoute(ports)::post,
                POST_IMPORTS, imports::post,
                DELETE_IMPORT, imports::delete,
                GET_THANKS, new ThanksRoute(ports)::get),
            OUTAGES,
            IntakeHandler::told,
            log);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return routes.handle(front.uncovered(event));
  }

  /// Of all routes one is used by persons.
  private static APIGatewayV2HTTPResponse told(Request request, Problem problem) {
    return request.route().equals(POST_RESPONSES) ? Pages.told(request, problem) : problem.answer();
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    routes.prime(Priming.responseOfAStranger());
    Priming.warm();
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {}
}
