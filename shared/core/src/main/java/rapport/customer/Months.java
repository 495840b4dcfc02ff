package rapport.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Months of UTC, in which customers freeze.
final class Months {

  private Months() {}

  /// The start of the month that a time lies in.
  static Instant start(Instant time) {
    return ofNumber(number(time));
  }

  /// The start of the month after.
  static Instant end(Instant time) {
    return ofNumber(number(time) + 1);
  }

  /// Months since 1970-01; negative before.
  static long number(Instant time) {
    var day = time.atOffset(ZoneOffset.UTC).toLocalDate();
    return (day.getYear() - 1970L) * 12 + day.getMonthValue() - 1;
  }

  /// The start of the month that has this number.
  static Instant ofNumber(long number) {
    return LocalDate.EPOCH.plusMonths(number).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
