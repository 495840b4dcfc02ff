package rapport.statistics;

/// An estimate from a sample, and how far it scatters.
///
/// @param standardError 0 or more
/// @param count the size of the sample, 2 or more
public record SampledEstimate(double value, double standardError, long count) {

  public SampledEstimate {
    if (!Double.isFinite(value) || !(standardError >= 0 && Double.isFinite(standardError))) {
      throw new IllegalArgumentException(
          "value must be finite and its error 0 or more, got " + value + ", " + standardError);
    }
    if (count < 2) {
      throw new IllegalArgumentException("count must be 2 or more, got " + count);
    }
  }
}
