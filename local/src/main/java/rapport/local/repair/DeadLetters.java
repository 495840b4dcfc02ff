package rapport.local.repair;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// The dead letters of one queue.
///
/// A queue can only be looked at by receiving: what is looked at is hidden from others meanwhile,
/// and given back at the end. If this process dies before, it is visible again by itself after
/// [#HIDDEN_SECONDS].
public final class DeadLetters {

  /// How long a message is hidden from others that is being looked at.
  static final int HIDDEN_SECONDS = 300;

  /// By this attribute the recorder knows when a redriven message was first sent, and under which
  /// id.
  private static final String REDRIVEN = "redriven";

  private static final String JUDGED = "judged";

  /// What the recorder reads. Beside it there may be others, which are the sender's.
  private static final Set<String> READ =
      Set.of("tenant", "import", "public", JUDGED, "job", REDRIVEN);

  /// What SQS takes as the name of a group.
  private static final Pattern GROUP = Pattern.compile("[!-~]{1,128}");

  /// SQS takes no more of a message.
  private static final int MAX_ATTRIBUTES = 10;

  /// SQS gives and takes no more at once.
  private static final int MAX_AT_ONCE = 10;

  private static final int WAIT_SECONDS = 1;

  /// SQS gives no more while 120,000 are hidden.
  private static final int MAX_LEFT = 100_000;

  private final SqsClient sqs;
  private final QueuePair queues;

  public DeadLetters(SqsClient sqs, QueuePair queues) {
    this.sqs = sqs;
    this.queues = queues;
  }

  QueuePair queues() {
    return queues;
  }

  /// What came of going through them.
  ///
  /// @param seen how many were looked at
  /// @param gone how many of these are here no more
  /// @param cut whether no more were to be looked at, or could be, so that there may be others
  public record Seen(int seen, int gone, boolean cut) {}

  /// Those there are, as many as wanted, in no order.
  List<Letter> list(int max) {
    var letters = new ArrayList<Letter>();
    visit(
        max,
        letter -> {
          letters.add(letter);
          return false;
        });
    return letters;
  }

  /// Is told of letters that were to be sent and stay.
  @FunctionalInterface
  public interface Refusal {

    /// The queue does not take it.
    void told(String id, SqsException why);

    /// It was sent just now, and has failed ten times more.
    default void failedAgain(String id) {}
  }

  /// Sends messages to where they failed, and deletes each here once it is sent. If this process
  /// dies in between, a message is in both queues; redriven again it is recorded twice, which is
  /// once. What the queue does not take keeps none of the others. Each is sent once, also where it
  /// fails again before all are through.
  ///
  /// @param max how many to look at
  /// @param wanted which of them
  /// @return what was sent is gone
  public Seen redrive(int max, Predicate<Letter> wanted, Refusal refusal) {
    var sent = new HashSet<String>();
    return visit(
        max,
        letter -> {
          if (!wanted.test(letter)) {
            return false;
          }
          if (sent.contains(letter.id())) {
            refusal.failedAgain(letter.id());
            return false;
          }
          try {
            sent.add(sqs.sendMessage(again(letter)).messageId());
          } catch (SqsException e) {
            refusal.told(letter.id(), e);
            return false;
          }
          delete(letter);
          return true;
        });
  }

  /// Deletes messages for good.
  ///
  /// @param max how many to look at
  Seen drop(int max, Predicate<Letter> wanted) {
    return visit(
        max,
        letter -> {
          if (!wanted.test(letter)) {
            return false;
          }
          delete(letter);
          return true;
        });
  }

  /// Each is dealt with once. What stays comes back if it is not hidden for as long as this takes,
  /// and is hidden anew then. To receive all of that takes less time than it is hidden for, so
  /// between all that stay and the same once more there is whatever nobody has seen yet.
  ///
  /// @param max how many to look at
  /// @param taken deals with one, and says whether it is gone
  private Seen visit(int max, Predicate<Letter> taken) {
    var left = new HashMap<String, String>(); // message id → receipt
    int gone = 0;
    int back = 0; // since one was new
    var seen = new HashSet<String>();
    try {
      List<Message> some = receive(max);
      while (!some.isEmpty()) {
        for (Message message : some) {
          left.put(message.messageId(), message.receiptHandle());
          if (!seen.add(message.messageId())) {
            back++;
          } else {
            back = 0;
            if (taken.test(new Letter(message))) {
              left.remove(message.messageId());
              gone++;
            }
          }
        }
        int more = left.size() < MAX_LEFT ? max - seen.size() : 0;
        some = more > 0 && back <= left.size() ? receive(more) : List.of();
      }
      return new Seen(seen.size(), gone, seen.size() >= max || left.size() >= MAX_LEFT);
    } finally {
      release(List.copyOf(left.values()));
    }
  }

  private List<Message> receive(int max) {
    return sqs.receiveMessage(
            ReceiveMessageRequest.builder()
                .queueUrl(queues.deadLettersUrl())
                .maxNumberOfMessages(Math.min(max, MAX_AT_ONCE))
                .visibilityTimeout(HIDDEN_SECONDS)
                .waitTimeSeconds(WAIT_SECONDS)
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                .messageAttributeNames("All")
                .build())
        .messages();
  }

  private void release(List<String> receipts) {
    for (int from = 0; from < receipts.size(); from += MAX_AT_ONCE) {
      var few = receipts.subList(from, Math.min(from + MAX_AT_ONCE, receipts.size()));
      var entries = new ArrayList<ChangeMessageVisibilityBatchRequestEntry>();
      for (String receipt : few) {
        entries.add(
            ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(Integer.toString(entries.size()))
                .receiptHandle(receipt)
                .visibilityTimeout(0)
                .build());
      }
      sqs.changeMessageVisibilityBatch(
          change -> change.queueUrl(queues.deadLettersUrl()).entries(entries));
    }
  }

  private void delete(Letter letter) {
    sqs.deleteMessage(
        delete ->
            delete
                .queueUrl(queues.deadLettersUrl())
                .receiptHandle(letter.message().receiptHandle()));
  }

  private SendMessageRequest again(Letter letter) {
    var request =
        SendMessageRequest.builder()
            .queueUrl(queues.url())
            .messageBody(letter.message().body())
            .messageAttributes(attributes(letter));
    letter
        .group()
        .or(letter::tenant)
        .filter(group -> GROUP.matcher(group).matches())
        .ifPresent(request::messageGroupId);
    return request.build();
  }

  /// Lateness is judged by the time at which a message was first sent, and events without an id are
  /// named by the id that it had then. Intake has seen to both with what it sends.
  private static Map<String, MessageAttributeValue> attributes(Letter letter) {
    var attributes = new HashMap<>(letter.message().messageAttributes());
    if (attributes.containsKey("tenant") && !attributes.containsKey(JUDGED)) {
      attributes.putIfAbsent(
          REDRIVEN,
          MessageAttributeValue.builder()
              .dataType("String")
              .stringValue(letter.sentAt().toEpochMilli() + " " + letter.id())
              .build());
    }
    if (attributes.size() > MAX_ATTRIBUTES) {
      attributes.keySet().retainAll(READ);
    }
    return attributes;
  }
}
