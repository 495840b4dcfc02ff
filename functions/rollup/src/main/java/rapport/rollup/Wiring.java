package rapport.rollup;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import rapport.edge.Environment;
import rapport.edge.Log;
import rapport.edge.Surroundings;
import rapport.limit.Limit;
import rapport.queue.Message;
import rapport.queue.MessageQueue;
import rapport.queue.SqsMessageQueue;
import rapport.store.Alerts;
import rapport.store.Counters;
import rapport.store.Documents;
import rapport.store.Entities;
import rapport.store.EventLog;
import rapport.store.FollowUps;
import rapport.store.HourRecords;
import rapport.store.Jobs;
import rapport.store.Marks;
import rapport.store.MeasuredTable;
import rapport.store.Predictions;
import rapport.store.Quarantine;
import rapport.store.Registry;
import rapport.store.Summaries;
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

  static Rollup rollup(
      Map<String, String> environment, DynamoDbClient dynamo, SqsClient sqs, Clock clock) {
    var settings = new Environment(environment);
    var work = new SqsMessageQueue(sqs, settings.text("WORK_QUEUE_URL"));
    return rollup(
        new RollupHandler.Tables(
            new DynamoTable(dynamo, settings.text("EVENTS_TABLE")),
            new DynamoTable(dynamo, settings.text("SUMMARY_TABLE")),
            settings.days("RETENTION_DAYS"),
            DayRollup.MAX_LOG_BYTES),
        settings.number("FOLD_UNITS_PER_HOUR", Limit.MAX_BURST),
        new Queues(work, new SqsMessageQueue(sqs, settings.text("QUEUE_URL"))),
        new Surroundings(clock, new SecureRandom(), Log.toStandardOutput(clock)));
  }

  /// @param work what a scheduled run leaves to others
  /// @param events the recorder's queue
  record Queues(MessageQueue work, MessageQueue events) {}

  /// With the largest budget there can be.
  static Rollup rollup(RollupHandler.Tables tables, Queues queues, Surroundings surroundings) {
    return rollup(tables, Limit.MAX_BURST, queues, surroundings);
  }

  /// @param foldUnitsAnHour what folding may cost a tenant
  static Rollup rollup(
      RollupHandler.Tables tables, long foldUnitsAnHour, Queues queues, Surroundings surroundings) {
    var events = new MeasuredTable(tables.events());
    var summary = new MeasuredTable(tables.summary());
    var retention = tables.retention();
    var clock = surroundings.clock();
    var random = Randomness.of(surroundings.random());
    var marks = new Marks(events);
    var log = new EventLog(events, retention);
    var summaries = new Summaries(summary);
    var calendars = new CalendarStore(new Documents(summary));
    var days =
        new DayRollup(
            new LogReading(log),
            tables.maxLogBytes(),
            summaries,
            new HourRecords(summary),
            new Wakes(marks, random));
    var alarm = surroundings.log();
    var lateFacts = new LateFacts(log, new Quarantine(events, retention), retention, alarm);
    WorkQueue work =
        (tenant, hours) ->
            queues
                .work()
                .sendAll(List.of(Message.of(new Task(tenant, hours).encode(), Map.of(), tenant)));
    var jobs = new Jobs(events);
    var change = new CalendarChange(calendars, log, marks, summaries, jobs, random, clock);
    var followers =
        new TenantRollup.Followers(
            new Watching(jobs, random),
            new Predicting(jobs, new Predictions(summary), random),
            new Checking(jobs, random));
    var charts =
        new ControlCharts(
            new ControlCharts.Stores(
                new Documents(summary),
                new Registry(summary),
                summaries,
                new Alerts(summary),
                new AlertFollowUps(new FollowUps(events), queues.events(), retention, clock)),
            calendars,
            jobs,
            random,
            clock);
    var predictions =
        new ValuePredictions(
            new ValuePredictions.Stores(
                new Documents(summary), new Entities(events), new Predictions(summary)),
            calendars,
            jobs,
            random,
            clock);
    var ancestors = new AncestorRollup(summaries);
    var quiet = new Quiet(marks, clock);
    var check =
        new RecordCheck(
            new RecordCheck.Checks(
                new DayCheck(new LogReading(log), summaries, new HourRecords(summary), quiet),
                new AncestorCheck(summaries, quiet),
                retention,
                random),
            calendars,
            new Healing(marks, ancestors, summaries, random, clock, alarm),
            jobs,
            clock);
    var budget =
        new FoldBudget(
            foldUnitsAnHour,
            () -> events.readUnits() + summary.readUnits(),
            new FoldBudget.Stores(new Counters(tables.events()), jobs, random),
            clock,
            alarm);
    return new Rollup(
        new Rollup.Parts(
            marks,
            calendars,
            new TenantRollup(
                days, ancestors, marks, lateFacts, followers, new Turns(random), clock),
            work,
            new JobSteps(change, charts, predictions, check, queues.events()),
            budget,
            random,
            clock,
            alarm));
  }
}
