package rapport.local.importer.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

  private static final Times LISBON =
      Times.Local.of("d/M/yyyy HH:mm", ZoneId.of("Europe/Lisbon"), LocalTime.MIDNIGHT);

  /// On 27 March 2016 the clocks of Lisbon went from 1:00 to 2:00, on 30 October from 2:00 to 1:00.
  @ParameterizedTest
  @CsvSource({
    "27/3/2016 00:59, 2016-03-27T00:59:00Z",
    "27/3/2016 01:30, 2016-03-27T01:30:00Z",
    "27/3/2016 02:00, 2016-03-27T01:00:00Z",
    "30/10/2016 00:59, 2016-10-29T23:59:00Z",
    "30/10/2016 01:30, 2016-10-30T00:30:00Z",
    "30/10/2016 02:00, 2016-10-30T02:00:00Z"
  })
  void whereClocksAreTurnedTheOffsetBeforeHolds(String local, Instant instant) {
    assertThat(LISBON.parse(local)).isEqualTo(instant);
  }

  @Test
  void aDayThatDoesNotExistIsNoTime() {
    assertThatThrownBy(() -> LISBON.parse("31/2/2016 10:00")).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> LISBON.parse("1/2/2016 24:00")).isInstanceOf(DateTimeException.class);
  }

  @Test
  void aDateAloneIsAtTheTimeOfDayThatTheMappingSays() {
    var noon = Times.Local.of("yyyyMMdd", ZoneId.of("Asia/Kathmandu"), LocalTime.NOON);

    assertThat(noon.parse("19970101")).isEqualTo(Instant.parse("1997-01-01T06:15:00Z"));
  }

  @Test
  void secondsAndMillisecondsCountFrom1970() {
    assertThat(new Times.Epoch(1).parse("1456708560")).hasToString("2016-02-29T01:16:00Z");
    assertThat(new Times.Epoch(1000).parse("1456708560123"))
        .hasToString("2016-02-29T01:16:00.123Z");
    assertThatThrownBy(() -> new Times.Epoch(1).parse("soon"))
        .isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> new Times.Epoch(1).parse("9223372036854775807"))
        .isInstanceOf(DateTimeException.class);
  }
}
