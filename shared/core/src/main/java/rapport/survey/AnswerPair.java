package rapport.survey;

/// Two answers of one person as one value of a histogram.
///
/// @param first 0 to 999
/// @param second 0 to 999
public record AnswerPair(int first, int second) {

  private static final int BASE = 1000;

  public AnswerPair {
    if (first < 0 || first >= BASE || second < 0 || second >= BASE) {
      throw new IllegalArgumentException("answers must be 0 to 999, got " + first + " " + second);
    }
  }

  /// The pair that a value stands for.
  public static AnswerPair ofCode(int code) {
    return new AnswerPair(code / BASE, code % BASE);
  }

  public int code() {
    return first * BASE + second;
  }
}
