package rapport.survey;

import java.util.Comparator;
import java.util.List;
import rapport.survey.Question.Scored;

/// The questions of a survey that its dimensions may drive.
public final class Outcomes {

  /// Each of them costs a row of every response.
  public static final int MOST = 4;

  private Outcomes() {}

  /// The overall questions in order of preference: of satisfaction first, then of recommending,
  /// then of effort, each in the order they are asked; at most [#MOST].
  public static List<String> of(Survey survey) {
    return survey.questions().stream()
        .filter(question -> question instanceof Scored && rank(question.type()) >= 0)
        .sorted(Comparator.comparingInt(question -> rank(question.type())))
        .limit(MOST)
        .map(Question::id)
        .toList();
  }

  private static int rank(QuestionType type) {
    return switch (type) {
      case CSAT -> 0;
      case NPS -> 1;
      case CES -> 2;
      case RATING, CHOICE, CHOICES, TEXT -> -1;
    };
  }
}
