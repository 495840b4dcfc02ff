package rapport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload;
import rapport.event.Payload.TicketAction;
import rapport.event.Version;
import rapport.intake.Sorting.Accepted;
import rapport.queue.Message;

final class PackingTest {

  @Test
  void whatFitsIsOneMessageInOrder() {
    var messages =
        Packing.pack("demo", "", List.of(event("A", 1, 3), event("B", 2, 3), event("A", 3, 3)));

    assertThat(messages).extracting(Message::body).containsExactly("[A:1__,B:2__,A:3__]");
  }

  @Test
  void anImportNamesItself() {
    var message = Packing.pack("demo", "desk-2016", List.of(event("A", 1, 3))).getFirst();

    assertThat(message.attributes()).containsEntry("import", "desk-2016");
    assertThat(message.attributes()).containsEntry("judged", "true");
  }

  @Test
  void whatAPublicKeyBringsSaysSo() {
    var message = Packing.pack("demo", Identity.PUBLIC, List.of(event("A", 1, 3))).getFirst();

    assertThat(message.attributes()).containsEntry("public", "true").doesNotContainKey("import");
  }

  @Test
  void theEventsOfATicketStayTogetherWhereTheyFit() {
    var events = IntStream.range(0, 8).mapToObj(i -> event("T" + i % 2, i, 60_000)).toList();

    var messages = Packing.pack("demo", "", events);

    assertThat(messages).hasSize(2);
    assertThat(messages).allSatisfy(m -> assertThat(m.bytes()).isLessThan(Message.MAX_BYTES));
    assertThat(messages.getFirst().body()).contains("T0:0", "T0:2", "T0:4", "T0:6");
    assertThat(messages.getFirst().body()).doesNotContain("T1:");
  }

  @Test
  void aTicketTooLargeForOneMessageIsCutInOrder() {
    var events = IntStream.range(0, 9).mapToObj(i -> event("T", i, 60_000)).toList();

    var messages = Packing.pack("demo", "", events);

    assertThat(messages).hasSize(3);
    var all = String.join("", messages.stream().map(Message::body).toList());
    assertThat(IntStream.range(0, 9).mapToObj(i -> all.indexOf("T:" + i)).toList())
        .isSorted()
        .doesNotContain(-1);
  }

  @Test
  void theHeaviestEventFitsInOneMessage() {
    var message =
        Packing.pack("demo", "x".repeat(64), List.of(event("T", 1, Sorting.MAX_EVENT_BYTES - 3)));

    assertThat(message).hasSize(1);
    assertThat(message.getFirst().bytes()).isLessThanOrEqualTo(Message.MAX_BYTES);
  }

  private static Accepted event(String ticket, int id, int length) {
    var event =
        new Event(
            new Identity("s", Integer.toString(id), Instant.EPOCH, ""),
            "",
            Version.FIRST,
            Collections.emptySortedMap(),
            new Payload.TicketChange(ticket, 0, new TicketAction.Paused()));
    return new Accepted(0, event, ticket + ":" + id + "_".repeat(length - 1));
  }
}
