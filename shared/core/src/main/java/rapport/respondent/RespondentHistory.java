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
import rapport.fact.Span;
import rapport.respondent.RespondentAction.Answered;
import rapport.respondent.RespondentAction.Invited;

/// Goes through the events of a respondent once, in order, and tells which invitations were
/// answered, and which answers are votes. Not thread-safe.
///
/// In each period the last answer is the vote. So an answer counts everywhere, and in the periods
/// that began before the answer before it, and so hold both, it takes that one back.
final class RespondentHistory {

  private static final Comparator<RespondentEvent> ORDER =
      Comparator.comparing((RespondentEvent event) -> event.stamp().time())
          .thenComparing(event -> event.action() instanceof Answered)
          .thenComparing(RespondentEvent::stamp);

  private final RespondentId name;
  private final Family family;
  private final MilestoneList milestones = new MilestoneList();
  private Optional<RespondentEvent> open = Optional.empty();
  private Optional<Vote> last = Optional.empty();

  private RespondentHistory(RespondentId name) {
    this.name = name;
    this.family = Family.survey(name.survey());
  }

  private record Vote(Moment at, List<Measure.Plain> measures) {}

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
          vote(new Vote(moment(event), measures));
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
  private void vote(Vote vote) {
    var measures = new ArrayList<Measure>();
    vote.measures().forEach(measure -> measures.add(new Measure.When(measure, Span.ALWAYS)));
    last.ifPresent(
        before -> {
          var back = takenBack(before);
          if (before.at().values().equals(vote.at().values())) {
            measures.addAll(back);
          } else {
            var there = new Moment(vote.at().time(), vote.at().origin(), before.at().values());
            milestones.addNext("superseded", there, back);
          }
        });
    milestones.addNext("vote", vote.at(), measures);
    last = Optional.of(vote);
  }

  private static List<Measure> takenBack(Vote vote) {
    var both = Span.until(vote.at().time());
    return vote.measures().stream()
        .<Measure>map(measure -> new Measure.When(negative(measure), both))
        .toList();
  }

  private static Measure.Plain negative(Measure.Plain measure) {
    return switch (measure) {
      case Measure.Count(var family, var slot, long amount) ->
          new Measure.Count(family, slot, -amount);
      case Measure.Value(var family, var slot, int value, long times) ->
          new Measure.Value(family, slot, value, -times);
      case Measure.Row(var family, var slot, var values, int times) ->
          new Measure.Row(family, slot, values, -times);
      case Measure.LocalHour _, Measure.Duration _ ->
          throw new IllegalArgumentException("nothing takes back " + measure);
    };
  }

  private Moment moment(RespondentEvent event) {
    var origin = new Fact.Origin(name.subject(), event.stamp().importName());
    return new Moment(event.stamp().time(), origin, event.segments());
  }
}
