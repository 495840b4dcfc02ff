package rapport.admin;

import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;
import rapport.admin.Ports.Doors;
import rapport.edge.Environment;
import rapport.store.Documents;
import rapport.store.IssuedKeys;
import rapport.store.Jobs;
import rapport.store.LinkKeys;
import rapport.store.Marks;
import rapport.store.Summaries;
import rapport.store.Table;
import rapport.store.dynamo.DynamoTable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

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
}
