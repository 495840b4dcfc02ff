package rapport.respondent;

import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.survey.Composition;

/// What an answer is about: a question, what several ratings make together, or the survey as a
/// whole. Of each the last answer of a period is the vote.
///
/// @param family that it feeds
/// @param name within that family; empty of a question and of a survey as a whole
record Topic(Family family, String name) {

  /// A composition is the same topic when its dimensions have changed.
  static Topic of(Measure.Plain answer) {
    var slot = answer.slot();
    return new Topic(
        answer.family(),
        Composition.parse(slot)
            .or(() -> Composition.parseDropped(slot))
            .map(Composition::topic)
            .orElse(""));
  }

  /// Whether an answer says only that not all ratings were answered that belong together.
  static boolean isIncomplete(Measure.Plain answer) {
    return Composition.parseDropped(answer.slot()).isPresent();
  }
}
