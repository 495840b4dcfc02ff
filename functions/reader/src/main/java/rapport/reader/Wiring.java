package rapport.reader;

import java.time.Clock;
import java.util.Map;
import rapport.edge.Environment;
import rapport.store.Alerts;
import rapport.store.Documents;
import rapport.store.Entities;
import rapport.store.Erasures;
import rapport.store.EventLog;
import rapport.store.HourRecords;
import rapport.store.Jobs;
import rapport.store.Marks;
import rapport.store.Predictions;
import rapport.store.Registry;
import rapport.store.SubjectSecrets;
import rapport.store.Summaries;
import rapport.store.Table;
import rapport.store.dynamo.DynamoTable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Puts the function together from its environment.
final class Wiring {

  private Wiring() {}

  /// What the handler calls.
  record Routes(
      MetricsRoute metrics,
      BreakdownRoute breakdown,
      CohortsRoute cohorts,
      DriversRoute drivers,
      AlertsRoute alerts,
      CustomerRoute customers,
      HealthRoute health) {}

  static DynamoDbClient dynamo() {
    return DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  static Routes routes(Map<String, String> environment, DynamoDbClient dynamo, Clock clock) {
    var settings = new Environment(environment);
    return routes(
        new DynamoTable(dynamo, settings.text("EVENTS_TABLE")),
        new DynamoTable(dynamo, settings.text("SUMMARY_TABLE")),
        clock);
  }

  static Routes routes(Table events, Table summary, Clock clock) {
    var marks = new Marks(events);
    var stores =
        new Records.Stores(
            new Summaries(summary), new HourRecords(summary), marks, EventLog.toRead(events));
    var door = new Door(new Tenants(new Documents(summary), clock));
    var registry = new Registry(summary);
    var contents = new Contents(stores, clock);
    return new Routes(
        new MetricsRoute(
            door,
            registry,
            new Figures(contents, clock),
            new Forecasting(new Predictions(summary)),
            clock),
        new BreakdownRoute(door, registry, contents, clock),
        new CohortsRoute(door, stores, clock),
        new DriversRoute(door, stores, clock),
        new AlertsRoute(door, new Alerts(summary), clock),
        new CustomerRoute(door, people(events, summary), clock),
        new HealthRoute(marks, clock));
  }

  private static CustomerRoute.Stores people(Table events, Table summary) {
    return new CustomerRoute.Stores(
        new Entities(events),
        new Erasures(events),
        new Jobs(events),
        new SubjectSecrets(new Documents(summary)),
        new Predictions(summary));
  }
}
