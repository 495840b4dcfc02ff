package rapport.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rapport.edge.Log;
import rapport.edge.Surroundings;
import rapport.notifier.NotifierHandler.Outlets;
import rapport.queue.memory.MemoryQueue;
import rapport.store.memory.MemoryTable;
import rapport.webhook.Attempt;
import rapport.webhook.Letter;
import rapport.webhook.Notice;
import rapport.webhook.Reach;

/// What becomes of a whole batch, whatever time each of it takes.
class NotifierHandlerTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final int BATCH = 10;

  private final List<String> sent = new ArrayList<>();
  private Instant now = START;
  private Duration each = Duration.ZERO;
  private final InstantSource time = () -> now;
  private final Clock clock = time.withZone(ZoneOffset.UTC);
  private final NotifierHandler handler =
      new NotifierHandler(
          new MemoryTable(),
          new MemoryQueue(),
          new Outlets(Reach.OUTSIDE, this::takeTime),
          new Surroundings(clock, new Random(1), new Log(clock, _ -> {})));

  private boolean takeTime(String tenant, Letter letter) {
    sent.add(letter.subject());
    now = now.plus(each);
    return true;
  }

  @Test
  void whatThereIsNoTimeForIsGivenBackAndNothingElse() {
    each = NotifierHandler.BEGINNING.dividedBy(3);

    var failed = handle();

    assertThat(sent).containsExactly("0", "1", "2", "3");
    assertThat(failed).containsExactly("m4", "m5", "m6", "m7", "m8", "m9");
  }

  @Test
  void ofABatchThatIsQuickAllAreTold() {
    each = Duration.ofSeconds(1);

    assertThat(handle()).isEmpty();
    assertThat(sent).hasSize(BATCH);
  }

  /// However long the one before took.
  @Test
  void eachBatchHasItsOwnTime() {
    each = Duration.ofSeconds(8);

    assertThat(handle()).isEmpty();
    assertThat(handle()).isEmpty();
    assertThat(sent).hasSize(2 * BATCH);
  }

  private List<String> handle() {
    var event = new SQSEvent();
    event.setRecords(IntStream.range(0, BATCH).mapToObj(NotifierHandlerTest::message).toList());
    Context none = null;
    return handler.handleRequest(event, none).getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }

  private static SQSMessage message(int number) {
    var letter = new Letter(Integer.toString(number), "Look.");
    var attempt = Attempt.first(START, "msg_" + number);
    var notice = new Notice("acme", Notice.MAIL, attempt, letter.written());
    var message = new SQSMessage();
    message.setMessageId("m" + number);
    message.setBody(notice.body());
    var attributes = new HashMap<String, MessageAttribute>();
    notice
        .attributes()
        .forEach(
            (name, text) -> {
              var attribute = new MessageAttribute();
              attribute.setStringValue(text);
              attributes.put(name, attribute);
            });
    message.setMessageAttributes(attributes);
    return message;
  }
}
