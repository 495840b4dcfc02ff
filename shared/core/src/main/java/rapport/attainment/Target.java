package rapport.attainment;

/// A time within which something must be reached, such as a first response. What is reached in the
/// last second still meets it.
///
/// A target counts once it has fallen due, never before, also if it was reached early: so a period
/// has the targets that fell due in it, and none moves.
///
/// @param seconds 1 or more
public record Target(long seconds) {

  public Target {
    if (seconds < 1) {
      throw new IllegalArgumentException("a target must be 1 second or more, got " + seconds);
    }
  }

  /// What became of a target.
  public enum Outcome {
    MET,
    BREACHED,
    /// Not due yet.
    PENDING
  }

  /// @param afterSeconds when it was reached, from the start, 0 or more
  /// @param ageSeconds how long the start is ago, not less than that
  public Outcome reached(long afterSeconds, long ageSeconds) {
    if (afterSeconds < 0 || ageSeconds < afterSeconds) {
      throw new IllegalArgumentException(
          "reached after 0 s to the age, got " + afterSeconds + " s of " + ageSeconds + " s");
    }
    if (ageSeconds < seconds) {
      return Outcome.PENDING;
    }
    return afterSeconds <= seconds ? Outcome.MET : Outcome.BREACHED;
  }

  /// @param ageSeconds how long the start is ago, 0 or more; in the last second it may still be
  ///   reached
  public Outcome open(long ageSeconds) {
    if (ageSeconds < 0) {
      throw new IllegalArgumentException("an age must be 0 s or more, got " + ageSeconds + " s");
    }
    return ageSeconds <= seconds ? Outcome.PENDING : Outcome.BREACHED;
  }
}
