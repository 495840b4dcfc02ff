package rapport.reader;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import rapport.edge.Credentials;
import rapport.store.AccessKeys;
import rapport.store.Documents;
import rapport.store.EventLog;
import rapport.store.Marks;
import rapport.store.Registry;
import rapport.store.Summaries;
import rapport.store.Table;
import rapport.store.dynamo.DynamoTable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Puts the function together from its environment.
final class Wiring {

  private Wiring() {}

  /// What the handler calls.
  record Routes(MetricsRoute metrics, HealthRoute health) {}

  static DynamoDbClient dynamo() {
    return DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  static Routes routes(Map<String, String> environment, DynamoDbClient dynamo, Clock clock) {
    return routes(
        new DynamoTable(dynamo, environment.get("EVENTS_TABLE")),
        new DynamoTable(dynamo, environment.get("SUMMARY_TABLE")),
        Duration.ofDays(Long.parseLong(environment.get("RETENTION_DAYS"))),
        clock);
  }

  static Routes routes(Table events, Table summary, Duration retention, Clock clock) {
    var marks = new Marks(events);
    var stores = new Records.Stores(new Summaries(summary), marks, new EventLog(events, retention));
    var metrics =
        new MetricsRoute(
            new Credentials(new StoredKeys(new AccessKeys(summary)), clock),
            new Tenants(new Documents(summary), clock),
            new Registry(summary),
            new Figures(stores, clock),
            clock);
    return new Routes(metrics, new HealthRoute(marks, clock));
  }
}
