package rapport.statistics;

/// A confidence interval, both ends included.
public record Interval(double low, double high) {

  public Interval {
    if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
      throw new IllegalArgumentException("no interval from " + low + " to " + high);
    }
  }

  /// Without what lies outside the values that the estimated thing can take.
  public Interval clipped(double least, double greatest) {
    return new Interval(Math.clamp(low, least, greatest), Math.clamp(high, least, greatest));
  }

  /// In another unit.
  ///
  /// @param factor 0 or more
  public Interval times(double factor) {
    return new Interval(low * factor, high * factor);
  }

  /// In a greater unit. Not the same as [#times] with the inverse, which may step off the value by
  /// a bit where the interval has no width.
  ///
  /// @param divisor more than 0
  public Interval over(double divisor) {
    return new Interval(low / divisor, high / divisor);
  }

  /// The normal interval of an estimate.
  ///
  /// @param standardError 0 or more
  public static Interval ofStandardError(double value, double standardError, double confidence) {
    return around(value, Confidence.normalReach(confidence) * standardError);
  }

  /// Of one estimate minus an independent other one, from an interval of each (Zou and Donner 2008,
  /// Statistics in Medicine 27, 1693–1702): each end moves as far as the ends that bring the two
  /// together or apart, added as squares.
  static Interval ofDifference(double one, Interval ofOne, double other, Interval ofOther) {
    double difference = one - other;
    return new Interval(
        difference - Math.hypot(one - ofOne.low, ofOther.high - other),
        difference + Math.hypot(ofOne.high - one, other - ofOther.low));
  }

  static Interval around(double centre, double halfWidth) {
    return new Interval(centre - halfWidth, centre + halfWidth);
  }
}
