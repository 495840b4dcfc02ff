package rapport.intake;

import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;
import rapport.edge.Credentials;
import rapport.edge.Environment;
import rapport.edge.RememberedKeys;
import rapport.intake.Ports.Doors;
import rapport.queue.MessageQueue;
import rapport.queue.SqsMessageQueue;
import rapport.store.AccessKeys;
import rapport.store.AnsweredLinks;
import rapport.store.Documents;
import rapport.store.Imports;
import rapport.store.Jobs;
import rapport.store.LinkKeys;
import rapport.store.Table;
import rapport.store.dynamo.DynamoTable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Puts the function together from its environment.
final class Wiring {

  private Wiring() {}

  static DynamoDbClient dynamo() {
    return DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  static SqsClient sqs() {
    return SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  static Ports ports(
      Map<String, String> environment,
      DynamoDbClient dynamo,
      SqsClient sqs,
      Clock clock,
      RandomGenerator random) {
    var settings = new Environment(environment);
    return ports(
        new DynamoTable(dynamo, settings.text("EVENTS_TABLE")),
        new DynamoTable(dynamo, settings.text("SUMMARY_TABLE")),
        new SqsMessageQueue(sqs, settings.text("QUEUE_URL")),
        clock,
        random);
  }

  static Ports ports(
      Table events, Table summary, MessageQueue queue, Clock clock, RandomGenerator random) {
    return new Ports(
        new Doors(
            new Credentials(new RememberedKeys(new AccessKeys(summary)::find, clock)),
            new Links(new LinkShelf(new LinkKeys(summary), clock), clock),
            new AnsweredLinks(events)),
        new SurveyShelf(new Documents(summary), clock),
        new Imports(events),
        new Jobs(events),
        queue,
        clock,
        random);
  }
}
