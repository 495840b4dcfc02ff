package rapport.state;

/// Maps a duration to the bucket that holds it, and a bucket to the duration that stands for it.
///
/// Bucket i holds (γ^(i−1), γ^i] with γ = (1 + α) / (1 − α) and α = 0.01, so the value that
/// [#valueOf] gives is within 1 % of every sample in it (DDSketch, Masson, Rim and Lee 2019).
public final class DurationBuckets {

  /// The greatest relative error of a percentile.
  public static final double RELATIVE_ERROR = 0.01;

  private static final double GAMMA = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
  private static final double LOG_GAMMA = StrictMath.log(GAMMA);

  private DurationBuckets() {}

  /// @param millis 1 or more
  public static int indexOf(long millis) {
    if (millis < 1) {
      throw new IllegalArgumentException("millis must be 1 or more, got " + millis);
    }
    return (int) StrictMath.ceil(StrictMath.log(millis) / LOG_GAMMA);
  }

  /// The duration in milliseconds that stands for a bucket: 2γ^i / (γ + 1).
  public static double valueOf(int index) {
    return 2 * StrictMath.pow(GAMMA, index) / (GAMMA + 1);
  }
}
