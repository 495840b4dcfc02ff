package rapport.recorder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import rapport.customer.CustomerEvent;
import rapport.event.Event;
import rapport.event.Payload.SurveyResponse;
import rapport.settings.EntityRules;
import rapport.survey.Survey;

/// What customers are told in a batch by what is not their own: tickets, responses, follow-ups. A
/// response tells them only what they are asked for.
final class Tellings {

  private final EntityRules rules;
  private final Predicate<Event> isFinal;
  private final Map<String, List<CustomerEvent>> told = new HashMap<>();

  /// @param isFinal whether nothing can be told to the customer of an event any more for its hour
  Tellings(EntityRules rules, Predicate<Event> isFinal) {
    this.rules = rules;
    this.isFinal = isFinal;
  }

  void add(Map<String, List<CustomerEvent>> tellings) {
    tellings.forEach((customer, events) -> of(customer).addAll(events));
  }

  /// How it rated us: what becomes of it after it was looked after is known by its next answer.
  ///
  /// @param scores to questions that are followed up
  void ratings(Event event, Survey survey, SortedMap<String, Integer> scores) {
    boolean asked = rules.followUps().recovery();
    if (asked && (!scores.isEmpty() || mayTakeBack(event)) && canBeTold(event)) {
      of(event.subject()).add(CustomerEvent.rated(event, survey.id(), scores));
    }
  }

  /// What it answered: members of loyalty plans are compared with others.
  void recommendation(Event event, Survey survey, SurveyResponse response) {
    boolean asked = !rules.customers().plans().isEmpty();
    if (!asked || !canBeTold(event)) {
      return;
    }
    var scores = Recommendations.scores(survey, response);
    if (!scores.isEmpty() || mayTakeBack(event) && Recommendations.asksFor(survey)) {
      of(event.subject()).add(CustomerEvent.recommended(event, scores));
    }
  }

  /// All of it, after what customers tell themselves.
  Map<String, List<CustomerEvent>> with(Map<String, ? extends Collection<CustomerEvent>> own) {
    var events = new HashMap<String, List<CustomerEvent>>();
    own.forEach((id, some) -> events.put(id, new ArrayList<>(some)));
    told.forEach((id, some) -> events.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(some));
    return events;
  }

  private List<CustomerEvent> of(String customer) {
    return told.computeIfAbsent(customer, _ -> new ArrayList<>());
  }

  private boolean canBeTold(Event event) {
    return !event.subject().isEmpty() && !isFinal.test(event);
  }

  private static boolean mayTakeBack(Event event) {
    return event.version().voided() || event.version().revision() > 0;
  }
}
