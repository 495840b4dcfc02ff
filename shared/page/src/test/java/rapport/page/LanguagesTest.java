package rapport.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.form.Definition;
import rapport.survey.Question;
import rapport.survey.Survey;

class LanguagesTest {

  private static Definition of(String... titles) {
    var title = new TreeMap<String, String>();
    for (String tag : titles) {
      title.put(tag, "title");
    }
    return Definition.bare(
        new Survey("s", 1, title, List.of(new Question.Nps("n")), "", List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "de, '', de",
    "DE-at, '', de",
    "zh, '', zh-Hans", // a more precise one than asked for will do
    "'', 'de-AT,de;q=0.9', de",
    "'', 'fr;q=0.9,zh-CN;q=0.8,de;q=0.7', zh-Hans",
    "'', 'de;q=0.1, en;q=0.2', en",
    "'', 'de;q=0, *', en",
    "fr, de, de",
    "'', '', en",
    "'', ';;,,q=1;de', en",
    "'<b>', 'x;q=nonsense', en",
  })
  void theFirstOfThoseThatAreThereIsTaken(String asked, String accepted, String chosen) {
    assertThat(Languages.choose(of("de", "en", "zh-Hans"), asked, accepted)).isEqualTo(chosen);
  }

  @Test
  void aFormThatHasNoneOfThemIsShownInItsOwn() {
    assertThat(Languages.choose(of("de"), "fr", "en,zh")).isEqualTo("de");
  }

  @Test
  void aFormWithoutWordsSpeaksWhatWeSpeak() {
    assertThat(Languages.choose(of(), "zh-TW", "")).isEqualTo("zh");
    assertThat(Languages.choose(of(), "fr", "")).isEqualTo("en");
  }

  @Test
  void longHeadersAreNotReadToTheirEnd() {
    assertThat(Languages.choose(of("de", "en"), "", "x,".repeat(100_000) + "de")).isEqualTo("en");
  }
}
