package rapport.admin;

import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;
import rapport.admin.Ports.Doors;
import rapport.edge.Environment;
import rapport.queue.MessageQueue;
import rapport.queue.SqsMessageQueue;
import rapport.store.Documents;
import rapport.store.Entities;
import rapport.store.Erasures;
import rapport.store.FollowUps;
import rapport.store.IssuedKeys;
import rapport.store.Jobs;
import rapport.store.LinkKeys;
import rapport.store.Marks;
import rapport.store.SubjectSecrets;
import rapport.store.Summaries;
import rapport.store.Table;
import rapport.store.Webhooks;
import rapport.store.dynamo.DynamoTable;
import rapport.webhook.Reach;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Puts the function together from its environment.
final class Wiring {

  private Wiring() {}

  static DynamoDbClient dynamo() {
    return DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  static Ports ports(
      Map<String, String> environment, DynamoDbClient dynamo, Clock clock, RandomGenerator random) {
    var settings = new Environment(environment);
    return ports(
        new DynamoTable(dynamo, settings.text("EVENTS_TABLE")),
        new DynamoTable(dynamo, settings.text("SUMMARY_TABLE")),
        clock,
        random);
  }

  static Ports ports(Table events, Table summary, Clock clock, RandomGenerator random) {
    return new Ports(
        new Doors(new IssuedKeys(summary), new LinkKeys(summary)),
        new Documents(summary),
        new Jobs(events),
        new Marks(events),
        new Summaries(summary),
        random,
        clock);
  }

  static SqsClient sqs() {
    return SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  static FollowUpRoutes.Stores followUps(
      Map<String, String> environment, DynamoDbClient dynamo, SqsClient sqs) {
    var settings = new Environment(environment);
    return new FollowUpRoutes.Stores(
        new FollowUps(new DynamoTable(dynamo, settings.text("EVENTS_TABLE"))),
        settings.days("RETENTION_DAYS"),
        new SqsMessageQueue(sqs, settings.text("QUEUE_URL")));
  }

  static WebhookRoutes.Stores webhooks(
      Map<String, String> environment, DynamoDbClient dynamo, SqsClient sqs, Reach reach) {
    var settings = new Environment(environment);
    return new WebhookRoutes.Stores(
        new Webhooks(new DynamoTable(dynamo, settings.text("SUMMARY_TABLE"))),
        new SqsMessageQueue(sqs, settings.text("WEBHOOK_QUEUE_URL")),
        reach);
  }

  static CustomerRoutes.People people(
      Map<String, String> environment, DynamoDbClient dynamo, SqsClient sqs) {
    var settings = new Environment(environment);
    return people(
        new DynamoTable(dynamo, settings.text("EVENTS_TABLE")),
        new DynamoTable(dynamo, settings.text("SUMMARY_TABLE")),
        new SqsMessageQueue(sqs, settings.text("QUEUE_URL")));
  }

  static CustomerRoutes.People people(Table events, Table summary, MessageQueue recorder) {
    return new CustomerRoutes.People(
        new SubjectSecrets(new Documents(summary)),
        new Entities(events),
        new Erasures(events),
        recorder);
  }
}
