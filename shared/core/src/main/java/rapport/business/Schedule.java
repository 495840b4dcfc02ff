package rapport.business;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When time counts.
public sealed interface Schedule permits Schedule.RoundTheClock, OpeningHours {

  /// All time counts.
  Schedule CLOCK = new RoundTheClock();

  /// How much of the time from one instant to another counts.
  ///
  /// @throws IllegalArgumentException if it ends before it begins
  Duration between(Instant from, Instant to);

  /// The first instant at which so much time has counted.
  ///
  /// @param time 0 or more
  /// @return empty if it never is, or not within [OpeningHours#DAYS_MAX]
  /// @throws IllegalArgumentException for less than 0
  Optional<Instant> after(Instant start, Duration time);

  /// Day and night.
  record RoundTheClock() implements Schedule {

    @Override
    public Duration between(Instant from, Instant to) {
      requireOrder(from, to);
      return Duration.between(from, to);
    }

    @Override
    public Optional<Instant> after(Instant start, Duration time) {
      requireNotNegative(time);
      return Optional.of(start.plus(time));
    }
  }

  private static void requireOrder(Instant from, Instant to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("time must not end before it begins: " + from + " " + to);
    }
  }

  private static void requireNotNegative(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time must be 0 or more, got " + time);
    }
  }
}
