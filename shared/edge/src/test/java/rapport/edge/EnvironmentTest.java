package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.limit.Limit;

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

  @Test
  void limitsAndNumbersAreReadAsTheTemplateSaysThem() {
    var environment = new Environment(Map.of("LIMIT", "60/min burst 5", "UNITS", "1000"));

    assertThat(environment.limit("LIMIT")).isEqualTo(new Limit(60, 5));
    assertThat(environment.number("UNITS", 1_000)).isEqualTo(1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"50", "50/s", "50/s burst 0", "50 / s burst 5", "50/s burst 5,"})
  void whatIsNoLimitIsNamed(String value) {
    var environment = new Environment(Map.of("LIMIT", value));

    assertThatThrownBy(() -> environment.limit("LIMIT"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("LIMIT must be like")
        .hasMessageContaining(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4000/s burst 1", "200001/min burst 1", "1/s burst 5000001"})
  void whatIsBeyondTheBoundsOfALimitIsToldThem(String value) {
    var environment = new Environment(Map.of("LIMIT", value));

    assertThatThrownBy(() -> environment.limit("LIMIT"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "LIMIT must be like \"50/s burst 500\" or \"60/min burst 60\", from 1 to 3333/s or"
                + " 200000/min and with a burst of 1 to 5000000, got "
                + value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001", "1.5", "1e3", "99999999999999999999", "many"})
  void whatIsNoNumberInRangeIsNamed(String value) {
    var environment = new Environment(Map.of("UNITS", value));

    assertThatThrownBy(() -> environment.number("UNITS", 1_000))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("UNITS must be a number from 1 to 1000, got " + value);
  }
}
