package rapport.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {

  /// Published changes of the clocks: daylight saving in Berlin, by half an hour on Lord Howe; the
  /// day Samoa skipped; Vostok from +07 to UTC; Casey between +11 and +08.
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,        2026-03-28, 24:00",
    "Europe/Berlin,        2026-03-29, 23:00",
    "Europe/Berlin,        2026-10-25, 25:00",
    "America/Sao_Paulo,    2018-11-04, 23:00",
    "Australia/Lord_Howe,  2026-04-05, 24:30",
    "Australia/Lord_Howe,  2026-10-04, 23:30",
    "America/St_Johns,     2010-11-06, 24:00",
    "America/St_Johns,     2010-11-07, 25:00",
    "Asia/Kathmandu,       2026-03-29, 24:00",
    "Pacific/Apia,         2011-12-29, 24:00",
    "Pacific/Apia,         2011-12-30, 00:00",
    "Pacific/Apia,         2011-12-31, 24:00",
    "Antarctica/Casey,     2020-10-04, 21:00",
    "Antarctica/Casey,     2023-03-09, 27:00",
    "Antarctica/Vostok,    1994-01-31, 31:00",
    "Antarctica/Vostok,    1994-11-01, 17:00",
  })
  void aDayLastsAsLongAsItsZoneSays(ZoneId zone, LocalDate day, String hoursAndMinutes) {
    var calendar = calendar(zone);

    var length = Duration.between(calendar.startOf(day), calendar.endOf(day));

    assertThat("%02d:%02d".formatted(length.toHours(), length.toMinutesPart()))
        .isEqualTo(hoursAndMinutes);
  }

  @Test
  void aDayThatStartsAtAQuarterHasTwentyFiveUtcHoursAndSharesTheOuterTwo() {
    var kathmandu = calendar(ZoneId.of("Asia/Kathmandu"));
    var day = LocalDate.of(2026, 3, 29);

    var hours = kathmandu.hoursOf(day);

    assertThat(hours).hasSize(25);
    assertThat(hours.getFirst().start()).isEqualTo("2026-03-28T18:00:00Z");
    assertThat(kathmandu.daysOf(hours.getFirst())).containsExactly(day.minusDays(1), day);
    assertThat(kathmandu.boundaryInside(hours.getFirst())).isTrue();
    assertThat(kathmandu.daysOf(hours.get(1))).containsExactly(day);
    assertThat(kathmandu.boundaryInside(hours.get(1))).isFalse();
    assertThat(kathmandu.daysOf(hours.getLast())).containsExactly(day, day.plusDays(1));
  }

  @Test
  void aSkippedDayStartsWithTheNextAndHasNothingInIt() {
    var apia = calendar(ZoneId.of("Pacific/Apia"));
    var skipped = LocalDate.of(2011, 12, 30);

    var start = apia.startOf(skipped);

    assertThat(start).isEqualTo(apia.endOf(skipped)).isEqualTo("2011-12-30T10:00:00Z");
    assertThat(apia.hoursOf(skipped)).isEmpty();
    assertThat(apia.dayOf(start)).isEqualTo("2011-12-31");
    assertThat(apia.dayOf(start.minusNanos(1))).isEqualTo("2011-12-29");
    assertThat(apia.daysOf(UtcHour.of(start))).containsExactly(LocalDate.of(2011, 12, 31));
  }

  /// In Newfoundland clocks went from 00:01 back to 23:01 until 2011.
  @Test
  void aDayThatHasBegunDoesNotEndWhenTheClocksGoBackToYesterday() {
    var newfoundland = calendar(ZoneId.of("America/St_Johns"));
    var sunday = LocalDate.of(2010, 11, 7);

    var oneHourIn = newfoundland.startOf(sunday).plus(Duration.ofMinutes(30));

    assertThat(oneHourIn.atZone(newfoundland.zone()).toLocalDate()).isEqualTo(sunday.minusDays(1));
    assertThat(newfoundland.dayOf(oneHourIn)).isEqualTo(sunday);
  }

  @Test
  void anInstantOnABoundaryBelongsToTheDayThatBegins() {
    var berlin = calendar(ZoneId.of("Europe/Berlin"));
    var midnight = Instant.parse("2026-02-28T23:00:00Z");

    assertThat(berlin.dayOf(midnight)).isEqualTo("2026-03-01");
    assertThat(berlin.dayOf(midnight.minusNanos(1))).isEqualTo("2026-02-28");
  }

  private static Calendar calendar(ZoneId zone) {
    return new Calendar(1, zone, DayOfWeek.MONDAY);
  }
}
