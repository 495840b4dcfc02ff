package rapport.reader;

import java.time.Clock;
import java.util.Map;
import rapport.bytes.Bytes;
import rapport.edge.Environment;
import rapport.edge.Log;
import rapport.edge.Throttle;
import rapport.edge.Throttle.Whose;
import rapport.limit.Limit;
import rapport.store.Alerts;
import rapport.store.Counters;
import rapport.store.Documents;
import rapport.store.Entities;
import rapport.store.Erasures;
import rapport.store.EventLog;
import rapport.store.FollowUps;
import rapport.store.HourRecords;
import rapport.store.Jobs;
import rapport.store.Marks;
import rapport.store.OpenFollowUps;
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
      Overview overview,
      People people,
      HealthRoute health) {}

  /// What a tenant looks at first.
  record Overview(DashboardRoute dashboard, HeatmapRoute heatmap, AlertsRoute alerts) {}

  /// What is told of persons.
  record People(CustomerRoute customers, ResponsesRoute responses, FollowUpsRoute followUps) {}

  static DynamoDbClient dynamo() {
    return DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  static Routes routes(Map<String, String> environment, DynamoDbClient dynamo, Clock clock) {
    var settings = new Environment(environment);
    return routes(
        new DynamoTable(dynamo, settings.text("EVENTS_TABLE")),
        new DynamoTable(dynamo, settings.text("SUMMARY_TABLE")),
        limits(settings.limit("READ_KEY_LIMIT")),
        clock);
  }

  /// Who sees persons may come with a server's key, too.
  private static Map<Whose, Limit> limits(Limit ofKey) {
    return Map.of(Whose.READ_KEY, ofKey, Whose.SERVER_KEY, ofKey);
  }

  /// As much as is asked for is answered.
  static Routes routes(Table events, Table summary, Clock clock) {
    return routes(events, summary, Map.of(), clock);
  }

  /// @param limits what there is none for is let through
  static Routes routes(Table events, Table summary, Map<Whose, Limit> limits, Clock clock) {
    var marks = new Marks(events);
    var stores =
        new Records.Stores(
            new Summaries(summary), new HourRecords(summary), marks, EventLog.toRead(events));
    var door =
        new Door(throttle(events, limits, clock), new Tenants(new Documents(summary), clock));
    var registry = new Registry(summary);
    var contents = new Contents(stores, clock);
    var figures = new Figures(contents, clock);
    var forecasting = new Forecasting(new Predictions(summary));
    var alerts = new Alerts(summary);
    return new Routes(
        new MetricsRoute(door, registry, figures, forecasting, clock),
        new BreakdownRoute(door, registry, contents, clock),
        new CohortsRoute(door, stores, clock),
        new DriversRoute(door, stores, clock),
        new Overview(
            new DashboardRoute(
                door, new DashboardRoute.Sources(registry, figures, forecasting, alerts), clock),
            new HeatmapRoute(door, registry, stores, clock),
            new AlertsRoute(door, alerts, clock)),
        new People(
            new CustomerRoute(door, people(events, summary), clock),
            new ResponsesRoute(door, registry, stores.log(), clock),
            new FollowUpsRoute(door, new FollowUps(events), new OpenFollowUps(events))),
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

  /// No address is asked for here, so there is no secret to share.
  private static Throttle throttle(Table events, Map<Whose, Limit> limits, Clock clock) {
    var shared =
        new Throttle.Shared(
            "reader", new Counters(events)::add, (_, fresh) -> fresh, () -> Bytes.EMPTY);
    return new Throttle(limits, shared, clock, Log.toStandardOutput(clock));
  }
}
