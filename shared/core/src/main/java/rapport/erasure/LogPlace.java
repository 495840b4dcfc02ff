package rapport.erasure;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import rapport.period.UtcHour;

/// How far into the log an erasure has come, as [ErasureProgress#after()] keeps it: `2026-03-01`
/// when all of that day of UTC is done, `2026-03-01T08` when all before that hour is.
///
/// @param until the first hour that is not done
public record LogPlace(UtcHour until) {

  private static final String HOUR = "T";

  /// @param after empty before the first day
  /// @throws RuntimeException if that says no such place
  public static Optional<LogPlace> parse(String after) {
    if (after.isEmpty()) {
      return Optional.empty();
    }
    int hourStart = after.indexOf(HOUR);
    if (hourStart < 0) {
      return Optional.of(new LogPlace(UtcHour.of(LocalDate.parse(after).plusDays(1), 0)));
    }
    var day = LocalDate.parse(after.substring(0, hourStart));
    int hour = Integer.parseInt(after.substring(hourStart + HOUR.length()));
    return Optional.of(new LogPlace(UtcHour.of(day, hour)));
  }

  /// The last day of which all is done.
  public LocalDate throughDay() {
    return until.day().minusDays(1);
  }

  public String text() {
    int hour = until.hourOfDay();
    return hour == 0
        ? throughDay().toString()
        : until.day() + HOUR + String.format(Locale.ROOT, "%02d", hour);
  }
}
