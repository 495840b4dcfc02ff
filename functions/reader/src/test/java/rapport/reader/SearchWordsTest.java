package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {

  @ParameterizedTest
  @CsvSource({
    "slow, Too SLOW for me, true",
    "slow fast, not fast but slow, true",
    "slow fast, slow, false",
    "low, slow, true",
    "strasse, Straße, true",
    "STRASSE, straße, true",
    "fast, ＦＡＳＴ, true",
    "慢, 服务很慢，但是很友好, true",
    "很慢 友好, 服务很慢，但是很友好, true",
    "很快, 服务很慢, false",
    "café, CAFE\u0301, true",
    "σας, ΣΑΣ, true"
  })
  void eachWordMustBeThereInWhateverForm(String searched, String comment, boolean found) {
    assertThat(SearchWords.of(searched).areIn(List.of(comment))).isEqualTo(found);
  }

  @Test
  void wordsMayBeInDifferentComments() {
    assertThat(SearchWords.of("a b").areIn(List.of("a", "b"))).isTrue();
    assertThat(SearchWords.of("ab").areIn(List.of("a", "b"))).isFalse();
    assertThat(SearchWords.of("a").areIn(List.of())).isFalse();
  }

  @Test
  void whoLooksForNothingFindsEverything() {
    assertThat(SearchWords.of(" \t").folded()).isEmpty();
    assertThat(SearchWords.of("").areIn(List.of())).isTrue();
  }
}
