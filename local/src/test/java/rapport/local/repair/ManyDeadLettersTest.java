package rapport.local.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rapport.local.repair.DeadLetters.Refusal;
import rapport.local.repair.DeadLetters.Seen;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// More letters than one goes through while those looked at first are hidden.
class ManyDeadLettersTest {

  private static final QueuePair PAIR = new QueuePair("events", "live", "dead");
  private static final int ALL = Integer.MAX_VALUE;
  private static final long LONG = Long.MAX_VALUE / 2;

  private final Set<String> refused = new HashSet<>();
  private final Set<String> failedAgain = new HashSet<>();
  private final Refusal refusal =
      new Refusal() {
        @Override
        public void told(String id, SqsException why) {
          assertThat(refused.add(id)).as("tried once: %s", id).isTrue();
        }

        @Override
        public void failedAgain(String id) {
          failedAgain.add(id);
        }
      };

  @Test
  void allAreSentHoweverManyThereAre() {
    var queue = new Queue(2_345, LONG);

    var seen = new DeadLetters(queue, PAIR).redrive(ALL, _ -> true, refusal);

    assertThat(seen).isEqualTo(new Seen(2_345, 2_345, false));
    assertThat(queue.dead).isEmpty();
    assertThat(queue.sent).hasSize(2_345).doesNotHaveDuplicates();
  }

  @Test
  void allAreDeletedHoweverManyThereAre() {
    var queue = new Queue(1_234, LONG);

    var seen = new DeadLetters(queue, PAIR).drop(ALL, _ -> true);

    assertThat(seen).isEqualTo(new Seen(1_234, 1_234, false));
    assertThat(queue.dead).isEmpty();
  }

  /// Each is visible again after 60 more calls, so those that stay come back, before others, while
  /// some were not looked at yet. To receive all of these takes 50.
  @Test
  void whatStaysAndComesBackIsTriedOnceAndKeepsNobodyFromBeingSeen() {
    var queue = new Queue(2_000, 60);
    queue.refused.addAll(queue.dead.keySet().stream().limit(500).toList());

    var seen = new DeadLetters(queue, PAIR).redrive(ALL, _ -> true, refusal);

    assertThat(seen.gone()).isEqualTo(1_500);
    assertThat(refused).isEqualTo(queue.refused);
    assertThat(queue.dead.keySet()).isEqualTo(queue.refused);
    assertThat(queue.hidden).as("given back").isEmpty();
  }

  @Test
  void oneThatIsLookedForIsFoundBehindAThousandOthers() {
    var queue = new Queue(1_500, LONG);
    var last = List.copyOf(queue.dead.keySet()).getLast();

    var seen =
        new DeadLetters(queue, PAIR).redrive(ALL, letter -> letter.id().equals(last), refusal);

    assertThat(seen).isEqualTo(new Seen(1_500, 1, false));
    assertThat(queue.dead).hasSize(1_499).doesNotContainKey(last);
    assertThat(queue.hidden).as("given back").isEmpty();
  }

  /// A message that fails ten times keeps the id under which it was sent.
  @Test
  void whatFailsAgainMeanwhileIsNotSentForEver() {
    var queue = new Queue(30, LONG);
    queue.failing.addAll(List.copyOf(queue.dead.keySet()).subList(0, 2));

    var seen = new DeadLetters(queue, PAIR).redrive(ALL, _ -> true, refusal);

    assertThat(seen.gone()).isEqualTo(30);
    assertThat(queue.sent).hasSize(30);
    assertThat(failedAgain).hasSize(2).isEqualTo(queue.dead.keySet());
  }

  @Test
  void whereALimitCutsItThatIsSaid() {
    var queue = new Queue(30, LONG);

    assertThat(new DeadLetters(queue, PAIR).redrive(10, _ -> false, refusal))
        .isEqualTo(new Seen(10, 0, true));
    assertThat(new DeadLetters(queue, PAIR).redrive(31, _ -> false, refusal))
        .isEqualTo(new Seen(30, 0, false));
  }

  /// A queue whose time are the calls to it.
  private static final class Queue implements SqsClient {

    private final Map<String, Message> dead = new LinkedHashMap<>();
    private final Map<String, Long> hidden = new LinkedHashMap<>(); // id → visible again at
    private final List<String> sent = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> failing = new HashSet<>();
    private final long hiddenCalls;
    private long now;

    private Queue(int letters, long hiddenCalls) {
      this.hiddenCalls = hiddenCalls;
      for (int i = 0; i < letters; i++) {
        put("id" + i, "body of id" + i);
      }
    }

    private void put(String id, String body) {
      dead.put(id, Message.builder().messageId(id).receiptHandle(id).body(body).build());
    }

    /// Those that were put in first come first, also when they come back.
    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
      now++;
      hidden.values().removeIf(visibleAt -> visibleAt <= now);
      var some =
          dead.values().stream()
              .filter(message -> !hidden.containsKey(message.messageId()))
              .limit(request.maxNumberOfMessages())
              .toList();
      some.forEach(message -> hidden.put(message.messageId(), now + hiddenCalls));
      return ReceiveMessageResponse.builder().messages(some).build();
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
      now++;
      String old = request.messageBody().substring("body of ".length());
      if (refused.contains(old)) {
        throw SqsException.builder().message("too long").statusCode(400).build();
      }
      String id = "again-" + old;
      sent.add(id);
      if (failing.contains(old)) {
        put(id, request.messageBody());
      }
      return SendMessageResponse.builder().messageId(id).build();
    }

    @Override
    public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
      now++;
      remove(List.of(request.receiptHandle()));
      return DeleteMessageResponse.builder().build();
    }

    private void remove(Collection<String> ids) {
      dead.keySet().removeAll(ids);
      hidden.keySet().removeAll(ids);
    }

    @Override
    public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
        ChangeMessageVisibilityBatchRequest request) {
      request.entries().forEach(entry -> hidden.remove(entry.receiptHandle()));
      return ChangeMessageVisibilityBatchResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }
}
