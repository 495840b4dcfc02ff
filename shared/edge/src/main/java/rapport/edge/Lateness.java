package rapport.edge;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How late an event may come. It is judged once: at intake, or for what goes straight to the queue
/// by the time it was sent.
public enum Lateness {

  /// What a server sends.
  LIVE(Duration.ofDays(35)),

  /// What a public key sends: a web page has no old answers.
  PUBLIC(Duration.ofHours(48)),

  /// An import of history: never too late.
  HISTORY(Duration.ofSeconds(Instant.MAX.getEpochSecond()));

  /// Clocks differ by this much; what lies further ahead is a mistake.
  public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

  private final Duration most;

  Lateness(Duration most) {
    this.most = most;
  }

  /// What is wrong with a time, empty if it is in time.
  public Optional<FieldError> judge(Instant time, Instant now) {
    if (time.isAfter(now.plus(MAX_AHEAD))) {
      return fault("more than " + MAX_AHEAD.toMinutes() + " minutes ahead of the clock");
    }
    return Duration.between(time, now).compareTo(most) > 0
        ? fault("more than " + described() + " ago; older events come in by an import")
        : Optional.empty();
  }

  private String described() {
    return most.toDays() > 2 ? most.toDays() + " days" : most.toHours() + " hours";
  }

  private static Optional<FieldError> fault(String message) {
    return Optional.of(new FieldError("/time", message));
  }
}
