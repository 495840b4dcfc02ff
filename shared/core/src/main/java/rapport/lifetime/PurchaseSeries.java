package rapport.lifetime;

/// The expected number of purchases of a living customer whose rate is gamma and whose probability
/// of dropping out is beta distributed.
///
/// The papers write it with Gauss's hypergeometric function over a − 1, which can't be computed at
/// a = 1 and loses digits near it. Here it's the same number as a sum without a negative term: with
/// N purchases of one who never drops out, which are negative binomial, the (j + 1)-th is made with
/// the probability that N > j and that the customer is alive after j purchases. So it's Σ P(N = k)
/// Sₖ with Sₖ = Σ (b)ⱼ / (a + b)ⱼ over j < k.
///
/// @param shape of the rate, above 0
/// @param a of the probability of dropping out, above 0
/// @param b of the same, above 0
record PurchaseSeries(double shape, double a, double b) {

  private static final int MAX_TERMS = 1_000_000;
  private static final double RELATIVE_ERROR = 1e-16;

  /// @param ratio the time ahead as a share of rate parameter, past and time ahead together
  /// @throws IllegalArgumentException if the time ahead is tens of thousands of times as long as
  ///   the past
  double expected(double ratio) {
    if (ratio == 0) {
      return 0;
    }
    double logCount = shape * Math.log1p(-ratio); // ln P(N = k), since P itself may underflow
    double alive = 1;
    double made = 0;
    double sum = 0;
    for (int k = 1; k <= MAX_TERMS; k++) {
      made += alive;
      alive *= (b + k - 1) / (a + b + k - 1);
      logCount += Math.log((shape + k - 1) / k * ratio);
      double term = Math.exp(logCount) * made;
      sum += term;
      if (isRest(term, sum, (shape + k) / k * ratio)) {
        return sum;
      }
    }
    throw new IllegalArgumentException("too far ahead: " + ratio + " of all time known");
  }

  /// Whether the terms to come, each at most `shrink` times the one before, no longer matter.
  private static boolean isRest(double term, double sum, double shrink) {
    return shrink < 1 && term * shrink / (1 - shrink) <= RELATIVE_ERROR * sum;
  }
}
