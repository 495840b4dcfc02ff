package rapport.intake;

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
import rapport.queue.SqsMessageQueue;
import rapport.queue.UnsentException;
import rapport.store.dynamo.DynamoTable;
import rapport.store.dynamo.TableBusyException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Takes events by HTTP, checks them and puts them on the queue. 202 means that they are kept there
/// durably; whatever fails before that is answered so that the caller sends again, which does no
/// harm.
public final class IntakeHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>, Resource {

  private static final String POST_EVENTS = "POST /v1/events";
  private static final String POST_RESPONSES = "POST /v1/surveys/{survey}/responses";
  private static final String POST_IMPORTS = "POST /v1/imports";
  private static final String DELETE_IMPORT = "DELETE /v1/imports/{name}";
  private static final String GET_THANKS = "GET /v1/thanks";

  /// The routes of the HTTP API that this function serves.
  public static final Set<String> ROUTES =
      Set.of(POST_EVENTS, POST_RESPONSES, POST_IMPORTS, DELETE_IMPORT, GET_THANKS);

  private final Map<String, Function<Request, APIGatewayV2HTTPResponse>> routes;
  private final Log log;

  /// Called by Lambda. Reads the environment once, so a bad setting fails the cold start.
  public IntakeHandler() {
    this(
        System.getenv(),
        DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build(),
        SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build(),
        Clock.systemUTC(),
        new SecureRandom());
    Core.getGlobalContext().register(this);
  }

  /// @param environment with `EVENTS_TABLE`, `SUMMARY_TABLE` and `QUEUE_URL`
  /// @param random for ids and tokens
  public IntakeHandler(
      Map<String, String> environment,
      DynamoDbClient dynamo,
      SqsClient sqs,
      Clock clock,
      RandomGenerator random) {
    this(
        Ports.of(
            new DynamoTable(dynamo, setting(environment, "EVENTS_TABLE")),
            new DynamoTable(dynamo, setting(environment, "SUMMARY_TABLE")),
            new SqsMessageQueue(sqs, setting(environment, "QUEUE_URL")),
            clock,
            random),
        Log.toStandardOutput(clock));
  }

  IntakeHandler(Ports ports, Log log) {
    var events = new EventRoutes(ports);
    var imports = new ImportRoutes(ports, events);
    this.routes =
        Map.of(
            POST_EVENTS, events::post,
            POST_RESPONSES, new ResponseRoute(ports)::post,
            POST_IMPORTS, imports::post,
            DELETE_IMPORT, imports::delete,
            GET_THANKS, _ -> Pages.thanks());
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
    } catch (SdkException | UnsentException | TableBusyException e) {
      log.error("a service does not answer", Map.of("route", request.route()), e);
      return told(request, Problem.unavailable());
    } catch (RuntimeException e) { // the boundary: a bug must not tell the caller about itself
      log.error("failed", Map.of("route", request.route()), e);
      return told(request, Problem.internal());
    }
  }

  /// Who posted a form is a person.
  private static APIGatewayV2HTTPResponse told(Request request, Problem problem) {
    return PostedForm.isForm(request) ? Pages.problem(problem) : problem.answer();
  }

  /// Before a snapshot is taken, goes once through what the first call would wait for: looks up a
  /// key that nobody has, as all ways in do.
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    var event =
        APIGatewayV2HTTPEvent.builder()
            .withRouteKey(POST_EVENTS)
            .withHeaders(
                Map.of(
                    "content-type",
                    "application/json",
                    "authorization",
                    "Bearer srv_" + "0".repeat(43)))
            .withBody("{}")
            .build();
    answer(Request.of(event));
    Priming.warm();
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
