package rapport.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.followup.Cause;

class LetterTest {

  private static final Instant START = Instant.parse("2026-03-01T23:00:00Z");

  @Test
  void anAlertIsNamedWithItsTenantAndWhereToReadMore() {
    var letter = Letter.of("acme", new Cause.Alerted(START, "day#nps##0#ewma#", "nps"), "f-1");

    assertThat(letter.subject()).isEqualTo("Rapport: nps has left its limits (acme)");
    assertThat(letter.text())
        .contains("acme", "nps", "2026-03-01T23:00:00Z", "f-1", "GET /v1/alerts")
        .doesNotContain("day#nps##0#ewma#");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    var letter = new Letter("nps", "First.\n\nSecond.\n");

    assertThat(Letter.read(letter.written())).isEqualTo(letter);
  }

  @Test
  void aSubjectIsCutAndPrintableWhateverTheNames() {
    var letter = Letter.of("a".repeat(90), new Cause.Alerted(START, "n", "größe\r\nBcc: x"), "f-1");

    assertThat(letter.subject())
        .hasSize(Letter.MAX_SUBJECT)
        .startsWith("Rapport: gr??e??Bcc: x has left its limits (aaa");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\tb", "größe", "no end of the first line"})
  void whatIsNoSubjectIsRefused(String subject) {
    var written = subject.startsWith("no end") ? subject : subject + "\ntext";

    assertThatThrownBy(() -> Letter.read(written)).isInstanceOf(IllegalArgumentException.class);
  }
}
