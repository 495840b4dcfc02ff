package rapport.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import rapport.period.UtcHour;

class LogPlaceTest {

  @Test
  void aWholeDayIsSaidByItsDateAsItAlwaysWas() {
    var place = LogPlace.parse("2026-02-28").orElseThrow();

    assertThat(place.until()).isEqualTo(UtcHour.of(LocalDate.of(2026, 3, 1), 0));
    assertThat(place.throughDay()).isEqualTo("2026-02-28");
    assertThat(place.text()).isEqualTo("2026-02-28");
  }

  @Test
  void partOfADayIsSaidByTheHourThatComesNext() {
    var place = LogPlace.parse("2026-03-01T08").orElseThrow();

    assertThat(place.until()).isEqualTo(UtcHour.of(LocalDate.of(2026, 3, 1), 8));
    assertThat(place.throughDay()).isEqualTo("2026-02-28");
    assertThat(place.text()).isEqualTo("2026-03-01T08");
  }

  @Test
  void nothingIsDoneBeforeTheFirst() {
    assertThat(LogPlace.parse("")).isEmpty();
  }

  @Test
  void whatIsNoPlaceIsRefused() {
    assertThatThrownBy(() -> LogPlace.parse("yesterday")).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> LogPlace.parse("2026-03-01Tx")).isInstanceOf(RuntimeException.class);
  }
}
