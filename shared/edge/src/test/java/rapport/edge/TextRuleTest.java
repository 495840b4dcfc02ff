package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is said of texts that are refused.
final class TextRuleTest {

  @ParameterizedTest
  @CsvSource({
    "NAME,a b,\"a b\"",
    "NAME,'',0 characters",
    "NAME,-a,\"-a\"",
    "LANGUAGE,english language,\"english language\"",
    "AMOUNT,-1,\"-1\"",
    "CURRENCY,EU,\"EU\"",
    "CURRENCY,Euro,4 characters",
    "ID,a\tb,U+0009",
    "VALUE,'a\nb',U+000A",
    "SHOWN,a\u0007b,U+0007",
    "WRITTEN,'a\nb\uFFFE',U+FFFE",
  })
  void theMessageSaysWhatWasGot(TextRule rule, String text, String got) {
    assertThat(rule.fault(text)).hasValueSatisfying(fault -> assertThat(fault).endsWith(got));
  }

  @ParameterizedTest
  @EnumSource
  void aTextThatIsTooLongIsNotSaidBack(TextRule rule) {
    assertThat(rule.fault("a".repeat(20_000)).orElseThrow())
        .hasSizeLessThan(200)
        .endsWith(", got 20000 characters");
  }

  /// Whatever one character makes a text wrong, there is a message, and it can be sent.
  @ParameterizedTest
  @EnumSource
  void everyCharacterOfTheBasicPlaneIsTakenOrNamed(TextRule rule) {
    var unseen = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    assertThat(
            IntStream.rangeClosed(0, 0xFFFF)
                .mapToObj(character -> rule.fault("a" + Character.toString(character)).orElse(""))
                .filter(unseen.asPredicate()))
        .isEmpty();
  }

  @Test
  void ofALongTextOnlyTheLengthIsShown() {
    assertThat(TextRule.shown("x".repeat(40))).isEqualTo("\"" + "x".repeat(40) + "\"");
    assertThat(TextRule.shown("x".repeat(41))).isEqualTo("a text of 41 characters");
    assertThat(TextRule.shown("a\u0000\ud800b")).isEqualTo("\"a\uFFFD\uFFFDb\"");
  }
}
