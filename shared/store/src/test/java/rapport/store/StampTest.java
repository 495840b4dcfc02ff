package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StampTest {

  private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant YEAR_9999 = Instant.parse("9999-12-31T23:59:59Z");

  @Test
  void daysAndMinutesAreDigitsOfUtc() {
    var minutes = DateTimeFormatter.ofPattern("uuuuMMddHHmm").withZone(ZoneOffset.UTC);
    var random = new SplittableRandom(1);
    for (int i = 0; i < 5_000; i++) {
      var time =
          Instant.ofEpochSecond(
              random.nextLong(YEAR_0.getEpochSecond(), YEAR_9999.getEpochSecond()));

      assertThat(Stamp.minute(time)).isEqualTo(minutes.format(time));
      assertThat(Stamp.parseDay(Stamp.day(LocalDate.ofInstant(time, ZoneOffset.UTC))))
          .isEqualTo(LocalDate.ofInstant(time, ZoneOffset.UTC));
    }
    assertThat(Stamp.minute(YEAR_0)).isEqualTo("000001010000");
    assertThat(Stamp.minute(YEAR_9999)).isEqualTo("999912312359");
  }

  @Test
  void onlyYearsOfFourDigitsHaveKeys() {
    assertThatThrownBy(() -> Stamp.minute(YEAR_0.minusSeconds(1)))
        .hasMessage("a year must be 0 to 9999, got -1");
    assertThatThrownBy(() -> Stamp.day(LocalDate.of(10_000, 1, 1)))
        .hasMessage("a year must be 0 to 9999, got 10000");
  }
}
