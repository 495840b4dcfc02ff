package rapport.respondent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rapport.entity.Milestone;
import rapport.entity.MilestoneList;
import rapport.entity.Moment;
import rapport.fact.Fact;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.respondent.RespondentAction.Answered;
import rapport.respondent.RespondentAction.Invited;

/// Goes through the events of a respondent once, in order, and tells which invitations were
/// answered, and which answers are votes. Not thread-safe.
final class RespondentHistory {

  private static final Comparator<RespondentEvent> ORDER =
      Comparator.comparing((RespondentEvent event) -> event.stamp().time())
          .thenComparing(event -> event.action() instanceof Answered)
          .thenComparing(RespondentEvent::stamp);

  private final RespondentId name;
  private final Family family;
  private final MilestoneList milestones = new MilestoneList();
  private final Votes votes = new Votes();
  private Optional<RespondentEvent> open = Optional.empty();

  private RespondentHistory(RespondentId name) {
    this.name = name;
    this.family = Family.survey(name.survey());
  }

  static List<Milestone> milestones(RespondentId name, List<RespondentEvent> events) {
    var history = new RespondentHistory(name);
    events.stream()
        .filter(event -> !event.stamp().version().voided())
        .sorted(ORDER)
        .forEach(history::take);
    history.endInvitation(false);
    return history.milestones.toList();
  }

  /// An invitation is answered by the first answer at or after it, if none was sent in between.
  private void take(RespondentEvent event) {
    switch (event.action()) {
      case Invited() -> {
        endInvitation(false);
        open = Optional.of(event);
      }
      case Answered(var measures) -> {
        endInvitation(true);
        if (!measures.isEmpty()) {
          vote(moment(event), measures);
        }
      }
    }
  }

  private void endInvitation(boolean answered) {
    open.ifPresent(
        event -> {
          var measures = new ArrayList<Measure>();
          measures.add(new Measure.Count(family, "invitations", 1));
          if (answered) {
            measures.add(new Measure.Count(family, "answered", 1));
          }
          milestones.addNext("invited", moment(event), measures);
        });
    open = Optional.empty();
  }

  /// What is taken back leaves under the segment values it came in under. Where they are the same
  /// one fact says both.
  private void vote(Moment at, List<Measure.Plain> answers) {
    votes
        .take(at, answers)
        .forEach(
            (values, measures) ->
                milestones.addNext(
                    values.equals(at.values()) ? "vote" : "superseded",
                    new Moment(at.time(), at.origin(), values),
                    measures));
  }

  private Moment moment(RespondentEvent event) {
    var origin = new Fact.Origin(name.subject(), event.stamp().importName());
    return new Moment(event.stamp().time(), origin, event.segments());
  }
}
