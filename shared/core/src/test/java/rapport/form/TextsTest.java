package rapport.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rapport.survey.Question;
import rapport.survey.Survey;

class TextsTest {

  private static final Texts TEXTS =
      new Texts(new TreeMap<>(Map.of("en", "Hi", "de", "Hallo", "zh-Hant", "您好")));

  @ParameterizedTest
  @CsvSource({
    "de,en,Hallo",
    "DE-at,en,Hallo",
    "zh-Hant-HK,en,您好",
    "zh,en,Hi",
    "fr,de-CH,Hallo",
    "fr,it,Hallo",
    "'',en,Hi"
  })
  void theClosestLanguageIsShown(String asked, String otherwise, String text) {
    assertThat(TEXTS.in(asked, otherwise)).contains(text);
  }

  @Test
  void whatHasNoTextShowsNone() {
    assertThat(Texts.NONE.in("en", "de")).isEmpty();
    assertThat(Texts.NONE.isEmpty()).isTrue();
    assertThat(TEXTS.in("fr")).isEmpty();
  }

  @Test
  void aFormSpeaksEnglishAndChineseByItselfAndMoreByItsDefinition() {
    var german = new EnumMap<FormWord, String>(Map.of(FormWord.SEND, "Senden"));
    var form = form(new TreeMap<>(Map.of("de", german)));

    assertThat(form.word(FormWord.SEND, "de-AT")).isEqualTo("Senden");
    assertThat(form.word(FormWord.NEXT, "de")).isEqualTo("Next");
    assertThat(form.word(FormWord.SEND, "zh-Hans")).isEqualTo("提交");
    assertThat(form.word(FormWord.SEND, "en-GB")).isEqualTo("Send");
    assertThat(form.word(FormWord.SEND, "zhuang")).isEqualTo("Send");
  }

  private static Form form(TreeMap<String, Map<FormWord, String>> words) {
    var survey = new Survey("s", 1, new TreeMap<>(), List.of(new Question.Nps("q")), "", List.of());
    var bare = Form.bare(survey);
    return new Form("", bare.intro(), bare.blocks(), List.of(), Thanks.NONE, Theme.DEFAULT, words);
  }

  /// Whoever translates a word must not lose the numbers in it.
  @ParameterizedTest
  @EnumSource(FormWord.class)
  void bothLanguagesSayTheSameNumbers(FormWord word) {
    assertThat(places(word.in("zh"))).containsExactlyInAnyOrderElementsOf(places(word.in("en")));
    assertThat(word.in("zh")).isNotBlank().isNotEqualTo(word.in("en"));
    assertThat(FormWord.of(word.key())).contains(word);
  }

  private static List<String> places(String text) {
    return Pattern.compile("\\{\\w+}").matcher(text).results().map(found -> found.group()).toList();
  }
}
