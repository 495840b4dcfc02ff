package rapport.form;

import java.time.Instant;

/// When a survey takes answers, and how many.
///
/// @param opens the first moment, [Instant#MIN] if it was always open
/// @param closes the first moment after the last, [Instant#MAX] if it never closes
/// @param quota complete answers; [#UNLIMITED] if any number is taken
public record Acceptance(Instant opens, Instant closes, long quota) {

  /// The quota of a survey that has none.
  public static final long UNLIMITED = Long.MAX_VALUE;

  /// At any time, and any number.
  public static final Acceptance ALWAYS = new Acceptance(Instant.MIN, Instant.MAX, UNLIMITED);

  public Acceptance {
    if (!opens.isBefore(closes)) {
      throw new IllegalArgumentException("must open before " + closes + ", got " + opens);
    }
    if (quota < 1) {
      throw new IllegalArgumentException("quota must be 1 or more, got " + quota);
    }
  }

  /// Whether an answer is taken.
  public enum Decision {
    TAKEN,
    /// It was given before the survey opened.
    TOO_EARLY,
    /// It was given after the survey closed.
    TOO_LATE,
    /// There are as many answers as were wanted.
    FULL
  }

  /// By an answer's own time: what was answered offline counts when it arrives later.
  public Decision at(Instant answered) {
    if (answered.isBefore(opens)) {
      return Decision.TOO_EARLY;
    }
    return answered.isBefore(closes) ? Decision.TAKEN : Decision.TOO_LATE;
  }

  /// @param answers complete ones that are in
  public Decision after(long answers) {
    return answers < quota ? Decision.TAKEN : Decision.FULL;
  }

  public boolean isLimited() {
    return quota != UNLIMITED;
  }
}
