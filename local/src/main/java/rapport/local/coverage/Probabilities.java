package rapport.local.coverage;

/// Probabilities of counts, by sums of logarithms.
final class Probabilities {

  private final double[] logFactorials;

  /// @param most the greatest number of trials
  Probabilities(int most) {
    logFactorials = new double[most + 1];
    for (int i = 1; i <= most; i++) {
      logFactorials[i] = logFactorials[i - 1] + Math.log(i);
    }
  }

  /// Of k successes among n.
  double binomial(int k, int n, double share) {
    return Math.exp(
        logFactorials[n]
            - logFactorials[k]
            - logFactorials[n - k]
            + times(k, share)
            + times(n - k, 1 - share));
  }

  private static double times(int count, double share) {
    return count == 0 ? 0 : count * Math.log(share);
  }
}
