package rapport.lifetime;

/// ln(base (base + 1) … (base + count − 1)), which is ln Γ(base + count) − ln Γ(base) without the
/// digits that the difference of two large logarithms loses.
final class Rising {

  private Rising() {}

  /// @param base above 0
  /// @param count 0 or more: the logarithm of the empty product is 0
  static double log(double base, long count) {
    double sum = 0;
    for (long i = 0; i < count; i++) {
      sum += Math.log(base + i);
    }
    return sum;
  }

  /// The same for every count from 0 to the greatest.
  static double[] logs(double base, int greatest) {
    var logs = new double[greatest + 1];
    for (int count = 1; count <= greatest; count++) {
      logs[count] = logs[count - 1] + Math.log(base + count - 1);
    }
    return logs;
  }
}
