package rapport.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

  @Test
  void aLimitIsReadAsADeploymentSaysIt() {
    assertThat(Limit.of("50/s burst 500")).contains(new Limit(3_000, 500));
    assertThat(Limit.of("60/min burst 1")).contains(new Limit(60, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "50",
        "50/s",
        "50/s burst",
        "0/s burst 5",
        "5/s burst 0",
        "-5/s burst 5",
        "5/h burst 5",
        "5/s  burst 5",
        " 5/s burst 5",
        "5/s burst 5\n",
        "1e3/s burst 5",
        "5.5/s burst 5",
        "3334/s burst 5",
        "200001/min burst 5",
        "5/s burst 5000001",
        "5/s burst 99999999999999999999"
      })
  void whatIsNoneIsRefused(String text) {
    assertThat(Limit.of(text)).isEmpty();
  }

  @Test
  void whatCantBeCountedExactlyIsNoLimit() {
    assertThatThrownBy(() -> new Limit(0, 5)).hasMessageContaining("got 0");
    assertThatThrownBy(() -> new Limit(200_001, 5)).hasMessageContaining("got 200001");
    assertThatThrownBy(() -> new Limit(5, 0)).hasMessageContaining("got 0");
    assertThatThrownBy(() -> new Limit(5, 5_000_001)).hasMessageContaining("got 5000001");
  }
}
