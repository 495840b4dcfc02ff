package rapport.period;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One hour, day, week, month, quarter or year of a tenant's calendar.
///
/// Its text is its name: `2026-10-25T02+02:00`, `2026-03-01`, `2026-W09`, `2026-03`, `2026-Q1`,
/// `2026`. An hour names its offset, because an autumn night has two of the same number.
///
/// A week has the number that ISO 8601 would give it if weeks began on the calendar's day: week 1
/// is the one with at least four days in the new year, so the year of a week is that of its fourth
/// day.
public sealed interface Period permits LocalHour, LocalDays {

  /// The most periods that [#range] lists: a century of weeks, fourteen years of days.
  int MAX_PERIODS = 5_218;

  /// The most days of hours that [#range] lists.
  int MAX_DAYS_OF_HOURS = 7;

  Granularity granularity();

  /// Its name, as the interface writes it.
  String text();

  /// The first instant.
  Instant start(Calendar calendar);

  /// The first instant after it.
  Instant end(Calendar calendar);

  Period next();

  Period previous();

  /// The day it begins on; of an hour, the day that the clock shows.
  LocalDate firstDay();

  /// The day it ends on; of an hour, the day that the clock shows.
  LocalDate lastDay();

  /// The days it consists of, in order; none for an hour.
  List<LocalDate> days();

  /// The months it consists of, as their texts, in order; none for an hour, day or week.
  List<String> months();

  default boolean contains(Instant time, Calendar calendar) {
    return !time.isBefore(start(calendar)) && time.isBefore(end(calendar));
  }

  /// The UTC hours that overlap it, in order.
  default List<UtcHour> hours(Calendar calendar) {
    return Calendar.hoursBetween(start(calendar), end(calendar));
  }

  /// The period that an instant lies in.
  static Period of(Granularity granularity, Instant time, Calendar calendar) {
    return granularity == Granularity.HOUR
        ? LocalHour.of(time, calendar.zone())
        : of(granularity, calendar.dayOf(time), calendar);
  }

  /// The period that a day lies in; of hours, the first one of that day.
  static Period of(Granularity granularity, LocalDate day, Calendar calendar) {
    return granularity == Granularity.HOUR
        ? LocalHour.of(calendar.startOf(day), calendar.zone())
        : LocalDays.of(granularity, day, calendar.weekStart());
  }

  /// Reads the text of a period; empty if it is none of this granularity or none of this calendar,
  /// such as hour 02 in a night that leaves it out.
  ///
  /// A space stands for the `+` of an offset, which is what a query string makes of it.
  static Optional<Period> parse(Granularity granularity, String text, Calendar calendar) {
    return PeriodText.parse(granularity, text, calendar);
  }

  /// Whether [#range] would list the periods from one to another.
  enum RangeCheck {
    LISTABLE,
    /// The last comes before the first.
    REVERSED,
    /// More than [#MAX_PERIODS], or than [#MAX_DAYS_OF_HOURS] of hours.
    TOO_LONG
  }

  static RangeCheck check(Period from, Period to) {
    return switch (from) {
      case LocalHour first when to instanceof LocalHour last -> first.checkUntil(last);
      case LocalDays first when to instanceof LocalDays last -> first.checkUntil(last);
      case LocalHour _, LocalDays _ ->
          throw new IllegalArgumentException("an hour and days make no range: " + from + ", " + to);
    };
  }

  /// All periods from one to another, both included.
  ///
  /// @throws IllegalArgumentException if [#check] objects, or the two are of different granularity
  static List<Period> range(Period from, Period to) {
    var check = check(from, to);
    if (check != RangeCheck.LISTABLE) {
      throw new IllegalArgumentException("from " + from + " to " + to + " is " + check);
    }
    var periods = new ArrayList<Period>();
    for (var period = from; !period.equals(to); period = period.next()) {
      periods.add(period);
    }
    periods.add(to);
    return List.copyOf(periods);
  }
}
