package rapport.business;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Hours in which a team works: windows for the days of the week, others for holidays.
///
/// Time counts while the clock on the wall shows a time within a window. It is measured as it
/// elapses: where clocks go forward inside a window the window is an hour shorter, and what they
/// show twice counts twice.
///
/// @param zone whose clocks count
/// @param week a day without windows is a day off
/// @param holidays windows of single days, in place of those of their weekday; mostly none
public record OpeningHours(
    ZoneId zone,
    SortedMap<DayOfWeek, List<Window>> week,
    SortedMap<LocalDate, List<Window>> holidays)
    implements Schedule {

  /// How far [#after] looks ahead: ten years.
  public static final int DAYS_MAX = 3_653;

  public OpeningHours {
    week = checked(week);
    holidays = checked(holidays);
  }

  private static <K> SortedMap<K, List<Window>> checked(SortedMap<K, List<Window>> windows) {
    var copy = new TreeMap<>(windows);
    copy.replaceAll((_, ofOneDay) -> Window.ofOneDay(ofOneDay));
    return Collections.unmodifiableSortedMap(copy);
  }

  @Override
  public Duration between(Instant from, Instant to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("time must not end before it begins: " + from + " " + to);
    }
    var walk = new OpenTime(this, from, to);
    return walk.total();
  }

  @Override
  public Optional<Instant> after(Instant start, Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time must be 0 or more, got " + time);
    }
    return time.isZero()
        ? Optional.of(start)
        : new OpenTime(this, start, start.plus(Duration.ofDays(DAYS_MAX))).reaches(time);
  }

  /// The windows of a day, in order.
  List<Window> windows(LocalDate day) {
    var usual = week.getOrDefault(day.getDayOfWeek(), List.of());
    return holidays.getOrDefault(day, usual);
  }
}
