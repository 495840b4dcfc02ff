package rapport.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTest {

  private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00.123Z");
  private static final Notice NOTICE =
      new Notice("acme", "desk", new Attempt(3, FIRST, "msg_1"), "{\"a\":1}");

  @Test
  void aMessageSaysAllOfIt() {
    assertThat(Notice.read(NOTICE.attributes(), NOTICE.body())).contains(NOTICE);
  }

  /// What waits in queues while a new version is deployed must be understood by it.
  @Test
  void itsAttributesAreCalledAsTheyAlwaysWere() {
    assertThat(NOTICE.attributes())
        .hasToString("{first=1772359200123, id=msg_1, number=3, tenant=acme, webhook=desk}");
  }

  @ParameterizedTest
  @CsvSource({
    "tenant, ''",
    "webhook, ''",
    "id, ''",
    "id, a.b",
    "id, 'a b'",
    "number, ''",
    "number, three",
    "number, -1",
    "number, 10",
    "number, 99999999999",
    "first, ''",
    "first, yesterday",
    "first, 9223372036854775808"
  })
  void whatIsNoneOfOursIsNoNotice(String attribute, String value) {
    var attributes = new TreeMap<>(NOTICE.attributes());
    attributes.put(attribute, value);

    assertThat(Notice.read(attributes, "{}")).isEmpty();
    attributes.remove(attribute);
    assertThat(Notice.read(attributes, "{}")).isEmpty();
  }

  @Test
  void onlyWhatIsForNoWebhookIsMail() {
    var mail = new Notice("acme", Notice.MAIL, Attempt.first(FIRST, "msg_2"), "nps\nLook.");

    assertThat(mail.isMail()).isTrue();
    assertThat(NOTICE.isMail()).isFalse();
    assertThat(NOTICE.with(new Attempt(4, FIRST, "msg_1")).attempt().number()).isEqualTo(4);
  }
}
