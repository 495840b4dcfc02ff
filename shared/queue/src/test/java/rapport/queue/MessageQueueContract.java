package rapport.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every queue does.
abstract class MessageQueueContract {

  private static final Map<String, String> ATTRIBUTES = Map.of("tenant", "demo", "judged", "true");

  /// An empty queue.
  abstract MessageQueue queue();

  /// Takes out what the queue holds, in any order.
  abstract List<Message> drained();

  @Test
  void aMessageArrivesWhole() {
    var message = Message.of("[{\"why\":\"schnell – 很快 😀\"}]", ATTRIBUTES, "demo");

    queue().sendAll(List.of(message));

    assertThat(drained()).containsExactly(message);
  }

  @Test
  void moreThanOneBatchArrives() {
    var messages =
        IntStream.range(0, 23).mapToObj(i -> Message.of("m" + i, ATTRIBUTES, "demo")).toList();

    queue().sendAll(messages);

    assertThat(drained()).containsExactlyInAnyOrderElementsOf(messages);
  }

  @Test
  void heavyMessagesArriveInSeveralBatches() {
    var messages =
        IntStream.range(0, 5)
            .mapToObj(i -> Message.of(i + "x".repeat(100_000), ATTRIBUTES, "demo"))
            .toList();

    queue().sendAll(messages);

    assertThat(drained()).containsExactlyInAnyOrderElementsOf(messages);
  }

  @Test
  void theHeaviestMessageArrives() {
    int attributes = Message.of("", ATTRIBUTES, "demo").bytes();
    var message = Message.of("x".repeat(Message.MAX_BYTES - attributes), ATTRIBUTES, "demo");

    queue().sendAll(List.of(message));

    assertThat(drained()).containsExactly(message);
  }

  @Test
  void aMessageTooHeavyKeepsAllFromBeingSent() {
    var good = Message.of("good", ATTRIBUTES, "demo");
    var heavy = Message.of("é".repeat(Message.MAX_BYTES / 2 + 1), Map.of(), "demo");
    var queue = queue();

    assertThatThrownBy(() -> queue.sendAll(List.of(good, heavy)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("262144");
    assertThat(drained()).isEmpty();
  }

  @Test
  void nothingToSendIsSent() {
    queue().sendAll(List.of());

    assertThat(drained()).isEmpty();
  }
}
