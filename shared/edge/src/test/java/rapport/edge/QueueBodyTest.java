package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.edge.EventJson.Reading.Invalid;
import rapport.edge.EventJson.Reading.Valid;
import rapport.edge.QueueBody.Entry;

final class QueueBodyTest {

  private static final String EVENT =
      """
      {"specversion":"1.0","id":"1","source":"desk","type":"ticket.paused","time":"2026-03-01T10:00:00Z","data":{"ticket":"T1"}}""";
  private static final String BAD = EVENT.replace("ticket.paused", "ticket.lost");

  @Test
  void oneEventIsRead() {
    assertThat(parse(EVENT)).singleElement().isEqualTo(new Entry(0, EVENT, valid()));
  }

  @Test
  void oneBadEventIsSetApartWithItsTextAndReason() {
    var entries = parse("[" + EVENT + ", " + BAD + "," + EVENT + "]");

    assertThat(entries).extracting(Entry::index).containsExactly(0, 1, 2);
    assertThat(entries.get(1).text()).isEqualTo(BAD);
    assertThat(entries.get(1).reading())
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid -> {
              assertThat(invalid.id()).isEqualTo("1");
              assertThat(invalid.errors()).extracting(FieldError::pointer).containsExactly("/type");
            });
    assertThat(entries.get(0).reading()).isEqualTo(valid());
    assertThat(entries.get(2).reading()).isEqualTo(valid());
  }

  @Test
  void whatSnsWrapsIsRead() {
    assertThat(parse(sns("[" + EVENT + "]"))).extracting(Entry::reading).containsExactly(valid());
  }

  @Test
  void whatEventBridgeWrapsIsRead() {
    assertThat(parse(eventBridge(EVENT))).extracting(Entry::reading).containsExactly(valid());
  }

  @Test
  void whatBothWrapIsRead() {
    assertThat(parse(sns(eventBridge(EVENT)))).extracting(Entry::reading).containsExactly(valid());
  }

  @Test
  void aLargeMessageOfSnsIsRead() {
    var many = "[" + (EVENT + ",").repeat(999) + EVENT + "]";

    assertThat(parse(sns(many))).hasSize(1000).extracting(Entry::reading).containsOnly(valid());
  }

  @Test
  void wrappersWithoutEndAreOneInvalidEvent() {
    var wrapped = EVENT;
    for (int i = 0; i < 6; i++) {
      wrapped = sns(wrapped);
    }

    assertThat(parse(wrapped))
        .singleElement()
        .satisfies(entry -> assertThat(entry.reading()).isInstanceOf(Invalid.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no JSON", "{", "7", "{\"detail-type\":\"x\",\"detail\":7}"})
  void whatHoldsNoEventIsOneInvalidEventWithItsText(String body) {
    assertThat(parse(body))
        .singleElement()
        .satisfies(entry -> assertThat(entry.text()).isEqualTo(body))
        .satisfies(entry -> assertThat(entry.reading()).isInstanceOf(Invalid.class));
  }

  @Test
  void anEmptyArrayHoldsNoEvent() {
    assertThat(parse("[]")).isEmpty();
  }

  private static String sns(String message) {
    return Json.write(
        Json.object().put("Type", "Notification").put("MessageId", "m").put("Message", message));
  }

  private static String eventBridge(String detail) {
    return "{\"version\":\"0\",\"detail-type\":\"rapport\",\"source\":\"desk\",\"detail\":"
        + detail
        + "}";
  }

  private static List<Entry> parse(String body) {
    return QueueBody.parse(body, "", Fixed.identity());
  }

  private static Valid valid() {
    var values = ((Json.Parsed.Values) Json.readMany(EVENT)).values();
    return (Valid) EventJson.read(values.getFirst(), "", Fixed.identity());
  }
}
