package rapport.period;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes and reads the names of periods.
final class PeriodText {

  /// A year's first week has at least so many days in it, as in ISO 8601.
  private static final int LEAST_DAYS_IN_FIRST_WEEK = 4;

  private static final Pattern HOUR =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d)(Z|[ +-]\\d\\d:\\d\\d(?::\\d\\d)?)");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d\\d)");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d\\d");
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  private PeriodText() {}

  static String of(LocalHour hour) {
    return format("%sT%02d%s", hour.firstDay(), hour.hour().getHour(), hour.offset());
  }

  static String of(LocalDays period) {
    var day = period.firstDay();
    return switch (period.granularity()) {
      case HOUR, DAY -> day.toString();
      case WEEK -> weekText(day);
      case MONTH -> YearMonth.from(day).toString();
      case QUARTER -> format("%04d-Q%d", day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
      case YEAR -> format("%04d", day.getYear());
    };
  }

  static Optional<Period> parse(Granularity granularity, String text, Calendar calendar) {
    var matcher = patternOf(granularity).matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return switch (granularity) {
        case HOUR -> hour(matcher, calendar);
        case DAY -> Optional.of(days(granularity, LocalDate.parse(text)));
        case WEEK -> week(number(matcher, 1), number(matcher, 2), calendar.weekStart());
        case MONTH -> Optional.of(days(granularity, YearMonth.parse(text).atDay(1)));
        case QUARTER -> Optional.of(days(granularity, quarterStart(matcher)));
        case YEAR -> Optional.of(days(granularity, LocalDate.of(Integer.parseInt(text), 1, 1)));
      };
    } catch (DateTimeException _) { // the right form, but no such day, hour or offset
      return Optional.empty();
    }
  }

  private static Pattern patternOf(Granularity granularity) {
    return switch (granularity) {
      case HOUR -> HOUR;
      case DAY -> DAY;
      case WEEK -> WEEK;
      case MONTH -> MONTH;
      case QUARTER -> QUARTER;
      case YEAR -> YEAR;
    };
  }

  private static Optional<Period> hour(Matcher matcher, Calendar calendar) {
    var time = LocalTime.of(number(matcher, 2), 0);
    var hour = LocalDateTime.of(LocalDate.parse(matcher.group(1)), time);
    var offset = ZoneOffset.of(matcher.group(3).replace(' ', '+'));
    return LocalHour.exists(hour, offset, calendar.zone())
        ? Optional.of(new LocalHour(hour, offset, calendar.zone()))
        : Optional.empty();
  }

  private static Optional<Period> week(int year, int number, DayOfWeek weekStart) {
    // 4 January is always in week 1, because that week has at least four days of the new year.
    var first = LocalDate.of(year, 1, LEAST_DAYS_IN_FIRST_WEEK);
    var start = first.with(TemporalAdjusters.previousOrSame(weekStart)).plusWeeks(number - 1L);
    var week = days(Granularity.WEEK, start);
    return number >= 1 && start.get(fields(weekStart).weekBasedYear()) == year
        ? Optional.of(week)
        : Optional.empty();
  }

  private static LocalDate quarterStart(Matcher matcher) {
    return LocalDate.of(number(matcher, 1), 3 * number(matcher, 2) - 2, 1);
  }

  private static String weekText(LocalDate firstDay) {
    var fields = fields(firstDay.getDayOfWeek());
    return format(
        "%04d-W%02d",
        firstDay.get(fields.weekBasedYear()), firstDay.get(fields.weekOfWeekBasedYear()));
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }

  private static WeekFields fields(DayOfWeek weekStart) {
    return WeekFields.of(weekStart, LEAST_DAYS_IN_FIRST_WEEK);
  }

  private static Period days(Granularity granularity, LocalDate firstDay) {
    return new LocalDays(granularity, firstDay);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
