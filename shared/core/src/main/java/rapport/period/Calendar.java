package rapport.period;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;

/// Where a tenant's days and weeks begin.
///
/// The days cut the whole time line into spans without gap or overlap, because every boundary comes
/// from one place: the zone's own start of the day. A day lasts from 0 to 31 hours (Samoa skipped
/// 2011-12-30; Vostok set its clocks back by 7 hours on 1994-01-31).
///
/// @param version grows by one with every change of zone or week start
/// @param weekStart the day its weeks begin on
public record Calendar(int version, ZoneId zone, DayOfWeek weekStart) {

  /// The day that an instant belongs to.
  ///
  /// That is what the clocks on the wall show, except where they were set back past midnight: the
  /// second time around they show yesterday's date, but today has begun already.
  public LocalDate dayOf(Instant time) {
    var day = time.atZone(zone).toLocalDate();
    while (time.isBefore(startOf(day))) {
      day = day.minusDays(1);
    }
    while (!time.isBefore(endOf(day))) {
      day = day.plusDays(1);
    }
    return day;
  }

  /// The first instant of a day: its midnight, the earlier one if there are two, or the first
  /// instant after it where the clocks jump over midnight. A day that the zone skipped starts where
  /// the next day does.
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /// The first instant after a day.
  public Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }

  /// Every UTC hour that overlaps a day, in order; none if the zone skipped that day.
  public List<UtcHour> hoursOf(LocalDate day) {
    return hoursBetween(startOf(day), endOf(day));
  }

  /// Every day that overlaps a UTC hour: one, or two where a boundary lies inside the hour.
  public SortedSet<LocalDate> daysOf(UtcHour hour) {
    var days = new TreeSet<LocalDate>();
    var end = hour.end();
    var time = hour.start();
    while (time.isBefore(end)) {
      var day = dayOf(time);
      days.add(day);
      time = endOf(day);
    }
    return Collections.unmodifiableSortedSet(days);
  }

  /// Whether one day ends and another begins after the start and before the end of a UTC hour.
  public boolean boundaryInside(UtcHour hour) {
    return endOf(dayOf(hour.start())).isBefore(hour.end());
  }

  /// Every UTC hour that overlaps the time from `start` to before `end`.
  static List<UtcHour> hoursBetween(Instant start, Instant end) {
    if (!start.isBefore(end)) {
      return List.of();
    }
    long first = UtcHour.of(start).epochHours();
    long last = UtcHour.of(end.minusNanos(1)).epochHours();
    return LongStream.rangeClosed(first, last).mapToObj(UtcHour::new).toList();
  }
}
