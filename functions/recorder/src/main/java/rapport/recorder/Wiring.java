package rapport.recorder;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import rapport.edge.Environment;
import rapport.queue.MessageQueue;
import rapport.queue.SqsMessageQueue;
import rapport.store.BlockRewriting;
import rapport.store.Documents;
import rapport.store.Entities;
import rapport.store.Erasures;
import rapport.store.EventLog;
import rapport.store.FollowUps;
import rapport.store.Imports;
import rapport.store.Jobs;
import rapport.store.Marks;
import rapport.store.OpenFollowUps;
import rapport.store.Quarantine;
import rapport.store.Registry;
import rapport.store.Summaries;
import rapport.store.Table;
import rapport.store.Webhooks;
import rapport.store.dynamo.DynamoTable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Puts the function together from its environment.
final class Wiring {

  private Wiring() {}

  /// What the handler calls.
  record Parts(
      TenantRecorder recorder,
      ImportWithdrawal withdrawal,
      EntitySweep sweep,
      Erasing erasing,
      JobTurns turns,
      Aside aside) {}

  static DynamoDbClient dynamo() {
    return DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  static SqsClient sqs() {
    return SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  static Parts parts(
      Map<String, String> environment, DynamoDbClient dynamo, SqsClient sqs, Clock clock) {
    var settings = new Environment(environment);
    return parts(
        new DynamoTable(dynamo, settings.text("EVENTS_TABLE")),
        new DynamoTable(dynamo, settings.text("SUMMARY_TABLE")),
        new SqsMessageQueue(sqs, settings.text("WEBHOOK_QUEUE_URL")),
        settings.days("RETENTION_DAYS"),
        new Moment(clock, new SecureRandom()));
  }

  /// What differs from call to call.
  record Moment(Clock clock, RandomGenerator random) {}

  /// @param notifier the queue of whoever tells other systems
  static Parts parts(
      Table events, Table summary, MessageQueue notifier, Duration retention, Moment moment) {
    var clock = moment.clock();
    var generator = moment.random();
    var random = Randomness.of(generator);
    var tenants = new Tenants(new Documents(summary), generator, clock);
    var imports = new Imports(events);
    var erasures = new Erasures(events);
    var log = new EventLog(events, retention);
    var quarantine = new Quarantine(events, retention);
    var aside = new Aside(quarantine);
    var entities = new Entities(events);
    var writer =
        new FactWriter(new Registry(summary), imports, log, new Marks(events), random, clock);
    var sealedHours = new SealedHours(new Summaries(summary), retention, clock);
    var followUps = new FollowUps(events);
    var openFollowUps = new OpenFollowUps(events);
    var customers = new EntityRecorder<>(new CustomerKind(), entities);
    var entityWriter = new EntityWriter(customers, sealedHours, writer);
    var notices = new Notices(new Webhooks(summary), notifier, clock);
    var recorder =
        new TenantRecorder(
            new TenantRecorder.Parts(
                tenants,
                new Arrivals(imports, new ErasedCustomers(erasures, clock), aside),
                sealedHours,
                new EntityRecorder<>(new TicketKind(), entities),
                customers,
                new EntityRecorder<>(new RespondentKind(), entities),
                new FollowUpReports(followUps, openFollowUps, entities, retention, clock),
                notices,
                writer,
                aside));
    var withdrawal =
        new ImportWithdrawal(
            new ImportWithdrawal.Parts(
                new Jobs(events),
                entities,
                new Burial(
                    new Burial.Stores(
                        imports,
                        log,
                        new FollowUpWithdrawal(
                            new FollowUpWithdrawal.Stores(followUps, openFollowUps),
                            notices,
                            retention,
                            clock)),
                    writer,
                    sealedHours,
                    clock),
                sealedHours,
                entityWriter,
                tenants,
                random,
                clock));
    var sweep =
        new EntitySweep(
            new EntitySweep.Parts(
                new Jobs(events), entities, entityWriter, sealedHours, tenants, random, clock));
    var traces =
        new Erasing.Places(
            new EntityErasing(entities, entityWriter, sealedHours),
            new FollowUpErasing(followUps, openFollowUps, clock),
            new QuarantineErasing(quarantine, clock),
            new LogErasing(
                new LogErasing.Stores(
                    log, new BlockRewriting(events), new Summaries(summary), new Marks(events)),
                writer,
                sealedHours,
                retention,
                clock));
    var erasing =
        new Erasing(
            new Erasing.Parts(
                new Jobs(events), erasures, entities, traces, tenants, random, clock));
    return new Parts(recorder, withdrawal, sweep, erasing, new JobTurns(random, clock), aside);
  }
}
