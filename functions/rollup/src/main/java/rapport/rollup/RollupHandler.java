package rapport.rollup;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import rapport.edge.Json;
import rapport.edge.Json.Parsed;
import rapport.edge.Log;
import rapport.edge.Surroundings;
import rapport.queue.MessageQueue;
import rapport.rollup.Rollup.Report;
import rapport.store.Table;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Called by the scheduler, to work off what is marked, and by the work queue, for what a scheduled
/// run left. Whatever fails keeps its mark, and the next run does it.
public final class RollupHandler implements RequestStreamHandler {

  private static final String RECORDS = "Records";

  /// What the alarm on the age of the oldest mark watches.
  private static final String OLDEST_MARK = "OldestMarkAgeSeconds";

  private final Rollup rollup;
  private final Log log;

  /// Called by Lambda. Reads the environment once, so a bad setting fails the cold start.
  public RollupHandler() {
    this(System.getenv(), Wiring.dynamo(), Wiring.sqs());
  }

  /// @param environment `EVENTS_TABLE`, `SUMMARY_TABLE`, `QUEUE_URL`, `WORK_QUEUE_URL`,
  ///   `RETENTION_DAYS`, `FOLD_UNITS_PER_HOUR`
  public RollupHandler(Map<String, String> environment, DynamoDbClient dynamo, SqsClient sqs) {
    this(environment, dynamo, sqs, Clock.systemUTC());
  }

  /// @param clock what time it is
  public RollupHandler(
      Map<String, String> environment, DynamoDbClient dynamo, SqsClient sqs, Clock clock) {
    this(Wiring.rollup(environment, dynamo, sqs, clock), clock);
  }

  /// On tables and queues of any kind, with a source of chance and a log of the caller's.
  ///
  /// @param work takes what a scheduled run leaves to others
  /// @param events the recorder's queue
  public RollupHandler(
      Tables tables, MessageQueue work, MessageQueue events, Surroundings surroundings) {
    this(Wiring.rollup(tables, new Wiring.Queues(work, events), surroundings), surroundings.log());
  }

  RollupHandler(Rollup rollup, Clock clock) {
    this(rollup, Log.toStandardOutput(clock));
  }

  private RollupHandler(Rollup rollup, Log log) {
    this.rollup = rollup;
    this.log = log;
  }

  /// Where it reads and writes.
  ///
  /// @param retention how long the log keeps an hour
  /// @param maxLogBytes days with more log are kept by their hours
  public record Tables(Table events, Table summary, Duration retention, long maxLogBytes) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var event = read(input);
    var answer = event.has(RECORDS) ? work(event.get(RECORDS)) : scheduled();
    output.write(Json.write(answer).getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode read(InputStream input) throws IOException {
    var text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    return switch (Json.readOne(text)) {
      case Parsed.Values(_, var values) -> values.getFirst().node();
      case Parsed.Malformed(String message) ->
          throw new IllegalArgumentException("the event is no JSON: " + message);
    };
  }

  private ObjectNode scheduled() {
    var report = rollup.run();
    log.info("rolled up", fields(report));
    return tree(report);
  }

  private ObjectNode work(JsonNode records) {
    var answer = Json.object();
    ArrayNode failures = answer.putArray("batchItemFailures");
    for (JsonNode message : records) {
      var id = message.path("messageId").asText();
      try {
        var task = Task.decode(message.path("body").asText());
        log.info("worked off", fields(rollup.run(task.tenant(), task.hours())));
      } catch (RuntimeException e) { // the boundary: the queue delivers it again
        log.error("message not worked off", Map.of("messageId", id), e);
        failures.addObject().put("itemIdentifier", id);
      }
    }
    return answer;
  }

  private static Map<String, Object> fields(Report report) {
    return Map.of(
        "marks",
        report.marks(),
        "removed",
        report.removed(),
        "handedOn",
        report.handedOn(),
        "failed",
        report.failed(),
        "waiting",
        report.waiting(),
        OLDEST_MARK,
        report.oldestMark().toSeconds());
  }

  private static ObjectNode tree(Report report) {
    var tree = Json.object();
    fields(report).forEach((name, value) -> tree.put(name, ((Number) value).longValue()));
    return tree;
  }
}
