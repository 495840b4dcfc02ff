package rapport.forms;

import java.time.Clock;
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
import rapport.forms.Ports.Doors;
import rapport.limit.Limit;
import rapport.shelf.AnswerCounts;
import rapport.shelf.LinkShelf;
import rapport.shelf.Links;
import rapport.shelf.SurveyShelf;
import rapport.store.AccessKeys;
import rapport.store.AnsweredLinks;
import rapport.store.Documents;
import rapport.store.LinkKeys;
import rapport.store.Summaries;
import rapport.store.Table;
import rapport.store.dynamo.DynamoTable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Puts the function together from its environment.
final class Wiring {

  private static final int SECRET_BYTES = 32;

  private Wiring() {}

  static DynamoDbClient dynamo() {
    return DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  static Front front(Map<String, String> environment) {
    return Front.of(new Environment(environment).text("FRONT_SECRET"));
  }

  static Ports ports(
      Map<String, String> environment, DynamoDbClient dynamo, Clock clock, RandomGenerator random) {
    var settings = new Environment(environment);
    return ports(
        new DynamoTable(dynamo, settings.text("EVENTS_TABLE")),
        new DynamoTable(dynamo, settings.text("SUMMARY_TABLE")),
        new Bounds(
            Map.of(Whose.ADDRESS, settings.limit("ADDRESS_LIMIT")),
            settings.optional("ONLY_TENANT").orElse("")),
        new Surroundings(clock, random, Log.toStandardOutput(clock)));
  }

  /// Who may come, and how often.
  ///
  /// @param limits by whom; what there is none for is let through
  record Bounds(Map<Whose, Limit> limits, String onlyTenant) {}

  static Ports ports(Table events, Table summary, Bounds bounds, Surroundings surroundings) {
    var clock = surroundings.clock();
    var documents = new Documents(summary);
    return new Ports(
        new Doors(
            new Credentials(new RememberedKeys(new AccessKeys(summary)::find, clock)),
            new Links(new LinkShelf(new LinkKeys(summary), clock), clock),
            new AnsweredLinks(events),
            bounds.onlyTenant()),
        throttle(bounds, surroundings),
        new SurveyShelf(documents, clock),
        new AnswerCounts(documents, new Summaries(summary), clock),
        clock,
        surroundings.random());
  }

  /// Each instance counts for itself: this function may write nothing.
  private static Throttle throttle(Bounds bounds, Surroundings surroundings) {
    var alone =
        new Throttle.Shared(
            "forms",
            (_, _, amount) -> amount,
            (_, fresh) -> fresh,
            () -> secret(surroundings.random()));
    return new Throttle(bounds.limits(), alone, surroundings.clock(), surroundings.log());
  }

  private static Bytes secret(RandomGenerator random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return Bytes.of(secret);
  }
}
