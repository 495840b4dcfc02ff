package rapport.recorder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import rapport.customer.Customer;
import rapport.customer.CustomerEvent;
import rapport.edge.FieldError;
import rapport.entity.Frame;
import rapport.event.Payload.CustomerAction;
import rapport.event.Payload.CustomerChange;
import rapport.event.Payload.SurveyInvited;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Payload.TicketChange;
import rapport.fact.Fact;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.followup.FollowUpId;
import rapport.followup.LowAnswers;
import rapport.followup.Report;
import rapport.period.UtcHour;
import rapport.recorder.Notices.Answered;
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
  private final FollowUpReports followUps;
  private final Notices notices;
  private final FactWriter writer;
  private final Aside aside;

  TenantRecorder(Parts parts) {
    this.tenants = parts.tenants();
    this.arrivals = parts.arrivals();
    this.sealedHours = parts.sealedHours();
    this.tickets = parts.tickets();
    this.customers = parts.customers();
    this.respondents = parts.respondents();
    this.followUps = parts.followUps();
    this.notices = parts.notices();
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
      FollowUpReports followUps,
      Notices notices,
      FactWriter writer,
      Aside aside) {}

  void record(String tenant, List<Delivery> deliveries) {
    record(tenant, deliveries, Set.of());
  }

  /// Tells the customer of a follow-up what has become of it.
  void tellAgain(String tenant, FollowUpId followUp) {
    record(tenant, List.of(), Set.of(followUp));
  }

  /// @param asked follow-ups whose customers are to be told what they say, too
  private void record(String tenant, List<Delivery> deliveries, Set<FollowUpId> asked) {
    var view = tenants.view(tenant);
    var batch = new Batch(tenant, view);
    arrivals.of(tenant, view.subjects(), deliveries).forEach(batch::sort);
    var ofTickets = tickets.record(tenant, batch.tickets.events(), batch.frames(TICKET));
    batch.tellings.add(ofTickets.tellings());
    var heard = followUps.hear(tenant, batch.reports, asked);
    batch.tellings.add(FollowUpReports.tellings(heard));
    var ofCustomers =
        customers.record(
            tenant, batch.tellings.with(batch.customers.events()), batch.frames(CUSTOMER));
    var ofRespondents =
        respondents.record(tenant, batch.respondents.events(), batch.frames(RESPONDENT));
    var facts = new ArrayList<>(batch.facts);
    facts.addAll(ofTickets.facts());
    facts.addAll(ofCustomers.facts());
    facts.addAll(ofRespondents.facts());
    writer.write(tenant, view, facts);
    followUps.list(tenant, view, heard);
    followUps.revalue(tenant, view, batch.revalued);
    notices.tell(tenant, heard, batch.responses);
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
    private final Tellings tellings;
    private final List<Report> reports = new ArrayList<>();
    private final List<Answered> responses = new ArrayList<>();
    private final Set<String> revalued = new TreeSet<>();

    private Batch(String tenant, TenantView view) {
      this.tenant = tenant;
      this.view = view;
      this.tellings =
          new Tellings(
              view.settings().rules(),
              event -> sealed(event.identity().hour(), CUSTOMER.families(event.subject())));
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
            if (changesRevenue(change.action())) {
              revalued.add(event.subject());
            }
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
        var fact = definition.fact(arrival.event(), response);
        boolean added = add(arrival, definition, fact);
        if (added) {
          responses.add(
              new Answered(arrival.event(), definition.id(), definition.scores(response)));
          report(arrival, definition, response, fact);
        }
        if (added && definition.respondents().kept()) {
          var event = view.narrowed(arrival.event());
          keep(arrival, definition, RespondentEvent.answered(definition, event, response));
        }
        tellings.recommendation(arrival.event(), definition, response);
      } else {
        aside.put(arrival.delivery(), arrival.index(), arrival.text(), faults);
      }
    }

    private static boolean changesRevenue(CustomerAction action) {
      return action instanceof CustomerAction.Revenue
          || action instanceof CustomerAction.Joined
          || action instanceof CustomerAction.Left;
    }

    /// Whether somebody should look after the customer by this, or need not any more.
    private void report(Arrival arrival, Survey survey, SurveyResponse response, Fact fact) {
      var low = new LowAnswers(view.settings().rules().followUps());
      if (!low.follows(survey)) {
        return;
      }
      var report = low.report(survey, arrival.event(), response, fact);
      if (!report.isTrivial() && followUps.isFresh(arrival)) {
        reports.add(report);
      }
      tellings.ratings(arrival.event(), survey, low.followed(survey, response));
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
