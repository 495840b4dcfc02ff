package rapport.recorder;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rapport.access.TenantName;
import rapport.edge.Log;
import rapport.edge.Surroundings;
import rapport.erasure.ErasureProgress;
import rapport.event.Identity;
import rapport.followup.FollowUpId;
import rapport.queue.MessageQueue;
import rapport.recorder.JobTurns.Asked;
import rapport.store.Table;
import rapport.survey.Survey;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Takes batches of messages from the queue of events. What can be recorded is, what never can be
/// is put aside with its reason, and what failed for now is reported alone and delivered again.
public final class RecorderHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  /// By this attribute a message asks for a step of a job instead of bringing events.
  private static final String JOB = "job";

  /// By this one, that the customer of a follow-up is told what has become of it.
  private static final String FOLLOW_UP = "followup";

  /// The body of such a message: it brings nothing.
  private static final String NO_EVENTS = "{}";

  /// Whose quarantine it is put into if nobody can tell.
  private static final String NOBODY = "-";

  private static final String NO_IMPORT =
      "the message attribute import must be a name of 1 to 64 letters, digits, dots, hyphens or"
          + " underscores that begins with a letter or digit";

  private static final String NO_TENANT =
      "the message attribute tenant must name one: " + TenantName.EXPECTED;

  private final Recorder recorder;
  private final ImportWithdrawal withdrawal;
  private final EntitySweep sweep;
  private final Erasing erasing;
  private final JobTurns turns;
  private final Aside aside;
  private final Log log;

  /// Called by Lambda. Reads the environment once, so a bad setting fails the cold start.
  public RecorderHandler() {
    this(System.getenv(), Wiring.dynamo(), Wiring.sqs());
  }

  /// @param environment `EVENTS_TABLE`, `SUMMARY_TABLE`, `RETENTION_DAYS`, `WEBHOOK_QUEUE_URL`
  public RecorderHandler(Map<String, String> environment, DynamoDbClient dynamo, SqsClient sqs) {
    this(environment, dynamo, sqs, Clock.systemUTC());
  }

  /// @param clock what time it is
  public RecorderHandler(
      Map<String, String> environment, DynamoDbClient dynamo, SqsClient sqs, Clock clock) {
    this(Wiring.parts(environment, dynamo, sqs, clock), Log.toStandardOutput(clock));
  }

  /// On tables of any kind, with a source of chance and a log of the caller's.
  ///
  /// @param notifier the queue of whoever tells other systems
  /// @param retention how long the log keeps an hour
  public RecorderHandler(
      Table events,
      Table summary,
      MessageQueue notifier,
      Duration retention,
      Surroundings surroundings) {
    this(
        Wiring.parts(
            events,
            summary,
            notifier,
            retention,
            new Wiring.Moment(surroundings.clock(), surroundings.random())),
        surroundings.log());
  }

  RecorderHandler(Wiring.Parts parts, Log log) {
    this.recorder = new Recorder(parts.recorder(), log);
    this.withdrawal = parts.withdrawal();
    this.sweep = parts.sweep();
    this.erasing = parts.erasing();
    this.turns = parts.turns();
    this.aside = parts.aside();
    this.log = log;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    var deliveries = new ArrayList<Delivery>();
    var steps = new LinkedHashMap<Asked, SQSMessage>();
    var failed = new HashSet<String>();
    for (SQSMessage message : event.getRecords()) {
      var tenant = attribute(message, "tenant");
      var importName = attribute(message, "import");
      if (!TenantName.isOne(tenant)) {
        failed.addAll(putAside(message, NOBODY, NO_TENANT));
      } else if (!importName.isEmpty() && !Survey.isName(importName)) {
        failed.addAll(putAside(message, tenant, NO_IMPORT));
      } else if (asksForStep(message)) {
        steps.putIfAbsent(new Asked(tenant, attribute(message, JOB)), message);
      } else if (followUp(message).isPresent()) {
        var followUp = followUp(message).get();
        failed.addAll(failing(message, () -> recorder.tellAgain(tenant, followUp)));
      } else {
        deliveries.add(delivery(message));
      }
    }
    failed.addAll(recorder.record(deliveries));
    failed.addAll(step(steps));
    return new SQSBatchResponse(failed.stream().map(BatchItemFailure::new).toList());
  }

  /// A sender's own attribute may be called the same: then the message is one of events like any
  /// other, or they would be lost.
  private static boolean asksForStep(SQSMessage message) {
    var job = attribute(message, JOB);
    return (job.startsWith(ImportWithdrawal.JOB)
            || EntitySweep.isNamed(job)
            || ErasureProgress.isNamed(job))
        && NO_EVENTS.equals(message.getBody());
  }

  private static Optional<FollowUpId> followUp(SQSMessage message) {
    return NO_EVENTS.equals(message.getBody())
        ? FollowUpId.read(attribute(message, FOLLOW_UP))
        : Optional.empty();
  }

  private static String importName(SQSMessage message) {
    var name = attribute(message, "import");
    boolean open = name.isEmpty() && attribute(message, "public").equals("true");
    return open ? Identity.PUBLIC : name;
  }

  private static Delivery delivery(SQSMessage message) {
    return new Delivery(
        message.getMessageId(),
        attribute(message, "tenant"),
        importName(message),
        attribute(message, "judged").equals("true"),
        FirstSending.of(message),
        message.getBody());
  }

  /// Empty if the message has no such attribute.
  static String attribute(SQSMessage message, String name) {
    var attributes = message.getMessageAttributes();
    var attribute = attributes == null ? null : attributes.get(name);
    return attribute == null || attribute.getStringValue() == null
        ? ""
        : attribute.getStringValue();
  }

  private Set<String> putAside(SQSMessage message, String tenant, String reason) {
    return failing(
        message,
        () -> {
          var whole =
              new Delivery(
                  message.getMessageId(),
                  tenant,
                  "",
                  false,
                  FirstSending.of(message),
                  message.getBody());
          aside.put(whole, 0, message.getBody(), reason);
        });
  }

  /// @param steps each job that is asked for, with the first message that does
  private Set<String> step(Map<Asked, SQSMessage> steps) {
    var failed = new HashSet<String>();
    turns.take(
        steps.keySet(),
        (job, until) -> {
          var more = new boolean[1];
          failed.addAll(failing(steps.get(job), () -> more[0] = step(job, until)));
          return more[0];
        });
    return failed;
  }

  private boolean step(Asked job, Instant until) {
    if (EntitySweep.isNamed(job.name())) {
      return sweep.step(job.tenant(), job.name(), until);
    }
    return ErasureProgress.isNamed(job.name())
        ? erasing.step(job.tenant(), job.name(), until)
        : withdrawal.step(job.tenant(), job.name(), until);
  }

  /// The message's id if that failed.
  private Set<String> failing(SQSMessage message, Runnable work) {
    try {
      work.run();
      return Set.of();
    } catch (RuntimeException e) { // the boundary: whatever it was, the queue delivers again
      log.error("message failed", Map.of("messageId", message.getMessageId()), e);
      return Set.of(message.getMessageId());
    }
  }
}
