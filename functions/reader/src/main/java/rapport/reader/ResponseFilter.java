package rapport.reader;

import rapport.fact.LoggedFact;
import rapport.fold.PartKey;
import rapport.survey.KeptResponse;

/// Which responses are wanted.
///
/// @param survey empty for all
/// @param segment [Segment#ALL] for all
/// @param question only those that answered it; empty for all
/// @param scores which scores they must have given it; [Scores#ANY] if they need have given none
/// @param words what must be in their comments
record ResponseFilter(
    String survey, Segment segment, String question, Scores scores, SearchWords words) {

  /// Scores from one to another, both included.
  record Scores(int atLeast, int atMost) {

    static final Scores ANY = new Scores(Integer.MIN_VALUE, Integer.MAX_VALUE);

    boolean holds(int score) {
      return score >= atLeast && score <= atMost;
    }
  }

  boolean takes(FoundResponse found) {
    var response = found.response();
    return (survey.isEmpty() || survey.equals(response.survey()))
        && isInSegment(found.fact())
        && (question.isEmpty() || isAnswered(response))
        && words.areIn(response.words().values());
  }

  private boolean isInSegment(LoggedFact fact) {
    return segment.dimension().equals(PartKey.TOTALS)
        || Integer.valueOf(segment.number()).equals(fact.segments().get(segment.dimension()));
  }

  private boolean isAnswered(KeptResponse response) {
    var score = response.scores().get(question);
    return scores.equals(Scores.ANY)
        ? score != null || response.words().containsKey(question)
        : score != null && scores.holds(score);
  }
}
