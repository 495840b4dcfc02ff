package rapport.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import rapport.period.UtcHour;

/// Times in keys: digits of UTC, so that keys sort by time.
///
/// Only the years 0 to 9999 have keys; anything else throws [IllegalArgumentException].
final class Stamp {

  private static final int MAX_YEAR = 9999;

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant BEYOND = Instant.parse("+10000-01-01T00:00:00Z");

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMddHHmm");
  private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");

  private Stamp() {}

  /// `yyyymmdd`.
  static String day(LocalDate day) {
    requireYear(day.getYear());
    return digits(day.getYear() * 10_000L + day.getMonthValue() * 100L + day.getDayOfMonth(), 8);
  }

  static LocalDate parseDay(String day) {
    return LocalDate.parse(day, DAY);
  }

  /// `yyyymmddHH`.
  static String hour(UtcHour hour) {
    return day(hour.day()) + hourOfDay(hour);
  }

  static UtcHour parseHour(String hour) {
    return UtcHour.of(parseDay(hour.substring(0, 8)), Integer.parseInt(hour.substring(8)));
  }

  /// `HH`.
  static String hourOfDay(UtcHour hour) {
    return (hour.hourOfDay() < 10 ? "0" : "") + hour.hourOfDay();
  }

  /// `yyyymmddHHmm`; seconds are cut off.
  static String minute(Instant time) {
    var utc = time.atOffset(ZoneOffset.UTC);
    return day(utc.toLocalDate()) + digits(utc.getHour() * 100L + utc.getMinute(), 4);
  }

  static Instant parseMinute(String minute) {
    return LocalDateTime.parse(minute, MINUTE).toInstant(ZoneOffset.UTC);
  }

  /// Whether a time is of a year that has keys.
  static boolean isWritable(Instant time) {
    return !time.isBefore(FIRST) && time.isBefore(BEYOND);
  }

  /// `yyyymmddHHmmssSSS`.
  static String millis(Instant time) {
    return format(MILLIS, time);
  }

  static Instant parseMillis(String millis) {
    return LocalDateTime.parse(millis, MILLIS).toInstant(ZoneOffset.UTC);
  }

  private static String format(DateTimeFormatter formatter, Instant time) {
    var utc = time.atOffset(ZoneOffset.UTC);
    requireYear(utc.getYear());
    return formatter.format(utc);
  }

  /// What every call of a run needs, so not by a formatter.
  private static String digits(long number, int length) {
    var text = Long.toString(number);
    return "0".repeat(length - text.length()) + text;
  }

  private static void requireYear(int year) {
    if (year < 0 || year > MAX_YEAR) {
      throw new IllegalArgumentException("a year must be 0 to " + MAX_YEAR + ", got " + year);
    }
  }
}
