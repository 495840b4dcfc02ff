package rapport.fact;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The times after one instant and until another. What begins at the later one is in it, what
/// begins at the earlier one is not. Whole milliseconds.
///
/// @param after [Instant#MIN] if there is no bound
/// @param until [Instant#MAX] if there is no bound
public record Span(Instant after, Instant until) {

  public static final Span ALWAYS = new Span(Instant.MIN, Instant.MAX);
  public static final Span NEVER = new Span(Instant.MAX, Instant.MIN);

  public Span {
    after = millis(after);
    until = millis(until);
  }

  public static Span after(Instant time) {
    return new Span(time, Instant.MAX);
  }

  public static Span until(Instant time) {
    return new Span(Instant.MIN, time);
  }

  public boolean holds(Instant time) {
    return time.isAfter(after) && !time.isAfter(until);
  }

  /// Whether no time is in it.
  public boolean isNever() {
    return !after.isBefore(until);
  }

  private static Instant millis(Instant time) {
    return time.equals(Instant.MIN) || time.equals(Instant.MAX)
        ? time
        : time.truncatedTo(ChronoUnit.MILLIS);
  }
}
