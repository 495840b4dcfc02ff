package rapport.limit;

import java.time.Duration;
import java.time.Instant;

/// A bucket of tokens: whoever takes one may go on. It fills up again with time, and never beyond
/// its burst.
///
/// All is counted in whole units, so nothing is lost to rounding: in any stretch of time no more is
/// let through than the burst and what the stretch brings back. A clock that goes backwards brings
/// nothing back, and what it then repeats neither: only what lies beyond the latest time it ever
/// showed does.
///
/// @param units what is in it, at [#UNITS] a token; below zero where more was taken than there was,
///   by [#MAX_DEBT_BURSTS] at most
/// @param at the latest time it was looked at
public record Bucket(Limit limit, long units, Instant at) {

  /// Of a token: so many that each nanosecond brings back a whole number of them.
  static final long UNITS = 60_000_000_000L;

  /// How many bursts a debt may be: what many others took from a bucket while one was not looking
  /// must be waited for.
  static final long MAX_DEBT_BURSTS = 20;

  public Bucket {
    if (units > limit.burst() * UNITS || units < lowest(limit)) {
      throw new IllegalArgumentException("no bucket holds so much or so little: " + units);
    }
  }

  public static Bucket full(Limit limit, Instant now) {
    return new Bucket(limit, limit.burst() * UNITS, now);
  }

  /// With what has come back until now.
  public Bucket filled(Instant now) {
    if (!now.isAfter(at)) {
      return this;
    }
    Duration passed = Duration.between(at, now);
    return passed.compareTo(nanos(missing())) >= 0
        ? full(limit, now)
        : new Bucket(limit, units + passed.toNanos() * limit.perMinute(), now);
  }

  /// How long it takes, from now, until there are so many tokens; zero if they are there.
  ///
  /// @param tokens at most a burst
  public Duration wait(long tokens, Instant now) {
    if (tokens > limit.burst()) {
      throw new IllegalArgumentException(
          "a burst is %d, and never are there %d".formatted(limit.burst(), tokens));
    }
    Bucket then = filled(now);
    long lacking = tokens * UNITS - then.units;
    return lacking <= 0 ? Duration.ZERO : Duration.between(now, then.at).plus(nanos(lacking));
  }

  /// After so many were taken, whether they were there or not.
  public Bucket taken(long tokens, Instant now) {
    return filled(now).without(Math.min(tokens, mostTaken(limit)) * UNITS);
  }

  Bucket without(long some) {
    return new Bucket(limit, Math.max(units - some, lowest(limit)), at);
  }

  /// Of tokens at a time: as many empty a full bucket as far as one can be.
  static long mostTaken(Limit limit) {
    return limit.burst() * (MAX_DEBT_BURSTS + 1);
  }

  private static long lowest(Limit limit) {
    return -limit.burst() * MAX_DEBT_BURSTS * UNITS;
  }

  public boolean isFull() {
    return missing() == 0;
  }

  private long missing() {
    return limit.burst() * UNITS - units;
  }

  /// How long so many units need.
  private Duration nanos(long some) {
    return Duration.ofNanos(Math.ceilDiv(some, limit.perMinute()));
  }
}
