package rapport.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.entity.Balance;
import rapport.entity.Milestone;
import rapport.entity.MilestoneList;
import rapport.entity.Moment;
import rapport.entity.Values;
import rapport.event.Payload.TicketAction;
import rapport.event.Payload.TicketAction.Rated;
import rapport.fact.Fact;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.settings.ServiceRules;
import rapport.ticket.TicketClock.Phase;

/// Goes through the events of a ticket once, in order, and notes its milestones. Not thread-safe.
///
/// A transition that changes nothing is ignored: resuming what is not paused, resolving what is
/// resolved or closed, pausing what is finished.
final class TicketHistory {

  private static final List<String> OF_THE_RESOLUTION = List.of("agent", "group");

  private final List<Step> steps;
  private final ServiceRules rules;
  private final String subject;
  private final MilestoneList milestones = new MilestoneList();
  private final Balance backlog = new Balance(Family.BACKLOG, "open", milestones);
  private final Values values = new Values();
  private final TicketClock clock;
  private final FirstResponse firstResponse;
  private final Deadlines deadlines;
  private final Resolutions resolutions = new Resolutions();

  private TicketHistory(List<Step> steps, ServiceRules rules) {
    var creation = steps.getFirst();
    this.steps = steps;
    this.rules = rules;
    this.subject = Step.firstSubject(steps);
    this.clock = new TicketClock(creation.time());
    this.firstResponse = new FirstResponse(creation.time());
    values.take(creation.event().segments());
    this.deadlines = new Deadlines(rules, moment(creation), firstResponse.waited(), clock.open());
  }

  /// All milestones; none while there is no creation, or if the ticket was deleted.
  static List<Milestone> milestones(List<TicketEvent> events, ServiceRules rules) {
    var steps = Step.inOrder(events);
    return steps.isEmpty() ? List.of() : new TicketHistory(steps, rules).milestones();
  }

  private List<Milestone> milestones() {
    var creation = steps.getFirst();
    var firstValues = Step.firstValues(steps);
    var entering = backlog.enter(moment(creation), firstValues);
    for (int i = 1; i < steps.size(); i++) {
      take(i);
    }
    addCreation(new Moment(creation.time(), origin(creation), firstValues), entering);
    addComplaint(new Moment(creation.time(), origin(creation), firstValues));
    resolutions.addTo(milestones);
    deadlines.addTo(milestones);
    return milestones.toList();
  }

  private void take(int index) {
    var step = steps.get(index);
    deadlines.pass(step.time());
    values.take(step.event().segments());
    switch (step.event().action()) {
      case TicketAction.Replied replied -> reply(step, replied);
      case TicketAction.Paused _ -> move(Phase.OPEN, Phase.PAUSED, step);
      case TicketAction.Resumed _ -> move(Phase.PAUSED, Phase.OPEN, step);
      case TicketAction.Resolved _ -> resolve(step);
      case TicketAction.Reopened _ -> reopen(index);
      case TicketAction.Closed _ -> close(step);
      case Rated rated -> rate(step, rated);
      case TicketAction.Created _, TicketAction.Assigned _, TicketAction.Deleted _ -> {}
    }
    backlog.follow(moment(step));
    firstResponse.goOn(clock.phase(), step.time());
    deadlines.goOn(step.time(), clock.phase(), values.current());
  }

  private void move(Phase from, Phase to, Step step) {
    if (clock.phase() == from) {
      clock.enter(to, step.time());
    }
  }

  private void reply(Step step, TicketAction.Replied replied) {
    if (FirstResponse.isReply(replied)) {
      resolutions.ticketIsAnswered();
    }
    if (firstResponse.isGivenBy(replied)) {
      var at = moment(step);
      firstResponse.give();
      deadlines.ticketIsAnswered(at);
      var waited = Lasted.of(firstResponse.waited(), at, rules);
      milestones.addOnce("first-response", at, waited.measures("firstResponse"));
    }
  }

  private void resolve(Step step) {
    if (clock.isUnfinished()) {
      var at = moment(step);
      clock.enter(Phase.RESOLVED, step.time());
      firstResponse.ticketIsResolved();
      deadlines.ticketIsResolved(at);
      resolutions.add(at, backlog.leave(at), Lasted.of(clock.open(), at, rules));
    }
  }

  private void reopen(int index) {
    var step = steps.get(index);
    if (!clock.isUnfinished()) {
      var at = moment(step);
      clock.enter(Step.isPausedWith(index, steps) ? Phase.PAUSED : Phase.OPEN, step.time());
      if (firstResponse.ticketIsReopened(step.time())) {
        deadlines.waitBeginsAnew(step.time(), firstResponse.waited());
      }
      deadlines.ticketIsReopened(step.time());
      resolutions.ticketIsReopened();
      var measures = new ArrayList<Measure>();
      measures.add(Measures.count("reopened"));
      measures.addAll(backlog.enter(at, at.values()));
      milestones.addNext("reopened", at, measures);
    }
  }

  private void close(Step step) {
    if (clock.isUnfinished()) {
      backlog.leaveAlone(moment(step));
    }
    clock.enter(Phase.CLOSED, step.time());
  }

  /// A rating belongs to the agent and group at the last resolution before it.
  private void rate(Step step, Rated rated) {
    var segments = new TreeMap<>(values.current());
    resolutions.lastValues().ifPresent(resolved -> takeOver(resolved, segments));
    var texts = new TreeMap<String, String>();
    if (!rated.comment().isEmpty()) {
      texts.put("comment", rated.comment());
    }
    var at = new Moment(step.time(), ratedBy(step), segments);
    milestones.addNext("rated", at, List.of(Measures.score(rated)), texts);
  }

  private static void takeOver(
      SortedMap<String, String> resolved, SortedMap<String, String> segments) {
    for (String dimension : OF_THE_RESOLUTION) {
      segments.remove(dimension);
      if (resolved.containsKey(dimension)) {
        segments.put(dimension, resolved.get(dimension));
      }
    }
  }

  private void addCreation(Moment at, List<Measure> entering) {
    var measures = new ArrayList<Measure>();
    measures.add(Measures.count("created"));
    measures.add(new Measure.LocalHour(Family.TICKETS, "createdHours"));
    if (isComplaint()) {
      measures.add(Measures.count("complaints"));
    }
    if (!firstResponse.isGiven()) {
      measures.add(Measures.count("pending"));
      if (rules.businessHours(at.time(), at.values()).isPresent()) {
        measures.add(Measures.count("pending" + Lasted.BUSINESS));
      }
    }
    measures.addAll(entering);
    milestones.addOnce("created", at, measures);
  }

  /// Says whose complaint it is, so that its customer can be told, and told again that it is none.
  private void addComplaint(Moment at) {
    if (isComplaint() && !subject.isEmpty()) {
      milestones.addOnce(Ticket.COMPLAINT + subject, at, List.of());
    }
  }

  private boolean isComplaint() {
    return steps.getFirst().event().action() instanceof TicketAction.Created created
        && created.complaint();
  }

  private Moment moment(Step step) {
    return new Moment(step.time(), origin(step), values.current());
  }

  private Fact.Origin origin(Step step) {
    return new Fact.Origin(subject, step.event().stamp().importName());
  }

  private Fact.Origin ratedBy(Step step) {
    String rater = step.event().subject();
    return new Fact.Origin(rater.isEmpty() ? subject : rater, step.event().stamp().importName());
  }
}
