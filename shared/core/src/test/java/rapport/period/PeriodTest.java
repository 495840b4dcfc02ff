package rapport.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PeriodTest {

  private static final Calendar BERLIN = calendar("Europe/Berlin", DayOfWeek.MONDAY);

  @ParameterizedTest
  @CsvSource({
    "DAY,     2026-03-01,          2026-02-28T23:00:00Z, 2026-03-01T23:00:00Z",
    "DAY,     2026-03-29,          2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
    "WEEK,    2026-W09,            2026-02-22T23:00:00Z, 2026-03-01T23:00:00Z",
    "WEEK,    2026-W01,            2025-12-28T23:00:00Z, 2026-01-04T23:00:00Z",
    "WEEK,    2026-W53,            2026-12-27T23:00:00Z, 2027-01-03T23:00:00Z",
    "MONTH,   2026-03,             2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z",
    "QUARTER, 2026-Q1,             2025-12-31T23:00:00Z, 2026-03-31T22:00:00Z",
    "YEAR,    2026,                2025-12-31T23:00:00Z, 2026-12-31T23:00:00Z",
    "HOUR,    2026-10-25T02+02:00, 2026-10-25T00:00:00Z, 2026-10-25T01:00:00Z",
    "HOUR,    2026-10-25T02+01:00, 2026-10-25T01:00:00Z, 2026-10-25T02:00:00Z",
  })
  void aTextNamesATime(Granularity granularity, String text, String start, String end) {
    var period = parsed(granularity, text, BERLIN);

    assertThat(period.start(BERLIN)).isEqualTo(start);
    assertThat(period.end(BERLIN)).isEqualTo(end);
    assertThat(period.text()).isEqualTo(text);
    assertThat(period.granularity()).isEqualTo(granularity);
    assertThat(period.contains(period.start(BERLIN), BERLIN)).isTrue();
    assertThat(period.contains(period.end(BERLIN), BERLIN)).isFalse();
    assertThat(Period.of(granularity, period.start(BERLIN), BERLIN)).isEqualTo(period);
  }

  @ParameterizedTest
  @CsvSource({
    "DAY,     2026-02-29",
    "DAY,     2026-3-1",
    "DAY,     2026-03",
    "DAY,     +2026-03-01",
    "WEEK,    2025-W53",
    "WEEK,    2026-W00",
    "WEEK,    2026-W99",
    "WEEK,    2026-09",
    "MONTH,   2026-13",
    "MONTH,   2026-00",
    "QUARTER, 2026-Q5",
    "QUARTER, 2026-q1",
    "YEAR,    26",
    "YEAR,    20260",
    "YEAR,    ''",
    "YEAR,    '2026\n'",
    "YEAR,    ２０２６",
    "HOUR,    2026-03-29T02+01:00",
    "HOUR,    2026-03-29T02+02:00",
    "HOUR,    2026-03-28T02+02:00",
    "HOUR,    2026-03-28T24+01:00",
    "HOUR,    2026-03-28T02+99:00",
    "HOUR,    2026-03-28T02",
    "HOUR,    2026-03-28T02Z",
  })
  void whatIsNoPeriodOfTheCalendarIsRefused(Granularity granularity, String text) {
    assertThat(Period.parse(granularity, text, BERLIN)).isEmpty();
  }

  @Test
  void aSpaceStandsForThePlusThatAQueryStringTurnsIntoOne() {
    assertThat(parsed(Granularity.HOUR, "2026-10-25T02 02:00", BERLIN).text())
        .isEqualTo("2026-10-25T02+02:00");
  }

  @Test
  void anHourOfUtcIsWrittenWithZAndReadWithAnOffsetToo() {
    var utc = calendar("UTC", DayOfWeek.MONDAY);

    assertThat(parsed(Granularity.HOUR, "2026-10-25T02Z", utc))
        .hasToString("2026-10-25T02Z")
        .isEqualTo(parsed(Granularity.HOUR, "2026-10-25T02+00:00", utc));
  }

  /// Lord Howe goes back from 02:00 +11:00 to 01:30 +10:30, Kathmandu is always at +05:45.
  @ParameterizedTest
  @CsvSource({
    "Australia/Lord_Howe, 2026-04-05T01+11:00, 2026-04-04T14:00:00Z, 60",
    "Australia/Lord_Howe, 2026-04-05T01+10:30, 2026-04-04T15:00:00Z, 30",
    "Australia/Lord_Howe, 2026-10-04T02+11:00, 2026-10-03T15:30:00Z, 30",
    "Asia/Kathmandu,      2026-04-05T00+05:45, 2026-04-04T18:15:00Z, 60",
  })
  void anHourBeginsAtTheFullLocalHourUnlessTheClocksChangeInside(
      String zone, String text, String start, long minutes) {
    var calendar = calendar(zone, DayOfWeek.MONDAY);

    var hour = parsed(Granularity.HOUR, text, calendar);

    assertThat(hour.start(calendar)).isEqualTo(start);
    assertThat(Duration.between(hour.start(calendar), hour.end(calendar)))
        .isEqualTo(Duration.ofMinutes(minutes));
    assertThat(hour.previous().end(calendar)).isEqualTo(start);
    assertThat(hour.days()).isEmpty();
    assertThat(hour.months()).isEmpty();
  }

  @Test
  void theDoubledHourOfAnAutumnNightIsTwoPeriods() {
    var from = parsed(Granularity.HOUR, "2026-10-25T01+02:00", BERLIN);
    var to = parsed(Granularity.HOUR, "2026-10-25T03+01:00", BERLIN);

    assertThat(Period.range(from, to))
        .extracting(Period::text)
        .containsExactly(
            "2026-10-25T01+02:00",
            "2026-10-25T02+02:00",
            "2026-10-25T02+01:00",
            "2026-10-25T03+01:00");
  }

  /// The oracle is the JDK's WeekFields, asked about every day of thirty years.
  @ParameterizedTest
  @EnumSource(DayOfWeek.class)
  void weeksFollowIsoButBeginOnTheCalendarsDay(DayOfWeek weekStart) {
    var calendar = calendar("Europe/Berlin", weekStart);
    var fields = WeekFields.of(weekStart, 4);

    LocalDate.of(2000, 1, 1)
        .datesUntil(LocalDate.of(2031, 1, 1))
        .forEach(
            day -> {
              var week = Period.of(Granularity.WEEK, day, calendar);
              var year = day.get(fields.weekBasedYear());
              var number = day.get(fields.weekOfWeekBasedYear());

              assertThat(week.text())
                  .isEqualTo(String.format(Locale.ROOT, "%04d-W%02d", year, number));
              assertThat(week.days()).hasSize(7).contains(day);
              assertThat(week.firstDay().getDayOfWeek()).isEqualTo(weekStart);
              assertThat(Period.parse(Granularity.WEEK, week.text(), calendar)).contains(week);
            });
  }

  @ParameterizedTest
  @EnumSource(Granularity.class)
  void eachPeriodEndsWhereTheNextBegins(Granularity granularity) {
    var period = Period.of(granularity, LocalDate.of(2023, 12, 31), BERLIN);

    for (int i = 0; i < 100; i++) {
      var next = period.next();

      assertThat(next.start(BERLIN)).isEqualTo(period.end(BERLIN));
      assertThat(next.previous()).isEqualTo(period);
      assertThat(Period.parse(granularity, period.text(), BERLIN)).contains(period);
      period = next;
    }
  }

  @Test
  void aQuarterConsistsOfThreeMonthsAndTheirDays() {
    var quarter = parsed(Granularity.QUARTER, "2024-Q1", BERLIN);

    assertThat(quarter.months()).containsExactly("2024-01", "2024-02", "2024-03");
    assertThat(quarter.days()).hasSize(31 + 29 + 31);
    assertThat(quarter.firstDay()).isEqualTo("2024-01-01");
    assertThat(quarter.lastDay()).isEqualTo("2024-03-31");
    assertThat(parsed(Granularity.MONTH, "2024-02", BERLIN).months()).containsExactly("2024-02");
    assertThat(parsed(Granularity.YEAR, "2024", BERLIN).months())
        .hasSize(12)
        .startsWith("2024-01")
        .endsWith("2024-12");
    assertThat(parsed(Granularity.WEEK, "2024-W05", BERLIN).months()).isEmpty();
  }

  @Test
  void aRangeIncludesBothEnds() {
    assertThat(texts(Granularity.MONTH, "2025-11", "2026-02"))
        .containsExactly("2025-11", "2025-12", "2026-01", "2026-02");
    assertThat(texts(Granularity.YEAR, "2026", "2026")).containsExactly("2026");
  }

  @ParameterizedTest
  @CsvSource({
    "DAY,  2026-03-02,          2026-03-01,          REVERSED",
    "DAY,  2026-03-01,          2026-03-01,          LISTABLE",
    "DAY,  2000-01-01,          2014-04-14,          LISTABLE",
    "DAY,  2000-01-01,          2014-04-15,          TOO_LONG",
    "DAY,  0001-01-01,          9999-12-31,          TOO_LONG",
    "YEAR, 0000,                9999,                TOO_LONG",
    "HOUR, 2026-10-25T02+01:00, 2026-10-25T02+02:00, REVERSED",
    "HOUR, 2026-10-19T00+02:00, 2026-10-25T23+01:00, LISTABLE",
    "HOUR, 2026-10-19T00+02:00, 2026-10-26T00+01:00, TOO_LONG",
  })
  void aRangeIsCheckedBeforeItIsListed(
      Granularity granularity, String from, String to, Period.RangeCheck expected) {
    var first = parsed(granularity, from, BERLIN);
    var last = parsed(granularity, to, BERLIN);

    assertThat(Period.check(first, last)).isEqualTo(expected);
    if (expected == Period.RangeCheck.LISTABLE) {
      assertThat(Period.range(first, last)).startsWith(first).endsWith(last);
    } else {
      assertThatThrownBy(() -> Period.range(first, last))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void periodsOfDifferentGranularityMakeNoRange() {
    var hour = parsed(Granularity.HOUR, "2026-10-25T02+01:00", BERLIN);
    var day = parsed(Granularity.DAY, "2026-10-25", BERLIN);
    var month = parsed(Granularity.MONTH, "2026-10", BERLIN);

    assertThatThrownBy(() -> Period.range(hour, day)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Period.range(day, month)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesAreReadInLowerCaseOnly() {
    assertThat(Granularity.of("week")).contains(Granularity.WEEK);
    assertThat(Granularity.of("WEEK")).isEmpty();
    assertThat(Granularity.of("fortnight")).isEmpty();
    assertThat(Granularity.QUARTER).hasToString("quarter");
  }

  @Test
  void textsDoNotDependOnTheLanguageOfTheMachine() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

      assertThat(parsed(Granularity.WEEK, "2026-W09", BERLIN).text()).isEqualTo("2026-W09");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static List<String> texts(Granularity granularity, String from, String to) {
    return Period.range(parsed(granularity, from, BERLIN), parsed(granularity, to, BERLIN)).stream()
        .map(Period::text)
        .toList();
  }

  private static Period parsed(Granularity granularity, String text, Calendar calendar) {
    return Period.parse(granularity, text, calendar).orElseThrow();
  }

  private static Calendar calendar(String zone, DayOfWeek weekStart) {
    return new Calendar(1, ZoneId.of(zone), weekStart);
  }
}
