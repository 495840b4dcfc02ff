package rapport.kano;

import java.util.List;

/// What a feature is to one person, from two questions: how it would be with it (functional) and
/// without (dysfunctional). In the order in which ties are decided: what does most harm if it is
/// lacking comes first (Matzler and others 1996).
public enum KanoCategory {
  /// Taken for granted: lacking, it dissatisfies.
  MUST_BE,
  /// The more the better.
  ONE_DIMENSIONAL,
  /// Not expected: it delights.
  ATTRACTIVE,
  /// Neither matters.
  INDIFFERENT,
  /// Not wanted.
  REVERSE,
  /// The two answers contradict each other.
  QUESTIONABLE;

  private static final int ANSWERS = 5;

  /// The table of Berger and others (Center for Quality of Management Journal 2, 1993): a row for
  /// each functional answer, a column for each dysfunctional one, categories by their first
  /// letters.
  private static final List<String> TABLE = List.of("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ");

  /// The answers are 1 like, 2 must be, 3 neutral, 4 live with, 5 dislike.
  ///
  /// @param functional 1 to 5
  /// @param dysfunctional 1 to 5
  public static KanoCategory of(int functional, int dysfunctional) {
    return ofLetter(TABLE.get(answer(functional) - 1).charAt(answer(dysfunctional) - 1));
  }

  private static int answer(int code) {
    if (code < 1 || code > ANSWERS) {
      throw new IllegalArgumentException("an answer must be 1 to 5, got " + code);
    }
    return code;
  }

  private static KanoCategory ofLetter(char letter) {
    return switch (letter) {
      case 'M' -> MUST_BE;
      case 'O' -> ONE_DIMENSIONAL;
      case 'A' -> ATTRACTIVE;
      case 'I' -> INDIFFERENT;
      case 'R' -> REVERSE;
      default -> QUESTIONABLE;
    };
  }
}
