package rapport.period;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// One hour of UTC: what the log is cut into, and part of an event's identity.
///
/// @param epochHours hours since 1970-01-01T00:00Z; negative before it
public record UtcHour(long epochHours) implements Comparable<UtcHour> {

  private static final long SECONDS = 3600;

  public static UtcHour of(Instant time) {
    return new UtcHour(Math.floorDiv(time.getEpochSecond(), SECONDS));
  }

  public static UtcHour of(LocalDate utcDay, int hourOfDay) {
    return new UtcHour(utcDay.toEpochDay() * 24 + hourOfDay);
  }

  public Instant start() {
    return Instant.ofEpochSecond(epochHours * SECONDS);
  }

  /// The first instant after this hour.
  public Instant end() {
    return next().start();
  }

  public UtcHour next() {
    return new UtcHour(epochHours + 1);
  }

  public UtcHour previous() {
    return new UtcHour(epochHours - 1);
  }

  /// The day of UTC that this hour lies in.
  public LocalDate day() {
    return start().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /// 0 to 23.
  public int hourOfDay() {
    return (int) Math.floorMod(epochHours, 24L);
  }

  @Override
  public int compareTo(UtcHour other) {
    return Long.compare(epochHours, other.epochHours);
  }
}
