package rapport.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {

  @Test
  void whatIsWrittenIsReadAgain() {
    var letter = new Letter("nps", "First.\n\nSecond.\n");

    assertThat(Letter.read(letter.written())).isEqualTo(letter);
  }

  @Test
  void aSubjectIsCutAndPrintableWhateverTheNames() {
    var letter = Letter.of("größe\r\nBcc: x " + "a".repeat(90), "größe");

    assertThat(letter.subject()).hasSize(Letter.MAX_SUBJECT).startsWith("gr??e??Bcc: x aaa");
    assertThat(letter.text()).isEqualTo("größe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\tb", "größe", "no end of the first line"})
  void whatIsNoSubjectIsRefused(String subject) {
    var written = subject.startsWith("no end") ? subject : subject + "\ntext";

    assertThatThrownBy(() -> Letter.read(written)).isInstanceOf(IllegalArgumentException.class);
  }
}
