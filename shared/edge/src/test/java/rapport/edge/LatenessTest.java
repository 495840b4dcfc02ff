package rapport.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LatenessTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "LIVE,P35D,true",
    "LIVE,P35DT0.001S,false",
    "PUBLIC,PT48H,true",
    "PUBLIC,PT48H0.001S,false",
    "HISTORY,P20000D,true",
    "LIVE,PT-5M,true",
    "LIVE,PT-5M-0.001S,false",
    "PUBLIC,PT-5M-0.001S,false",
    "HISTORY,PT-5M-0.001S,false"
  })
  void anEventIsInTimeOrNot(Lateness lateness, Duration age, boolean inTime) {
    var fault = lateness.judge(NOW.minus(age), NOW);

    assertThat(fault.isEmpty()).isEqualTo(inTime);
    fault.ifPresent(error -> assertThat(error.pointer()).isEqualTo("/time"));
  }

  @ParameterizedTest
  @CsvSource({"LIVE,35 days", "PUBLIC,48 hours"})
  void theLimitIsSaid(Lateness lateness, String limit) {
    var fault = lateness.judge(NOW.minus(Duration.ofDays(99)), NOW);

    assertThat(fault.orElseThrow().message()).contains("more than " + limit + " ago");
  }
}
