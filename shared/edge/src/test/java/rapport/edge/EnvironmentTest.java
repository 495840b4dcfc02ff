package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

  @Test
  void aVariableIsReadAsItStands() {
    assertThat(new Environment(Map.of("TABLE", "events")).text("TABLE")).isEqualTo("events");
  }

  @Test
  void aMissingVariableIsNamed() {
    var environment = new Environment(Map.of("EMPTY", ""));

    assertThatThrownBy(() -> environment.text("TABLE")).hasMessageContaining("TABLE");
    assertThatThrownBy(() -> environment.text("EMPTY")).hasMessageContaining("EMPTY");
  }

  @Test
  void daysAreADuration() {
    assertThat(new Environment(Map.of("KEEP", "400")).days("KEEP")).isEqualTo(Duration.ofDays(400));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "many", "1.5"})
  void whatIsNoNumberOfDaysIsNamed(String value) {
    var environment = new Environment(Map.of("KEEP", value));

    assertThatThrownBy(() -> environment.days("KEEP")).hasMessageContaining("KEEP");
  }
}
