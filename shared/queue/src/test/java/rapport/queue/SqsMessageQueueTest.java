package rapport.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/// What the adapter of SQS does when the queue takes a part only.
final class SqsMessageQueueTest {

  private final RefusingClient client = new RefusingClient();
  private final SqsMessageQueue queue = new SqsMessageQueue(client, "http://queue");

  @Test
  void onlyWhatWasRefusedIsSentAgain() {
    client.refusals = 1;

    queue.sendAll(messages(4));

    assertThat(client.sent).containsExactly("m0", "m1", "m2", "m3");
    assertThat(client.requestSizes).containsExactly(4, 1);
  }

  @Test
  void whatIsRefusedTooOftenIsAnError() {
    client.refusals = 99;
    var messages = messages(4);

    assertThatThrownBy(() -> queue.sendAll(messages))
        .isInstanceOf(UnsentException.class)
        .hasMessageContaining("1 messages");
    assertThat(client.requestSizes).containsExactly(4, 1, 1);
  }

  @Test
  void aBatchHoldsTenMessages() {
    queue.sendAll(messages(23));

    assertThat(client.requestSizes).containsExactly(10, 10, 3);
  }

  @Test
  void aBatchWeighsNoMoreThanOneMessageMay() {
    var half = "x".repeat(Message.MAX_BYTES / 2);

    queue.sendAll(IntStream.range(0, 5).mapToObj(i -> Message.of(half, Map.of(), "g")).toList());

    assertThat(client.requestSizes).containsExactly(2, 2, 1);
  }

  @Test
  void onlyWhatIsHeldBackHasADelay() {
    var messages = messages(2);

    queue.sendAll(
        List.of(messages.getFirst().heldBack(Duration.ofSeconds(20)), messages.getLast()));

    assertThat(client.delays).containsExactly(20, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-1S", "PT0.5S", "PT15M1S"})
  void aTimeThatNoQueueCanHoldBackIsRefused(Duration time) {
    var message = messages(1).getFirst();

    assertThatThrownBy(() -> message.heldBack(time)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Message> messages(int count) {
    return IntStream.range(0, count).mapToObj(i -> Message.of("m" + i, Map.of(), "g")).toList();
  }

  /// Refuses the last entry of each request, as often as it is told.
  private static final class RefusingClient implements SqsClient {

    private int refusals;
    private final List<String> sent = new ArrayList<>();
    private final List<Integer> requestSizes = new ArrayList<>();
    private final List<Integer> delays = new ArrayList<>();

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
      var entries = new ArrayList<>(request.entries());
      requestSizes.add(entries.size());
      entries.forEach(entry -> delays.add(entry.delaySeconds()));
      var failed = new ArrayList<BatchResultErrorEntry>();
      if (refusals > 0) {
        refusals--;
        failed.add(BatchResultErrorEntry.builder().id(entries.removeLast().id()).build());
      }
      entries.stream().map(SendMessageBatchRequestEntry::messageBody).forEach(sent::add);
      return SendMessageBatchResponse.builder().failed(failed).build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }
}
