package rapport.recorder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import rapport.customer.Customer;
import rapport.customer.CustomerEvent;
import rapport.edge.FieldError;
import rapport.entity.Frame;
import rapport.event.Event;
import rapport.event.Payload.CustomerChange;
import rapport.event.Payload.SurveyInvited;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Payload.TicketChange;
import rapport.fact.Fact;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.period.UtcHour;
import rapport.respondent.Respondent;
import rapport.respondent.RespondentEvent;
import rapport.respondent.RespondentId;
import rapport.survey.Survey;
import rapport.ticket.Ticket;
import rapport.ticket.TicketEvent;

/// Records the messages of one tenant: entities first, then the log, then the marks. Only when it
/// returns may the messages be acknowledged.
final class TenantRecorder {

  private static final String SEALED =
      "sealed: the figures of this time are final, since its events have begun to expire";
  private static final TicketKind TICKET = new TicketKind();
  private static final CustomerKind CUSTOMER = new CustomerKind();
  private static final RespondentKind RESPONDENT = new RespondentKind();

  private final Tenants tenants;
  private final Arrivals arrivals;
  private final SealedHours sealedHours;
  private final EntityRecorder<Ticket, TicketEvent> tickets;
  private final EntityRecorder<Customer, CustomerEvent> customers;
  private final EntityRecorder<Respondent, RespondentEvent> respondents;
  private final FactWriter writer;
  private final Aside aside;

  TenantRecorder(Parts parts) {
    this.tenants = parts.tenants();
    this.arrivals = parts.arrivals();
    this.sealedHours = parts.sealedHours();
    this.tickets = parts.tickets();
    this.customers = parts.customers();
    this.respondents = parts.respondents();
    this.writer = parts.writer();
    this.aside = parts.aside();
  }

  /// What it is made of.
  record Parts(
      Tenants tenants,
      Arrivals arrivals,
      SealedHours sealedHours,
      EntityRecorder<Ticket, TicketEvent> tickets,
      EntityRecorder<Customer, CustomerEvent> customers,
      EntityRecorder<Respondent, RespondentEvent> respondents,
      FactWriter writer,
      Aside aside) {}

  void record(String tenant, List<Delivery> deliveries) {
    var view = tenants.view(tenant);
    var batch = new Batch(tenant, view);
    arrivals.of(tenant, view.subjects(), deliveries).forEach(batch::sort);
    var ofTickets = tickets.record(tenant, batch.tickets.events(), batch.frames(TICKET));
    batch.tell(ofTickets.tellings());
    var ofCustomers = customers.record(tenant, batch.customerEvents(), batch.frames(CUSTOMER));
    var ofRespondents =
        respondents.record(tenant, batch.respondents.events(), batch.frames(RESPONDENT));
    var facts = new ArrayList<>(batch.facts);
    facts.addAll(ofTickets.facts());
    facts.addAll(ofCustomers.facts());
    facts.addAll(ofRespondents.facts());
    writer.write(tenant, view, facts);
    batch.putAside(batch.tickets.of(ofTickets.refused()), TICKET);
    batch.putAside(batch.customers.of(ofCustomers.refused()), CUSTOMER);
    batch.putAside(batch.respondents.of(ofRespondents.refused()), RESPONDENT);
  }

  /// The events of a batch, sorted by what they change.
  private final class Batch {

    private final String tenant;
    private final TenantView view;
    private final List<Fact> facts = new ArrayList<>();
    private final EntityArrivals<TicketEvent> tickets = new EntityArrivals<>();
    private final EntityArrivals<CustomerEvent> customers = new EntityArrivals<>();
    private final EntityArrivals<RespondentEvent> respondents = new EntityArrivals<>();
    private final Map<String, List<CustomerEvent>> told = new HashMap<>();

    private Batch(String tenant, TenantView view) {
      this.tenant = tenant;
      this.view = view;
    }

    private void sort(Arrival arrival) {
      switch (arrival.event().payload()) {
        case SurveyResponse response -> answered(arrival, response);
        case SurveyInvited invited -> invited(arrival, invited);
        case TicketChange change -> {
          if (open(arrival, TICKET.families(change.ticket()))) {
            var event = view.narrowed(arrival.event());
            tickets.add(change.ticket(), TicketEvent.of(event, change), arrival);
          }
        }
        case CustomerChange change -> {
          if (open(arrival, CUSTOMER.families(arrival.event().subject()))) {
            var event = view.narrowed(arrival.event());
            customers.add(event.subject(), CustomerEvent.of(event, change), arrival);
          }
        }
      }
    }

    private void answered(Arrival arrival, SurveyResponse response) {
      var survey = survey(arrival, response.survey(), response.definition());
      if (survey.isEmpty()) {
        return;
      }
      var definition = survey.get();
      if (response.definition() == Tenants.LATEST && !faults(definition, arrival).isEmpty()) {
        definition = tenants.latestSurvey(tenant, definition.id()).orElse(definition);
      }
      var faults = faults(definition, arrival);
      if (faults.isEmpty()) {
        boolean added = add(arrival, definition, definition.fact(arrival.event(), response));
        if (added && definition.respondents().kept()) {
          var event = view.narrowed(arrival.event());
          keep(arrival, definition, RespondentEvent.answered(definition, event, response));
        }
        tellRecommendation(arrival.event(), definition, response);
      } else {
        aside.put(arrival.delivery(), arrival.index(), arrival.text(), faults);
      }
    }

    /// A customer is told what it answered where that is asked for: members of loyalty plans are
    /// compared with others.
    private void tellRecommendation(Event event, Survey survey, SurveyResponse response) {
      boolean asked = !view.settings().rules().customers().plans().isEmpty();
      if (!asked
          || event.subject().isEmpty()
          || sealed(event.identity().hour(), CUSTOMER.families(event.subject()))) {
        return;
      }
      var scores = Recommendations.scores(survey, response);
      boolean mayTakeBack = event.version().voided() || event.version().revision() > 0;
      if (!scores.isEmpty() || mayTakeBack && Recommendations.asksFor(survey)) {
        tell(Map.of(event.subject(), List.of(CustomerEvent.recommended(event, scores))));
      }
    }

    private void tell(Map<String, List<CustomerEvent>> tellings) {
      tellings.forEach(
          (customer, events) ->
              told.computeIfAbsent(customer, _ -> new ArrayList<>()).addAll(events));
    }

    /// What customers tell, and what they are told.
    private Map<String, List<CustomerEvent>> customerEvents() {
      var events = new HashMap<String, List<CustomerEvent>>();
      customers.events().forEach((id, some) -> events.put(id, new ArrayList<>(some)));
      told.forEach((id, some) -> events.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(some));
      return events;
    }

    /// What is taken back need not fit any more.
    private static List<FieldError> faults(Survey survey, Arrival arrival) {
      var event = arrival.event();
      return event.version().voided() || !(event.payload() instanceof SurveyResponse response)
          ? List.of()
          : survey.check(response).stream()
              .map(fault -> new FieldError(fault.pointer(), fault.message()))
              .toList();
    }

    private void invited(Arrival arrival, SurveyInvited invited) {
      survey(arrival, invited.survey(), Tenants.LATEST)
          .ifPresent(
              survey -> {
                boolean added = add(arrival, survey, survey.fact(arrival.event(), invited));
                if (added && survey.respondents().invitations()) {
                  keep(arrival, survey, RespondentEvent.invited(view.narrowed(arrival.event())));
                }
              });
    }

    /// Nobody who is not named can be known again.
    private void keep(Arrival arrival, Survey survey, RespondentEvent event) {
      var subject = arrival.event().subject();
      if (!subject.isEmpty()) {
        var id = new RespondentId(survey.id(), subject);
        respondents.add(id.toString(), event, arrival);
      }
    }

    private Optional<Survey> survey(Arrival arrival, String id, int version) {
      var survey = tenants.survey(tenant, id, version);
      if (survey.isEmpty()) {
        putAside(arrival, "/data/survey: there is no survey " + id);
      }
      return survey;
    }

    /// A fact that takes another back has no measures, and is asked for the survey's.
    ///
    /// @return whether its hour still takes facts
    private boolean add(Arrival arrival, Survey survey, Fact fact) {
      var families = fact.measures().stream().map(Measure::family).collect(Collectors.toSet());
      families.add(Family.survey(survey.id()));
      boolean open = open(arrival, families);
      if (open) {
        facts.add(fact);
      }
      return open;
    }

    /// Whether the hour of an event still takes facts; if not, the event is put aside.
    private boolean open(Arrival arrival, Collection<Family> families) {
      boolean sealed = sealed(arrival.hour(), families);
      if (sealed) {
        putAside(arrival, SEALED);
      }
      return !sealed;
    }

    private Function<String, Frame> frames(EntityKind<?, ?> kind) {
      return id -> sealedHours.frame(tenant, view, kind.families(id));
    }

    private boolean sealed(UtcHour hour, Collection<Family> families) {
      return sealedHours.sealed(tenant, view.calendars(), hour, families);
    }

    private void putAside(List<Arrival> refused, EntityKind<?, ?> kind) {
      refused.forEach(arrival -> putAside(arrival, kind.refusal()));
    }

    private void putAside(Arrival arrival, String reason) {
      aside.put(arrival.delivery(), arrival.index(), arrival.text(), reason);
    }
  }
}
