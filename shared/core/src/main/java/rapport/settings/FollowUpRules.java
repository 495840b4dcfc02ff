package rapport.settings;

import java.util.List;
import java.util.Optional;
import rapport.event.LowScores;

/// Whom a tenant follows up.
///
/// @param which the answers that open a follow-up
/// @param alerts whether alerts open one
/// @param recovery whether customers keep their answers to these questions, so that it can be told
///   whether those who were followed up answer otherwise later. It costs a write each.
public record FollowUpRules(Which which, boolean alerts, boolean recovery) {

  /// What holds where a tenant has decided nothing.
  public static final FollowUpRules DEFAULT = new FollowUpRules(new Which.Usual(), true, false);

  /// Which answers are low.
  public sealed interface Which {

    /// What everybody means by it: the detractors of `nps`, and those whom `csat` does not count as
    /// satisfied.
    record Usual() implements Which {}

    /// What the tenant has chosen, and nothing else.
    record Chosen(List<LowAnswers> answers) implements Which {
      public Chosen {
        answers = List.copyOf(answers);
      }
    }
  }

  /// The answers to one question that open a follow-up.
  public record LowAnswers(String survey, String question, LowScores scores) {}

  /// What the tenant has chosen of a question; empty if nothing.
  public Optional<LowScores> chosen(String survey, String question) {
    return switch (which) {
      case Which.Usual() -> Optional.empty();
      case Which.Chosen(var answers) ->
          answers.stream()
              .filter(one -> one.survey().equals(survey) && one.question().equals(question))
              .map(LowAnswers::scores)
              .findFirst();
    };
  }
}
