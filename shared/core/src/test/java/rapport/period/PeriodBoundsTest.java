package rapport.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PeriodBoundsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Calendar CALENDAR = new Calendar(1, BERLIN, DayOfWeek.MONDAY);
  private static final LocalDate DAY = LocalDate.parse("2026-03-02");

  @Test
  void anHourAndDaysMakeNoRange() {
    var day = Period.of(Granularity.DAY, DAY, CALENDAR);
    var hour = Period.of(Granularity.HOUR, day.start(CALENDAR), CALENDAR);

    assertThatIllegalArgumentException().isThrownBy(() -> Period.check(day, hour));
    assertThatIllegalArgumentException().isThrownBy(() -> Period.check(hour, day));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29T02:00,+02:00", // left out in spring
    "2026-03-29T02:00,+03:00",
    "2026-07-01T02:00,+01:00",
    "2026-07-01T02:30,+02:00" // within an hour
  })
  void hoursThatNoClockShowsAreRefused(LocalDateTime hour, ZoneOffset offset) {
    assertThatIllegalArgumentException().isThrownBy(() -> new LocalHour(hour, offset, BERLIN));
  }

  @Test
  void anHourBeginsAndEndsOnTheDayThatItsClockShows() {
    var last =
        new LocalHour(LocalDateTime.parse("2026-03-02T23:00"), ZoneOffset.ofHours(1), BERLIN);

    assertThat(last.firstDay()).isEqualTo(DAY);
    assertThat(last.lastDay()).isEqualTo(DAY);
  }

  @Test
  void bothHoursOfAnAutumnNightAreShown() {
    var hour = LocalDateTime.parse("2026-10-25T02:00");

    assertThat(LocalHour.exists(hour, ZoneOffset.ofHours(2), BERLIN)).isTrue();
    assertThat(LocalHour.exists(hour, ZoneOffset.ofHours(1), BERLIN)).isTrue();
    assertThat(LocalHour.exists(hour, ZoneOffset.ofHours(3), BERLIN)).isFalse();
    assertThat(LocalHour.exists(hour, ZoneOffset.ofHours(1), ZoneOffset.UTC)).isFalse();
  }

  /// Half an hour before the clocks are put forward, by an offset that they never have.
  @Test
  void anHourAmidWhichClocksChangeIsShownByTheOffsetsOfThatChangeAlone() {
    var before = LocalDateTime.parse("2026-03-29T03:30");

    assertThat(LocalHour.exists(before, ZoneOffset.ofHours(3), BERLIN)).isFalse();
    assertThat(LocalHour.exists(before.minusHours(1), ZoneOffset.ofHours(2), BERLIN)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"MONTH,2026-03-02", "QUARTER,2026-02-01", "YEAR,2026-02-01", "HOUR,2026-03-01"})
  void daysThatBeginNoPeriodAreRefused(Granularity granularity, LocalDate day) {
    assertThatIllegalArgumentException().isThrownBy(() -> new LocalDays(granularity, day));
  }

  @ParameterizedTest
  @EnumSource(Granularity.class)
  void aPeriodHoldsItsStartAndNotItsEnd(Granularity granularity) {
    var start = DAY.atStartOfDay(BERLIN).toInstant();
    var period = Period.of(granularity, start, CALENDAR);

    assertThat(period.contains(period.start(CALENDAR), CALENDAR)).isTrue();
    assertThat(period.contains(period.end(CALENDAR).minusNanos(1), CALENDAR)).isTrue();
    assertThat(period.contains(period.end(CALENDAR), CALENDAR)).isFalse();
    assertThat(period.contains(period.start(CALENDAR).minusNanos(1), CALENDAR)).isFalse();
  }

  /// The clocks of Kathmandu are 5:45 ahead, so its days begin within an hour of UTC.
  @Test
  void theHoursOfUtcOfAPeriodAreThoseThatItTouches() {
    var kathmandu = new Calendar(1, ZoneId.of("Asia/Kathmandu"), DayOfWeek.SUNDAY);
    var day = Period.of(Granularity.DAY, DAY, kathmandu);
    var yesterday = DAY.minusDays(1);

    assertThat(day.hours(kathmandu))
        .hasSize(25)
        .startsWith(UtcHour.of(yesterday, 18))
        .endsWith(UtcHour.of(DAY, 18));
    assertThat(Period.of(Granularity.HOUR, DAY, kathmandu).hours(kathmandu))
        .containsExactly(UtcHour.of(yesterday, 18), UtcHour.of(yesterday, 19));
  }

  @Test
  void aRangeThatIsRefusedIsNamed() {
    var february = Period.of(Granularity.MONTH, DAY.minusMonths(1), CALENDAR);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Period.range(february.next(), february))
        .withMessage("from 2026-03 to 2026-02 is REVERSED");
  }

  @Test
  void thereAreNoCohortsByDay() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cohort.number(Period.of(Granularity.DAY, DAY, CALENDAR)))
        .withMessageContaining("day");
  }
}
