package rapport.respondent;

import java.util.List;
import rapport.fact.Measure;

/// What a respondent keeps of what happened.
public sealed interface RespondentAction {

  /// Somebody was asked.
  record Invited() implements RespondentAction {}

  /// Somebody answered.
  ///
  /// @param measures what the answers add, where each customer has one vote; none elsewhere, where
  ///   the response's own fact counts them
  record Answered(List<Measure.Plain> measures) implements RespondentAction {
    public Answered {
      measures = List.copyOf(measures);
    }
  }
}
