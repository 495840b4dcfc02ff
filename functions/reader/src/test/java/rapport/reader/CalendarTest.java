package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.period.Calendar;

/// Which days a period has, from records and from the log.
class CalendarTest {

  private final ReaderWorld world = new ReaderWorld();

  /// Week 1 is the one with four days in the new year, whatever day weeks begin on.
  @ParameterizedTest
  @CsvSource({
    "MONDAY,2026-W09,2026-02-23,2026-03-02",
    "SUNDAY,2026-W09,2026-03-01,2026-03-08",
    "SATURDAY,2026-W09,2026-02-28,2026-03-07",
    "MONDAY,2026-W53,2026-12-28,2027-01-04",
    "MONDAY,2020-W53,2020-12-28,2021-01-04",
    "MONDAY,2026-W01,2025-12-29,2026-01-05"
  })
  void weeksBeginOnTheDayOfTheCalendar(DayOfWeek weekStart, String week, String from, String to) {
    world.calendar(new Calendar(1, world.calendar.zone(), weekStart));
    world.now = Instant.parse("2027-02-01T00:00:00Z");
    world.record(
        world.answer("before", start(from).minusMillis(1).toString(), 9),
        world.answer("first", start(from).toString(), 9),
        world.answer("last", start(to).minusMillis(1).toString(), 9),
        world.answer("after", start(to).toString(), 9));

    for (boolean settled : new boolean[] {false, true}) {
      if (settled) {
        world.settle();
      }
      var point = world.point("metric=nps&period=week&from=" + week + "&to=" + week);
      assertThat(point.get("n").intValue()).isEqualTo(2);
      assertThat(point.get("start").asText()).isEqualTo(start(from).toString());
      assertThat(point.get("end").asText()).isEqualTo(start(to).toString());
    }
  }

  /// By the calendar before it no record is kept up to date any more.
  @Test
  void aReaderThatAnsweredAMomentAgoKnowsACalendarThatWasSwitchedMeanwhile() {
    assertThat(world.get("metric=nps").get("timezone").asText()).isEqualTo("Europe/Berlin");

    world.admin.calendar(new Calendar(2, ZoneId.of("Asia/Kathmandu"), DayOfWeek.MONDAY));

    assertThat(world.get("metric=nps").get("timezone").asText()).isEqualTo("Asia/Kathmandu");
  }

  private Instant start(String day) {
    return world.calendar.startOf(LocalDate.parse(day));
  }

  @ParameterizedTest
  @CsvSource({
    "quarter,2026-Q1,2026-01-01,2026-04-01",
    "quarter,2025-Q4,2025-10-01,2026-01-01",
    "year,2025,2025-01-01,2026-01-01",
    "month,2024-02,2024-02-01,2024-03-01",
    "day,2026-10-25,2026-10-25,2026-10-26"
  })
  void aPeriodHasItsFirstMomentAndNotTheOneAfterItsLast(
      String period, String text, String from, String to) {
    world.now = Instant.parse("2027-02-01T00:00:00Z");
    world.record(
        world.answer("before", start(from).minusMillis(1).toString(), 9),
        world.answer("first", start(from).toString(), 9),
        world.answer("last", start(to).minusMillis(1).toString(), 9),
        world.answer("after", start(to).toString(), 9));

    for (boolean settled : new boolean[] {false, true}) {
      if (settled) {
        world.settle();
      }
      var query = "metric=nps&period=%s&from=%s&to=%s".formatted(period, text, text);
      assertThat(world.point(query).get("n").intValue()).isEqualTo(2);
    }
  }

  /// Samoa went from the 29th to the 31st of December 2011.
  @Test
  void aDayThatTheZoneSkippedIsEmptyAndNoFault() {
    world.zone("Pacific/Apia");
    world.record(
        world.answer("1", "2011-12-30T09:59:00Z", 9), world.answer("2", "2011-12-30T10:00:00Z", 9));
    var counts = new ArrayList<Integer>();

    for (boolean settled : new boolean[] {false, true}) {
      if (settled) {
        world.settle();
      }
      world
          .points("metric=nps&period=day&from=2011-12-29&to=2011-12-31")
          .forEach(point -> counts.add(point.get("n").intValue()));
    }

    assertThat(counts).isEqualTo(List.of(1, 0, 1, 1, 0, 1));
    var alone = "metric=nps&metric=backlog&period=day&from=2011-12-30&to=2011-12-30";
    assertThat(world.send(alone).getStatusCode()).isEqualTo(200);
    assertThat(
            world
                .send("metric=nps&period=hour&from=2011-12-30T00%2B14:00&to=2011-12-30T01%2B14:00")
                .getStatusCode())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hour&to=1970-01-01T03%2B01:00",
        "day&to=1970-01-01",
        "week&to=1970-W02",
        "month&to=1970-01",
        "quarter&to=1970-Q1",
        "year&to=1970"
      })
  void theTwelvePeriodsBeforeTheFirstAreEmptyAndNoFault(String period) {
    assertThat(world.get("metric=nps&metric=backlog&period=" + period).at("/series/1/points"))
        .hasSize(12)
        .allMatch(point -> point.get("value").isNull());
  }
}
