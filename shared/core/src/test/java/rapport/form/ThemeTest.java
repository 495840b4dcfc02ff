package rapport.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {

  /// The ratios are those that checkers of WCAG publish for these colours.
  @ParameterizedTest
  @CsvSource({
    "#000000,#ffffff,21",
    "#ffffff,#ffffff,1",
    "#767676,#ffffff,4.54",
    "#777777,#ffffff,4.47",
    "#ff0000,#ffffff,3.99",
    "#0000ff,#ffffff,8.59"
  })
  void contrastIsThatOfTheGuidelines(String one, String other, double ratio) {
    assertThat(colour(one).contrast(colour(other))).isCloseTo(ratio, within(0.01));
    assertThat(colour(other).contrast(colour(one))).isCloseTo(ratio, within(0.01));
  }

  @Test
  void grayOfTheLastReadableShadeIsReadAndTheNextIsNot() {
    var white = colour("#ffffff");

    assertThat(new Theme(white, white, colour("#767676")).hasReadableText()).isTrue();
    assertThat(new Theme(white, white, colour("#777777")).hasReadableText()).isFalse();
    assertThat(new Theme(colour("#949494"), white, white).hasVisibleAccent()).isTrue();
    assertThat(new Theme(colour("#959595"), white, white).hasVisibleAccent()).isFalse();
    assertThat(Theme.DEFAULT.hasReadableText() && Theme.DEFAULT.hasVisibleAccent()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#fff", "ffffff", "#gggggg", "#1234567", "red", "#12345６"})
  void otherWritingsAreNoColour(String text) {
    assertThat(Colour.parse(text)).isEmpty();
  }

  @Test
  void aColourIsWrittenAsItIsRead() {
    assertThat(colour("#0B57d0")).isEqualTo(new Colour(0x0b, 0x57, 0xd0)).hasToString("#0b57d0");
    assertThatIllegalArgumentException().isThrownBy(() -> new Colour(0, 256, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Colour(-1, 0, 0));
  }

  /// The mixtures are those of CSS's `color-mix(in srgb, …)`.
  @ParameterizedTest
  @CsvSource({
    "#0b57d0,#ffffff,0.12,#e2ebf9",
    "#8ab4f8,#14171c,0.12,#222a36",
    "#ff0000,#0000ff,0.5,#800080",
    "#123456,#abcdef,0,#abcdef",
    "#123456,#abcdef,1,#123456"
  })
  void aColourOverAnotherIsMixedOfBoth(String one, String ground, double share, String mixed) {
    assertThat(colour(one).over(colour(ground), share)).hasToString(mixed);
  }

  private static Colour colour(String text) {
    return Colour.parse(text).orElseThrow();
  }
}
