package rapport.webhook;

/// What a receiver's answer means.
public enum Verdict {
  /// It knows now.
  TAKEN,
  /// It can't be reached, or can't take it now: it is told again later.
  FAILED,
  /// It is there no more, and says so: it is told nothing any more.
  GONE;

  private static final int GONE_STATUS = 410;

  /// A redirect is a failure too: it would lead to a place that nobody has checked.
  ///
  /// @param status of HTTP
  public static Verdict of(int status) {
    if (status >= 200 && status < 300) {
      return TAKEN;
    }
    return status == GONE_STATUS ? GONE : FAILED;
  }
}
