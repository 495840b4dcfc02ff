package rapport.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One try to tell a receiver something.
///
/// The pauses are those of Standard Webhooks, all counted from the first try: the last one is a day
/// after it. Each is longer by up to a tenth, by the message's id, so that what failed together
/// does not come back together.
///
/// @param number 0 for the first
/// @param firstAt when the first was due
/// @param messageId of the message, the same at each try
public record Attempt(int number, Instant firstAt, String messageId) {

  /// How long a queue can hold a message back (SQS).
  public static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  private static final List<Duration> AFTER_FIRST =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /// How many there are at most.
  public static final int MOST = AFTER_FIRST.size();

  private static final int SHARE_OF_JITTER = 10;
  private static final int STEPS_OF_JITTER = 1_000;

  public Attempt {
    if (number < 0 || number >= MOST) {
      throw new IllegalArgumentException("a try is 0 to " + (MOST - 1) + ", got " + number);
    }
  }

  public static Attempt first(Instant now, String messageId) {
    return new Attempt(0, now, messageId);
  }

  /// The one after it; empty if it was the last.
  public Optional<Attempt> next() {
    return number + 1 < MOST
        ? Optional.of(new Attempt(number + 1, firstAt, messageId))
        : Optional.empty();
  }

  public Instant dueAt() {
    var pause = AFTER_FIRST.get(number);
    long step = Math.floorMod((messageId + number).hashCode(), STEPS_OF_JITTER);
    long most = pause.toMillis() / SHARE_OF_JITTER;
    return firstAt.plus(pause).plusMillis(most * step / STEPS_OF_JITTER);
  }

  public boolean isDue(Instant now) {
    return !now.isBefore(dueAt());
  }

  /// How long to have the queue hold it back now: whole seconds, never beyond what a queue can.
  /// What is not due by then is sent on once more.
  public Duration delay(Instant now) {
    var left = Duration.between(now, dueAt());
    if (left.isNegative() || left.isZero()) {
      return Duration.ZERO;
    }
    var rounded = Duration.ofSeconds(left.plusSeconds(1).minusNanos(1).toSeconds());
    return rounded.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : rounded;
  }
}
