package rapport.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Every zone the JDK knows, every day from 2000 to 2030, against [ZoneOracle].
///
/// What makes it quick: zones whose clocks agree in all that time are tested once, since a calendar
/// asks a zone for nothing else; days are compared all, hours all around every change of the
/// clocks, and on other days where they begin.
class EveryZoneTest {

  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate AFTER_LAST = LocalDate.of(2031, 1, 1);
  private static final int HOURS_AROUND_A_CHANGE = 26;
  private static final List<Zone> ZONES = zones();

  @Test
  void daysCutTheTimeLineWithoutGapOrOverlap() {
    forEveryZone(
        (calendar, oracle) -> {
          for (var day = FIRST; day.isBefore(AFTER_LAST); day = day.plusDays(1)) {
            var start = calendar.startOf(day);
            var end = calendar.endOf(day);
            var next = day.plusDays(1);

            require(start.getEpochSecond() == oracle.startOf(day), calendar, "start", day);
            require(end.getEpochSecond() == oracle.startOf(next), calendar, "end", day);
            require(!end.isBefore(start), calendar, "ends before it starts", day);
            if (start.isBefore(end)) {
              require(calendar.dayOf(start).equals(day), calendar, "first instant", day);
              require(calendar.dayOf(end.minusNanos(1)).equals(day), calendar, "last instant", day);
            }
          }
        });
  }

  @Test
  void hoursOfADayAndDaysOfAnHourAgree() {
    forEveryZone(
        (calendar, oracle) -> {
          for (var day = FIRST; day.isBefore(AFTER_LAST); day = day.plusDays(1)) {
            requireHoursOf(day, calendar, oracle);
          }
        });
  }

  @Test
  void everyQuarterOfAnHourAroundEveryChangeOfTheClocksIsInItsDayAndHour() {
    forEveryZone(
        (calendar, oracle) -> {
          for (Instant change : oracle.changes()) {
            var hour = UtcHour.of(change.minus(HOURS_AROUND_A_CHANGE, ChronoUnit.HOURS));
            for (int i = 0; i < 2 * HOURS_AROUND_A_CHANGE; i++) {
              requireDaysOf(hour, calendar, oracle);
              requireHoursHold(hour, calendar);
              requireQuarters(hour, calendar, oracle);
              hour = hour.next();
            }
          }
        });
  }

  @Test
  void localHoursCutTheTimeLineAroundEveryChangeOfTheClocks() {
    forEveryZone(
        (calendar, oracle) -> {
          for (Instant change : oracle.changes()) {
            var from = change.minus(3, ChronoUnit.HOURS);
            Period hour = Period.of(Granularity.HOUR, from, calendar);
            while (hour.start(calendar).isBefore(change.plus(3, ChronoUnit.HOURS))) {
              requireHour(hour, calendar);
              hour = hour.next();
            }
          }
        });
  }

  /// The oracle collects which hours each day covers by walking the boundaries in whole seconds.
  private static void requireHoursOf(LocalDate day, Calendar calendar, ZoneOracle oracle) {
    long start = oracle.startOf(day);
    long end = oracle.startOf(day.plusDays(1));
    var hours = calendar.hoursOf(day);
    if (start == end) {
      require(hours.isEmpty(), calendar, "hours of a skipped day", day);
      return;
    }
    long first = Math.floorDiv(start, 3600);
    long last = Math.floorDiv(end - 1, 3600);
    require(hours.size() == last - first + 1, calendar, "number of hours", day);
    require(hours.getFirst().epochHours() == first, calendar, "first hour", day);
    require(hours.getLast().epochHours() == last, calendar, "last hour", day);
    requireDaysOf(hours.getFirst(), calendar, oracle); // the last one of the day before, if shared
  }

  private static void requireDaysOf(UtcHour hour, Calendar calendar, ZoneOracle oracle) {
    var expected = new TreeSet<LocalDate>();
    var from = oracle.dayOf(hour.start());
    var to = oracle.dayOf(hour.end().minusNanos(1));
    for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
      if (oracle.startOf(day) < oracle.startOf(day.plusDays(1))) {
        expected.add(day);
      }
    }
    var days = calendar.daysOf(hour);
    require(days.equals(expected), calendar, "days of an hour", hour);
    require(
        calendar.boundaryInside(hour) == expected.size() > 1, calendar, "boundary inside", hour);
  }

  private static void requireHoursHold(UtcHour hour, Calendar calendar) {
    for (LocalDate day : calendar.daysOf(hour)) {
      require(calendar.hoursOf(day).contains(hour), calendar, "hour of its day", hour);
    }
  }

  private static void requireQuarters(UtcHour hour, Calendar calendar, ZoneOracle oracle) {
    for (int minute = 0; minute < 60; minute += 15) {
      var time = hour.start().plus(minute, ChronoUnit.MINUTES);
      require(calendar.dayOf(time).equals(oracle.dayOf(time)), calendar, "day of", time);
      var local = Period.of(Granularity.HOUR, time, calendar);
      require(local.contains(time, calendar), calendar, "local hour that contains", time);
    }
  }

  private static void requireHour(Period hour, Calendar calendar) {
    var start = hour.start(calendar);
    var end = hour.end(calendar);
    var length = Duration.between(start, end);
    require(length.isPositive(), calendar, "length of", hour);
    require(length.compareTo(Duration.ofHours(1)) <= 0, calendar, "length of", hour);
    require(hour.next().start(calendar).equals(end), calendar, "end of", hour);
    require(hour.next().previous().equals(hour), calendar, "next and previous of", hour);
    var read = Period.parse(Granularity.HOUR, hour.text(), calendar);
    require(read.filter(hour::equals).isPresent(), calendar, "text of", hour);
  }

  private interface Check {
    void on(Calendar calendar, ZoneOracle oracle);
  }

  private static void forEveryZone(Check check) {
    ZONES.forEach(zone -> check.on(zone.calendar, zone.oracle));
  }

  /// One of those zones whose clocks agree.
  private record Zone(Calendar calendar, ZoneOracle oracle) {}

  private static List<Zone> zones() {
    var zones = zonesByClocks();
    assertThat(zones.values().stream().mapToInt(List::size).sum())
        .isEqualTo(ZoneId.getAvailableZoneIds().size())
        .isGreaterThan(500);
    return zones.values().stream()
        .map(List::getFirst)
        .map(zone -> new Zone(new Calendar(1, zone, DayOfWeek.MONDAY), oracle(zone)))
        .toList();
  }

  /// What the clocks of a zone do from the first day to the last.
  private record Clocks(ZoneOffset first, List<Instant> changes, List<ZoneOffset> offsets) {}

  private static Map<Clocks, List<ZoneId>> zonesByClocks() {
    var zones = new LinkedHashMap<Clocks, List<ZoneId>>();
    for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      var zone = ZoneId.of(id);
      var rules = zone.getRules();
      var changes = oracle(zone).changes();
      var clocks =
          new Clocks(
              rules.getOffset(FIRST.minusDays(3).atStartOfDay(zone).toInstant()),
              changes,
              changes.stream().map(rules::getOffset).toList());
      zones.computeIfAbsent(clocks, _ -> new ArrayList<>()).add(zone);
    }
    return zones;
  }

  private static ZoneOracle oracle(ZoneId zone) {
    return new ZoneOracle(zone.getRules(), FIRST.minusDays(3), AFTER_LAST.plusDays(3));
  }

  /// Instead of an assertion with a message, which would format millions of them.
  private static void require(boolean holds, Calendar calendar, String what, Object of) {
    if (!holds) {
      throw new AssertionError(calendar.zone() + ": " + what + " " + of);
    }
  }
}
