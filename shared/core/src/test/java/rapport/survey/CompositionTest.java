package rapport.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompositionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"csi/1-10/delivery,price", "gap/1-7/empathy,reliability*2", "kano/1-5/a.b"})
  void whatItIsComesBackFromItsSlot(String slot) {
    assertThat(Composition.parse(slot).map(Composition::slot)).contains(slot);
    assertThat(Composition.parseDropped(slot + "/dropped").map(Composition::slot)).contains(slot);
    assertThat(Composition.parse(slot + "/dropped")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "complete",
        "score:1-5",
        "csi/1-5/",
        "csi/5-1/price",
        "csi/1-1/price",
        "csi/1-5/price*",
        "csi/1-5/price*0",
        "csi/1-5/price*x",
        "csi/1-5/price*99999999999",
        "csi/1-5/,price",
        "csi/1-5/price,,delivery",
        "csi/1-5/price,"
      })
  void otherSlotsAreNone(String slot) {
    assertThat(Composition.parse(slot)).isEqualTo(Optional.empty());
    assertThat(Composition.parseDropped(slot + "/dropped")).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "csi/1-10/delivery,price; csi",
        "kano/1-5/door; kano/door",
        "drivers/1-5/recommend,delivery; drivers/recommend"
      })
  void itsTopicOutlivesItsDimensions(String slot, String topic) {
    assertThat(Composition.parse(slot).orElseThrow().topic()).isEqualTo(topic);
  }
}
