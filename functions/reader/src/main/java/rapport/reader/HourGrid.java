package rapport.reader;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import rapport.period.Calendar;

/// What was counted by weekday and hour of the day, beside how often there was such an hour: a
/// clock that is put forward leaves one out, one that is put back shows one twice.
final class HourGrid {

  static final int DAYS = 7;
  static final int HOURS = 24;

  /// Every local day begins on a quarter of an hour, and no offset is finer than that.
  private static final Duration STEP = Duration.ofMinutes(15);

  private static final double STEPS_AN_HOUR = 4;

  private final Calendar calendar;
  private final long[][] counts = new long[DAYS][HOURS];
  private final long[][] steps = new long[DAYS][HOURS];

  HourGrid(Calendar calendar) {
    this.calendar = calendar;
  }

  /// Adds the time of a day.
  ///
  /// @param now what begins after this has not been
  void addTime(LocalDate day, Instant now) {
    var end = calendar.endOf(day);
    for (var time = calendar.startOf(day);
        time.isBefore(end) && !time.isAfter(now);
        time = time.plus(STEP)) {
      steps[row(day.getDayOfWeek())][time.atZone(calendar.zone()).getHour()]++;
    }
  }

  /// Adds what was counted on a day.
  ///
  /// @param byHour local hour of the day → count
  void addCounts(LocalDate day, SortedMap<Integer, Long> byHour) {
    byHour.forEach((hour, count) -> counts[row(day.getDayOfWeek())][hour] += count);
  }

  private static int row(DayOfWeek weekday) {
    return weekday.getValue() - 1;
  }

  /// How many such hours there were; not whole if one began that is not over, or if the clock was
  /// put on or back by half an hour.
  double hours(DayOfWeek weekday, int hour) {
    return steps[row(weekday)][hour] / STEPS_AN_HOUR;
  }

  long count(DayOfWeek weekday, int hour) {
    return counts[row(weekday)][hour];
  }

  long count() {
    long sum = 0;
    for (long[] row : counts) {
      for (long count : row) {
        sum += count;
      }
    }
    return sum;
  }
}
