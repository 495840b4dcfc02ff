package rapport.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceListTest {

  @Test
  void zerosInARowAreOneWord() {
    assertThat(ChoiceList.write(new int[] {3, 0, 0, 0, 1, 0, 2})).isEqualTo("3,0*3,1,0,2");
    assertThat(ChoiceList.write(new int[0])).isEmpty();
  }

  @Test
  void whatIsWrittenIsRead() {
    assertThat(ChoiceList.read("3,0*3,1,0,2")).containsExactly(3, 0, 0, 0, 1, 0, 2);
    assertThat(ChoiceList.read("")).isEmpty();
    assertThat(ChoiceList.read("0*100,7")).hasSize(101);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,,2", "a", "-1", "0*", "1.5", "0*-3", "99999999999", "0*2000000", ","})
  void whatIsNoListIsRefused(String text) {
    assertThatThrownBy(() -> ChoiceList.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--replay");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0*1000001", "0*1000000,1", "1,0*2147483647", "0*999999,0*2147483647"})
  void moreThanAMillionAreRefusedHoweverManyAreMeant(String text) {
    assertThatThrownBy(() -> ChoiceList.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--replay has more than 1000000 choices");
  }

  @Test
  void aMillionAreRead() {
    assertThat(ChoiceList.read("1,0*999999")).hasSize(1_000_000).startsWith(1, 0);
  }
}
