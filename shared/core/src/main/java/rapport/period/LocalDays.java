package rapport.period;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.LongStream;

/// A period of whole days.
///
/// @param granularity anything but an hour
/// @param firstDay the day it begins on; a week begins on the day that its calendar's weeks do
public record LocalDays(Granularity granularity, LocalDate firstDay) implements Period {

  private static final int DAYS_A_WEEK = 7;

  public LocalDays {
    var start =
        switch (granularity) {
          case HOUR -> throw new IllegalArgumentException("an hour has no days");
          case DAY, WEEK -> firstDay;
          case MONTH, QUARTER, YEAR -> firstDayOf(granularity, firstDay);
        };
    if (!start.equals(firstDay)) {
      throw new IllegalArgumentException("no " + granularity + " begins on " + firstDay);
    }
  }

  static LocalDays of(Granularity granularity, LocalDate day, DayOfWeek weekStart) {
    return granularity == Granularity.WEEK
        ? new LocalDays(granularity, day.with(TemporalAdjusters.previousOrSame(weekStart)))
        : new LocalDays(granularity, firstDayOf(granularity, day));
  }

  @Override
  public Instant start(Calendar calendar) {
    return calendar.startOf(firstDay);
  }

  @Override
  public Instant end(Calendar calendar) {
    return calendar.endOf(lastDay());
  }

  @Override
  public LocalDays next() {
    return moved(1);
  }

  @Override
  public LocalDays previous() {
    return moved(-1);
  }

  @Override
  public LocalDate lastDay() {
    return next().firstDay.minusDays(1);
  }

  @Override
  public List<LocalDate> days() {
    return firstDay.datesUntil(next().firstDay).toList();
  }

  @Override
  public List<String> months() {
    long count =
        switch (granularity) {
          case MONTH, QUARTER, YEAR -> ChronoUnit.MONTHS.between(firstDay, next().firstDay);
          case HOUR, DAY, WEEK -> 0;
        };
    var first = YearMonth.from(firstDay);
    return LongStream.range(0, count).mapToObj(first::plusMonths).map(YearMonth::toString).toList();
  }

  @Override
  public String text() {
    return PeriodText.of(this);
  }

  @Override
  public String toString() {
    return text();
  }

  RangeCheck checkUntil(LocalDays last) {
    if (granularity != last.granularity) {
      throw new IllegalArgumentException(
          "a " + granularity + " and a " + last.granularity + " make no range");
    }
    if (last.firstDay.isBefore(firstDay)) {
      return RangeCheck.REVERSED;
    }
    return moved(MAX_PERIODS - 1).firstDay.isBefore(last.firstDay)
        ? RangeCheck.TOO_LONG
        : RangeCheck.LISTABLE;
  }

  private LocalDays moved(int periods) {
    var moved =
        switch (granularity) {
          case HOUR, DAY -> firstDay.plusDays(periods);
          case WEEK -> firstDay.plusDays((long) periods * DAYS_A_WEEK);
          case MONTH -> firstDay.plusMonths(periods);
          case QUARTER -> firstDay.plus(periods, IsoFields.QUARTER_YEARS);
          case YEAR -> firstDay.plusYears(periods);
        };
    return new LocalDays(granularity, moved);
  }

  private static LocalDate firstDayOf(Granularity granularity, LocalDate day) {
    return switch (granularity) {
      case HOUR, DAY, WEEK -> day;
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
      case YEAR -> day.withDayOfYear(1);
    };
  }
}
