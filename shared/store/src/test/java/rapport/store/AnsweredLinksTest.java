package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.link.SurveyLink;
import rapport.store.AnsweredLinks.Answer;
import rapport.store.AnsweredLinks.Stored;
import rapport.store.Table.Outcome;
import rapport.store.Table.Read;
import rapport.store.memory.MemoryTable;

class AnsweredLinksTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");
  private static final Instant EXPIRY = Instant.parse("2026-03-31T00:00:00Z");

  private final MemoryTable table = new MemoryTable();
  private final AnsweredLinks links = new AnsweredLinks(table);
  private final Answer first = new Answer(NOW, Bytes.of(new byte[] {1, 2}), 0, false);

  @Test
  void theFirstAnswerIsWrittenOnce() {
    assertThat(links.read(link("acme", 1))).isEmpty();

    assertThat(links.write(link("acme", 1), 0, first)).isEqualTo(Outcome.DONE);
    assertThat(links.write(link("acme", 1), 0, first)).isEqualTo(Outcome.REFUSED);
    assertThat(links.read(link("acme", 1))).contains(new Stored(first, 1));
  }

  @Test
  void anAnswerIsReplacedByWhoKnowsItsVersion() {
    links.write(link("acme", 1), 0, first);
    var next = first.replacedBy(Bytes.of(new byte[] {3}));

    assertThat(links.write(link("acme", 1), 1, next)).isEqualTo(Outcome.DONE);
    assertThat(links.write(link("acme", 1), 1, first.asSent())).isEqualTo(Outcome.REFUSED);
    assertThat(links.write(link("acme", 1), 2, next.asSent())).isEqualTo(Outcome.DONE);
    assertThat(links.read(link("acme", 1))).contains(new Stored(next.asSent(), 3));
    assertThat(next.revision()).isEqualTo(1);
  }

  @Test
  void linksOfOthersAreOthers() {
    links.write(link("acme", 1), 0, first);

    assertThat(links.read(link("acme", 2))).isEmpty();
    assertThat(links.read(link("other", 1))).isEmpty();
  }

  /// By then the link is refused anyway.
  @Test
  void anAnswerIsForgottenAfterItsLinkHasExpired() {
    links.write(link("acme", 1), 0, first);

    var stored = table.get(new Key("l#acme#01" + "00".repeat(15), "answer"), Read.STRONG);
    assertThat(stored.orElseThrow().whole("ttl").value().longValueExact())
        .isEqualTo(EXPIRY.plus(Duration.ofDays(7)).getEpochSecond());
  }

  private static SurveyLink link(String tenant, int number) {
    byte[] id = new byte[SurveyLink.ID_BYTES];
    id[0] = (byte) number;
    return new SurveyLink(Bytes.of(id), tenant, "nps", EXPIRY, "c", "", new TreeMap<>());
  }
}
