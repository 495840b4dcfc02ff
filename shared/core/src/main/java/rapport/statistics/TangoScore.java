package rapport.statistics;

/// Inverts Tango's score test (Statistics in Medicine 17, 1998) for the difference of two paired
/// proportions.
///
/// The limits are the differences δ at which (b − c − nδ) / √(n (2q + δ(1 − δ))) is ±z, with q the
/// constrained maximum likelihood share of c. The statistic falls as δ grows, so each limit is
/// found by halving.
final class TangoScore {

  /// Enough to reach the last bit of a double from an interval of width 2.
  private static final int HALVINGS = 80;

  private TangoScore() {}

  static Interval interval(NetShare share, double z) {
    double high = upperLimit(share.favourable(), share.adverse(), share.answers(), z);
    double low = -upperLimit(share.adverse(), share.favourable(), share.answers(), z);
    return new Interval(low, high);
  }

  /// The greatest δ that the test does not refuse. By symmetry the least is minus the greatest of
  /// the share with its sides changed.
  private static double upperLimit(long b, long c, long n, double z) {
    double inside = (double) (b - c) / n;
    double outside = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (inside + outside) / 2;
      if (statistic(b, c, n, middle) >= -z) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return b == n ? 1 : inside;
  }

  private static double statistic(long b, long c, long n, double delta) {
    double q = delta >= 0 ? adverseShare(b, c, n, delta) : adverseShare(c, b, n, -delta);
    double spread = Math.abs(delta) * (1 - Math.abs(delta));
    return (b - c - n * delta) / Math.sqrt(n * (2 * q + spread));
  }

  /// The positive root of 2n q² + B q − c δ(1 − δ), in the form that loses no digits.
  ///
  /// @param delta 0 to 1
  private static double adverseShare(long b, long c, long n, double delta) {
    double a = 2.0 * n;
    double linear = -b - c + (2.0 * n - b + c) * delta;
    double constant = -c * delta * (1 - delta);
    double root = Math.sqrt(linear * linear - 4 * a * constant);
    return linear <= 0 ? (root - linear) / (2 * a) : -2 * constant / (linear + root);
  }
}
