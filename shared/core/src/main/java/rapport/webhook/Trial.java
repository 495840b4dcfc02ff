package rapport.webhook;

import java.time.Duration;
import java.time.Instant;

/// What came of telling a receiver something: nothing of it is the receiver's own words.
///
/// @param messageId of what it was told
public record Trial(Instant at, String messageId, Ending ending) {

  /// What its id begins with if it never happened, and is told only to see whether it can be.
  public static final String TEST = "test_";

  /// How long one is kept as the latest while all that follow end alike: each that is kept is a
  /// write.
  static final Duration FRESH = Duration.ofHours(1);

  /// What came of a call.
  public sealed interface Ending {

    /// @param status of HTTP
    record Answered(int status) implements Ending {
      public Answered {
        if (status < 200 || status > 999) {
          throw new IllegalArgumentException("a final status is 200 to 999, got " + status);
        }
      }
    }

    /// There was no answer.
    enum Unanswered implements Ending {
      UNTRUSTED("untrusted"),
      NO_HTTP("noHttp"),
      UNREACHED("unreached");

      private final String word;

      Unanswered(String word) {
        this.word = word;
      }

      /// What it is called in JSON and in what is stored.
      public String word() {
        return word;
      }
    }

    default Verdict verdict() {
      return switch (this) {
        case Answered(int status) -> Verdict.of(status);
        case Unanswered _ -> Verdict.FAILED;
      };
    }
  }

  /// Whether it is worth a write: a test always is.
  ///
  /// @param before what was kept last
  public boolean isNewsAfter(Trial before) {
    boolean wasTaken = before.ending().verdict() == Verdict.TAKEN;
    boolean isTaken = ending.verdict() == Verdict.TAKEN;
    return messageId.startsWith(TEST)
        || wasTaken != isTaken
        || !at.isBefore(before.at().plus(FRESH));
  }
}
