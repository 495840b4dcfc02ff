package rapport.notifier;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import rapport.edge.Log;
import rapport.edge.Surroundings;
import rapport.queue.MessageQueue;
import rapport.store.Table;
import rapport.webhook.Attempt;
import rapport.webhook.Notice;
import rapport.webhook.Reach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Takes what is to be told from its queue. What was told, or waits for another try, is done with;
/// what has failed at the last try fails here too, until it lies among the dead letters. What there
/// was no time for is given back.
public final class NotifierHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  /// By this attribute a message says that it was among the dead letters: all begins anew.
  private static final String REDRIVEN = "redriven";

  /// For how long after a batch has come another message of it is begun: what is begun then has
  /// ended before the function must. The rest comes again.
  static final Duration BEGINNING = Duration.ofSeconds(80);

  private final Notifier notifier;
  private final Clock clock;
  private final Log log;

  /// Called by Lambda. Reads the environment once, so a bad setting fails the cold start.
  public NotifierHandler() {
    this(
        System.getenv(),
        Wiring.dynamo(),
        Wiring.sqs(),
        new Outlets(Reach.OUTSIDE, Wiring.mail(System.getenv())),
        Clock.systemUTC());
  }

  /// @param environment `SUMMARY_TABLE`, `WEBHOOK_QUEUE_URL`; of what Lambda calls,
  ///   `ALERT_TOPIC_ARN`
  public NotifierHandler(
      Map<String, String> environment,
      DynamoDbClient dynamo,
      SqsClient sqs,
      Outlets outlets,
      Clock clock) {
    this(Wiring.stores(environment, dynamo, sqs), outlets, clock, Log.toStandardOutput(clock));
  }

  /// On a table and a queue of any kind, with a log of the caller's.
  public NotifierHandler(
      Table summary, MessageQueue queue, Outlets outlets, Surroundings surroundings) {
    this(new Wiring.Stores(summary, queue), outlets, surroundings.clock(), surroundings.log());
  }

  /// By what it tells others.
  ///
  /// @param reach where webhooks may lead
  public record Outlets(Reach reach, Mail mail) {}

  private NotifierHandler(Wiring.Stores stores, Outlets outlets, Clock clock, Log log) {
    this.notifier = Wiring.notifier(stores, outlets, clock, log);
    this.clock = clock;
    this.log = log;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    var latest = clock.instant().plus(BEGINNING);
    var failures = new ArrayList<BatchItemFailure>();
    for (SQSMessage message : event.getRecords()) {
      if (clock.instant().isAfter(latest) || !isToldOrWaits(message)) {
        failures.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(failures);
  }

  private boolean isToldOrWaits(SQSMessage message) {
    var attributes = attributes(message);
    var notice = Notice.read(attributes, message.getBody());
    if (notice.isEmpty()) {
      log.info("no notice", Map.of("messageId", message.getMessageId()));
      return false;
    }
    try {
      boolean again = attributes.containsKey(REDRIVEN) && isLast(notice.get());
      return notifier.tell(again ? anew(notice.get()) : notice.get());
    } catch (RuntimeException e) { // the boundary: whatever it was, the queue delivers again
      log.error("message failed", Map.of("messageId", message.getMessageId()), e);
      return false;
    }
  }

  /// Only such a one ever comes to lie among the dead letters by itself.
  private static boolean isLast(Notice notice) {
    return notice.attempt().next().isEmpty();
  }

  private Notice anew(Notice notice) {
    return notice.with(Attempt.first(clock.instant(), notice.attempt().messageId()));
  }

  private static Map<String, String> attributes(SQSMessage message) {
    var texts = new HashMap<String, String>();
    if (message.getMessageAttributes() != null) {
      message
          .getMessageAttributes()
          .forEach(
              (name, value) -> {
                if (value.getStringValue() != null) {
                  texts.put(name, value.getStringValue());
                }
              });
    }
    return texts;
  }
}
