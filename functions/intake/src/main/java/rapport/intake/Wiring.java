package rapport.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import rapport.bytes.Bytes;
import rapport.edge.Credentials;
import rapport.edge.Environment;
import rapport.edge.Front;
import rapport.edge.Log;
import rapport.edge.RememberedKeys;
import rapport.edge.Surroundings;
import rapport.edge.Throttle;
import rapport.edge.Throttle.Whose;
import rapport.intake.LateBudget.Allowance;
import rapport.intake.Ports.Bounded;
import rapport.intake.Ports.Doors;
import rapport.limit.Limit;
import rapport.queue.MessageQueue;
import rapport.queue.SqsMessageQueue;
import rapport.shelf.AnswerCounts;
import rapport.shelf.LinkShelf;
import rapport.shelf.Links;
import rapport.shelf.SurveyShelf;
import rapport.store.AccessKeys;
import rapport.store.AnsweredLinks;
import rapport.store.Counters;
import rapport.store.Documents;
import rapport.store.Imports;
import rapport.store.Jobs;
import rapport.store.LateHours;
import rapport.store.LinkKeys;
import rapport.store.Summaries;
import rapport.store.Table;
import rapport.store.dynamo.DynamoTable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Puts the function together from its environment.
final class Wiring {

  /// What is older is too late anyway.
  private static final int MAX_LATE_AFTER_HOURS = 35 * 24;

  private static final int MAX_LATE_HOURS = 1_000;
  private static final int SECRET_BYTES = 32;

  private Wiring() {}

  static DynamoDbClient dynamo() {
    return DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  static SqsClient sqs() {
    return SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  static Front front(Map<String, String> environment) {
    return Front.of(new Environment(environment).text("FRONT_SECRET"));
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
        new Bounds(
            Map.of(
                Whose.PUBLIC_KEY, settings.limit("PUBLIC_KEY_LIMIT"),
                Whose.ADDRESS, settings.limit("ADDRESS_LIMIT"),
                Whose.SERVER_KEY, settings.limit("SERVER_KEY_LIMIT")),
            new Allowance(
                Duration.ofHours(settings.number("LATE_AFTER_HOURS", MAX_LATE_AFTER_HOURS)),
                (int) settings.number("LATE_HOURS_PER_DAY", MAX_LATE_HOURS)),
            settings.optional("ONLY_TENANT").orElse("")),
        new Surroundings(clock, random, Log.toStandardOutput(clock)));
  }

  /// How much may come.
  ///
  /// @param limits by whom; what there is none for is let through
  /// @param onlyTenant whose surveys forms may answer without a key; empty for nobody's
  record Bounds(Map<Whose, Limit> limits, Allowance late, String onlyTenant) {

    Bounds(Map<Whose, Limit> limits, Allowance late) {
      this(limits, late, "");
    }

    /// What is older than a year is not taken at all.
    static final Bounds NONE = new Bounds(Map.of(), new Allowance(Duration.ofDays(365), 0));
  }

  static Ports ports(
      Table events, Table summary, MessageQueue queue, Bounds bounds, Surroundings surroundings) {
    var clock = surroundings.clock();
    return new Ports(
        new Doors(
            new Credentials(new RememberedKeys(new AccessKeys(summary)::find, clock)),
            new Links(new LinkShelf(new LinkKeys(summary), clock), clock),
            new AnsweredLinks(events),
            bounds.onlyTenant()),
        new Bounded(
            throttle(events, bounds, surroundings),
            new LateBudget(new LateHours(events), bounds.late(), clock),
            new FormRules(new AnswerCounts(new Documents(summary), new Summaries(summary), clock))),
        new SurveyShelf(new Documents(summary), clock),
        new Imports(events),
        new Jobs(events),
        queue,
        clock,
        surroundings.random());
  }

  private static Throttle throttle(Table events, Bounds bounds, Surroundings surroundings) {
    var counters = new Counters(events);
    var shared =
        new Throttle.Shared(
            "intake", counters::add, counters::salt, () -> secret(surroundings.random()));
    return new Throttle(bounds.limits(), shared, surroundings.clock(), surroundings.log());
  }

  private static Bytes secret(RandomGenerator random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return Bytes.of(secret);
  }
}
