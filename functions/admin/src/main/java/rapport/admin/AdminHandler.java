package rapport.admin;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.crac.Core;
import org.crac.Resource;
import rapport.access.Access.Kind;
import rapport.edge.HttpRoutes;
import rapport.edge.Log;
import rapport.edge.Surroundings;
import rapport.queue.MessageQueue;
import rapport.queue.UnsentException;
import rapport.store.FollowUps;
import rapport.store.Table;
import rapport.store.Webhooks;
import rapport.store.dynamo.TableBusyException;
import rapport.webhook.Reach;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Keeps a tenant's settings, surveys, survey links, access keys and webhooks, and what is done
/// about follow-ups, and begins to erase its customers.
public final class AdminHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>, Resource {

  private static final String GET_SETTINGS = "GET /v1/settings";
  private static final String PUT_SETTINGS = "PUT /v1/settings";
  private static final String GET_SURVEYS = "GET /v1/surveys";
  private static final String GET_SURVEY = "GET /v1/surveys/{survey}";
  private static final String PUT_SURVEY = "PUT /v1/surveys/{survey}";
  private static final String DELETE_SURVEY = "DELETE /v1/surveys/{survey}";
  private static final String POST_LINKS = "POST /v1/surveys/{survey}/links";
  private static final String POST_LINK_SECRETS = "POST /v1/link-secrets";
  private static final String GET_KEYS = "GET /v1/keys";
  private static final String POST_KEYS = "POST /v1/keys";
  private static final String DELETE_KEY = "DELETE /v1/keys/{key}";
  private static final String DELETE_CUSTOMER = "DELETE /v1/customers/{customer}";
  private static final String PATCH_FOLLOW_UP = "PATCH /v1/followups/{followup}";
  private static final String GET_WEBHOOKS = "GET /v1/webhooks";
  private static final String GET_WEBHOOK = "GET /v1/webhooks/{webhook}";
  private static final String PUT_WEBHOOK = "PUT /v1/webhooks/{webhook}";
  private static final String DELETE_WEBHOOK = "DELETE /v1/webhooks/{webhook}";
  private static final String TEST_WEBHOOK = "POST /v1/webhooks/{webhook}/test";

  /// The routes of the HTTP API that this function serves.
  public static final Set<String> ROUTES =
      Set.of(
          GET_SETTINGS,
          PUT_SETTINGS,
          GET_SURVEYS,
          GET_SURVEY,
          PUT_SURVEY,
          DELETE_SURVEY,
          POST_LINKS,
          POST_LINK_SECRETS,
          GET_KEYS,
          POST_KEYS,
          DELETE_KEY,
          DELETE_CUSTOMER,
          PATCH_FOLLOW_UP,
          GET_WEBHOOKS,
          GET_WEBHOOK,
          PUT_WEBHOOK,
          DELETE_WEBHOOK,
          TEST_WEBHOOK);

  private final HttpRoutes routes;

  /// Called by Lambda. Reads the environment once, so a bad setting fails the cold start.
  public AdminHandler() {
    this(
        System.getenv(),
        Wiring.dynamo(),
        Wiring.sqs(),
        Clock.systemUTC(),
        new SecureRandom(),
        Reach.OUTSIDE);
    Core.getGlobalContext().register(this);
  }

  /// @param environment `EVENTS_TABLE`, `SUMMARY_TABLE`, `QUEUE_URL`, `WEBHOOK_QUEUE_URL`,
  ///   `RETENTION_DAYS`
  /// @param random for tokens and keys
  /// @param reach where webhooks may lead
  public AdminHandler(
      Map<String, String> environment,
      DynamoDbClient dynamo,
      SqsClient sqs,
      Clock clock,
      RandomGenerator random,
      Reach reach) {
    this(
        Wiring.ports(environment, dynamo, clock, random),
        Wiring.people(environment, dynamo, sqs),
        Wiring.followUps(environment, dynamo, sqs),
        Wiring.webhooks(environment, dynamo, sqs, reach),
        Log.toStandardOutput(clock));
  }

  /// On tables and a queue of any kind, with a source of chance and a log of the caller's.
  ///
  /// @param queues of whoever goes on with it
  /// @param retention how long a follow-up is kept after its last change
  public AdminHandler(
      Table events, Table summary, Queues queues, Duration retention, Surroundings surroundings) {
    this(
        Wiring.ports(events, summary, surroundings.clock(), surroundings.random()),
        Wiring.people(events, summary, queues.recorder()),
        new FollowUpRoutes.Stores(new FollowUps(events), retention, queues.recorder()),
        new WebhookRoutes.Stores(new Webhooks(summary), queues.notifier(), Reach.OUTSIDE),
        surroundings.log());
  }

  /// @param recorder takes what happened
  /// @param notifier tells other systems
  public record Queues(MessageQueue recorder, MessageQueue notifier) {}

  AdminHandler(
      Ports ports,
      CustomerRoutes.People people,
      FollowUpRoutes.Stores followUps,
      WebhookRoutes.Stores webhookStores,
      Log log) {
    var webhooks = new WebhookRoutes(ports, webhookStores);
    var settings = new SettingsRoutes(ports);
    var surveys = new SurveyRoutes(ports);
    var links = new LinkRoutes(ports);
    var keys = new KeyRoutes(ports);
    this.routes =
        new HttpRoutes(
            Map.ofEntries(
                Map.entry(GET_SETTINGS, settings::get),
                Map.entry(PUT_SETTINGS, settings::put),
                Map.entry(GET_SURVEYS, surveys::list),
                Map.entry(GET_SURVEY, surveys::get),
                Map.entry(PUT_SURVEY, surveys::put),
                Map.entry(DELETE_SURVEY, surveys::delete),
                Map.entry(POST_LINKS, links::post),
                Map.entry(POST_LINK_SECRETS, links::rotate),
                Map.entry(GET_KEYS, keys::get),
                Map.entry(POST_KEYS, keys::post),
                Map.entry(DELETE_KEY, keys::delete),
                Map.entry(DELETE_CUSTOMER, new CustomerRoutes(ports, people)::delete),
                Map.entry(PATCH_FOLLOW_UP, new FollowUpRoutes(followUps, ports.clock())::patch),
                Map.entry(GET_WEBHOOKS, webhooks::list),
                Map.entry(GET_WEBHOOK, webhooks::get),
                Map.entry(PUT_WEBHOOK, webhooks::put),
                Map.entry(DELETE_WEBHOOK, webhooks::delete),
                Map.entry(TEST_WEBHOOK, webhooks::test)),
            Set.of(SdkException.class, TableBusyException.class, UnsentException.class),
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
