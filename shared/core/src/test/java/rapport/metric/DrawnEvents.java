package rapport.metric;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import rapport.customer.Customer;
import rapport.customer.CustomerEvent;
import rapport.entity.Given;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.LowScores;
import rapport.event.Payload;
import rapport.event.Payload.Answer;
import rapport.event.Payload.Author;
import rapport.event.Payload.CustomerAction;
import rapport.event.Payload.CustomerAction.FollowedUp;
import rapport.event.Payload.CustomerChange;
import rapport.event.Payload.SurveyInvited;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Payload.TicketAction;
import rapport.event.Payload.TicketChange;
import rapport.event.Scale;
import rapport.event.Version;
import rapport.fact.Fact;
import rapport.respondent.Respondent;
import rapport.respondent.RespondentEvent;
import rapport.respondent.RespondentId;
import rapport.settings.CustomerRules;
import rapport.settings.CustomerRules.ChurnDenominator;
import rapport.settings.EntityRules;
import rapport.settings.ServiceRules;
import rapport.settings.ServiceTarget;
import rapport.settings.ServiceTargets;
import rapport.settings.Settings;
import rapport.settings.Timeline;
import rapport.survey.Question;
import rapport.survey.Question.Feed;
import rapport.survey.Question.Rating;
import rapport.survey.Survey;
import rapport.survey.Survey.Respondents;
import rapport.ticket.Ticket;
import rapport.ticket.TicketEvent;

/// Four months, over a new year, of a company where every metric has something to tell: responses,
/// tickets and customers, and the facts that they come to.
final class DrawnEvents {

  static final Instant START = Instant.parse("2025-11-05T00:00:00Z");
  static final Instant END = Instant.parse("2026-03-10T00:00:00Z");

  private static final LowScores DETRACTORS = new LowScores(0, 6);
  private static final Scale FIVE = new Scale(1, 5, false);
  private static final int CUSTOMERS = 40;
  private static final int EVENTS_A_CUSTOMER = 30;
  private static final int RESPONSES = 250;
  private static final int TICKETS = 300;

  /// Of all questions, and with invitations.
  private static final Survey EVERYTHING =
      new Survey(
          "everything",
          1,
          new TreeMap<>(),
          List.of(
              new Question.Nps("nps"),
              new Question.Csat("csat", FIVE),
              new Question.Ces("ces", new Scale(1, 7, false)),
              rating("q1", "csi", "", "delivery", "", "0.6"),
              rating("q2", "csi", "", "price", "", "0.4"),
              rating("a1", "acsi", "satisfaction", "", "", "0"),
              rating("a2", "acsi", "expectancy", "", "", "0"),
              rating("a3", "acsi", "ideal", "", "", "0"),
              rating("c1", "cli", "recommend", "", "", "0"),
              rating("c2", "cli", "rebuy", "", "", "0"),
              rating("c3", "cli", "try", "", "", "0"),
              rating("r1", "satisfaction_ratio", "perceived", "", "", "0"),
              rating("r2", "satisfaction_ratio", "expected", "", "", "0"),
              rating("g1", "gap", "perceived", "empathy", "", "1"),
              rating("g2", "gap", "expected", "empathy", "", "0"),
              rating("k1", "kano", "functional", "", "lift", "0"),
              rating("k2", "kano", "dysfunctional", "", "lift", "0"),
              rating("s1", "apostle", "satisfaction", "", "", "0"),
              rating("s2", "apostle", "loyalty", "", "", "0")),
          "",
          List.of(),
          new Respondents(false, true));

  /// In which each customer has one vote.
  private static final Survey VOTE =
      new Survey(
          "vote",
          1,
          new TreeMap<>(),
          List.of(
              new Question.Nps("nps"),
              new Question.Csat("csat", FIVE),
              rating("q1", "csi", "", "delivery", "", "0.6"),
              rating("q2", "csi", "", "price", "", "0.4"),
              rating("a1", "acsi", "satisfaction", "", "", "0"),
              rating("a2", "acsi", "expectancy", "", "", "0"),
              rating("a3", "acsi", "ideal", "", "", "0")),
          "",
          List.of(),
          new Respondents(true, true));

  static final List<Survey> SURVEYS = List.of(EVERYTHING, VOTE);
  static final Settings SETTINGS =
      new Settings(
          ZoneOffset.UTC, DayOfWeek.MONDAY, List.of("region"), List.of(), "EUR", 1, rules());

  private static final Given GIVEN = new Given(SETTINGS.rules(), AnswerLog.LATER);

  private final Random random;
  private final List<Fact> facts = new ArrayList<>();
  private final Map<String, List<CustomerEvent>> customers = new HashMap<>();
  private final Map<RespondentId, List<RespondentEvent>> respondents = new HashMap<>();

  private DrawnEvents(long seed) {
    this.random = new Random(seed);
  }

  /// What the log holds of them.
  static List<Fact> facts(long seed) {
    var drawn = new DrawnEvents(seed);
    for (int i = 0; i < RESPONSES; i++) {
      drawn.response(EVERYTHING, "r" + i);
      drawn.response(VOTE, "v" + i);
    }
    for (int i = 0; i < TICKETS; i++) {
      drawn.ticket("T" + i);
    }
    for (int i = 0; i < CUSTOMERS; i++) {
      drawn.customer("c" + i);
    }
    drawn.customers.forEach(
        (id, events) ->
            drawn.facts.addAll(Customer.empty(id).admit(events).entity().facts(1, GIVEN)));
    drawn.respondents.forEach(
        (id, events) ->
            drawn.facts.addAll(Respondent.empty(id).admit(events).entity().facts(1, GIVEN)));
    return List.copyOf(drawn.facts);
  }

  private void response(Survey survey, String id) {
    var scores = new TreeMap<String, Answer>();
    for (Question question : survey.questions()) {
      if (question instanceof Question.Scored scored && random.nextInt(10) > 0) {
        scores.put(question.id(), new Answer.Score(score(scored)));
      }
    }
    var response = new SurveyResponse(survey.id(), 1, random.nextInt(4) > 0, scores);
    var event = event(id, subject(), time(), response);
    facts.add(survey.fact(event, response));
    if (!event.subject().isEmpty()) {
      respondent(survey, event).add(RespondentEvent.answered(survey, event, response));
      if (scores.get("nps") instanceof Answer.Score(int score)) {
        told(event.subject()).add(CustomerEvent.recommended(event, List.of(score)));
        rated(event, survey, score);
      }
    }
    if (random.nextInt(3) > 0) {
      var invited =
          event("i" + id, "c" + random.nextInt(CUSTOMERS), time(), new SurveyInvited(survey.id()));
      respondent(survey, invited).add(RespondentEvent.invited(invited));
    }
  }

  /// Whoever is a detractor is looked after within twenty days.
  private void rated(Event event, Survey survey, int score) {
    told(event.subject())
        .add(CustomerEvent.rated(event, survey.id(), new TreeMap<>(Map.of("nps", score))));
    if (DETRACTORS.holds(score)) {
      var done = new FollowedUp(survey.id(), new TreeMap<>(Map.of("nps", DETRACTORS)));
      var resolvedAt = event.identity().time().plusSeconds(random.nextInt(20 * 86_400));
      told(event.subject())
          .add(
              CustomerEvent.followedUp(event.identity().id(), resolvedAt, Version.FIRST, "", done));
    }
  }

  private int score(Question.Scored question) {
    return switch (question) {
      case Question.Nps _ -> random.nextInt(11);
      case Question.Csat _, Rating _ -> 1 + random.nextInt(5);
      case Question.Ces _ -> 1 + random.nextInt(7);
    };
  }

  private void ticket(String ticket) {
    var created = time();
    var events = new ArrayList<TicketEvent>();
    boolean complaint = random.nextInt(4) == 0;
    var first = ticketEvent(ticket, 0, created, new TicketAction.Created(complaint));
    events.add(first);
    int more = random.nextInt(7);
    for (int i = 1; i <= more; i++) {
      var time = created.plusSeconds(random.nextInt(4 * 86_400));
      events.add(ticketEvent(ticket, i, time, action()));
    }
    facts.addAll(Ticket.empty(ticket).admit(events).entity().facts(1, GIVEN));
    if (complaint && !first.subject().isEmpty()) {
      told(first.subject())
          .add(CustomerEvent.complained(ticket, created, Version.FIRST, first.segments()));
    }
  }

  private TicketEvent ticketEvent(String ticket, int number, Instant time, TicketAction action) {
    var change = new TicketChange(ticket, number, action);
    return TicketEvent.of(event(ticket + "-" + number, subject(), time, change), change);
  }

  private TicketAction action() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> new TicketAction.Replied(Author.AGENT, true);
      case 3, 4 -> new TicketAction.Resolved();
      case 5 -> new TicketAction.Reopened();
      case 6 -> new TicketAction.Rated(1 + random.nextInt(5), FIVE, "");
      default -> new TicketAction.Closed();
    };
  }

  private void customer(String id) {
    var joined = START.plus(Duration.ofDays(random.nextInt(30)));
    customerEvent(id, 0, joined, new CustomerAction.Joined());
    for (int i = 1; i < EVENTS_A_CUSTOMER; i++) {
      customerEvent(id, i, time(), customerAction());
    }
  }

  private void customerEvent(String id, int number, Instant time, CustomerAction action) {
    var change = new CustomerChange(action);
    told(id).add(CustomerEvent.of(event(id + "-" + number, id, time, change), change));
  }

  private CustomerAction customerAction() {
    var amount = BigDecimal.valueOf(random.nextInt(100_000), 2);
    return switch (random.nextInt(16)) {
      case 0 -> new CustomerAction.Joined();
      case 1 -> new CustomerAction.Left();
      case 2, 3, 4, 5 -> new CustomerAction.Purchased(amount, amount, currency());
      case 6, 7 -> new CustomerAction.Revenue(amount, currency());
      case 8 -> new CustomerAction.Acquired(amount, currency());
      case 9, 10 -> new CustomerAction.Active("login");
      case 11 -> new CustomerAction.Active("referral");
      case 12, 13 -> new CustomerAction.Reached("buy", random.nextBoolean() ? "cart" : "paid");
      default -> new CustomerAction.Rewarded("club", amount, random.nextBoolean() ? "gold" : "");
    };
  }

  private String currency() {
    return random.nextInt(4) == 0 ? "CNY" : "EUR";
  }

  private List<CustomerEvent> told(String customer) {
    return customers.computeIfAbsent(customer, _ -> new ArrayList<>());
  }

  private List<RespondentEvent> respondent(Survey survey, Event event) {
    var id = new RespondentId(survey.id(), event.subject());
    return respondents.computeIfAbsent(id, _ -> new ArrayList<>());
  }

  private Event event(String id, String subject, Instant time, Payload payload) {
    var segments = new TreeMap<String, String>();
    if (random.nextInt(3) == 0) {
      segments.put("region", "r" + random.nextInt(2));
    }
    return new Event(new Identity("test", id, time, ""), subject, Version.FIRST, segments, payload);
  }

  private String subject() {
    return random.nextInt(4) == 0 ? "" : "c" + random.nextInt(CUSTOMERS);
  }

  private Instant time() {
    return START.plusSeconds(random.nextLong(Duration.between(START, END).toSeconds()));
  }

  private static EntityRules rules() {
    var targets =
        new ServiceTargets(
            new TreeMap<>(Map.of(ServiceTargets.OTHERS, new ServiceTarget(24 * 60, false))),
            new TreeMap<>(Map.of(ServiceTargets.OTHERS, new ServiceTarget(48 * 60, false))));
    var service =
        new ServiceRules(
            ZoneOffset.UTC, new TreeMap<>(), Timeline.nothing(), Timeline.ever(targets));
    var customers =
        new CustomerRules(
            0,
            new TreeMap<>(Map.of("buy", List.of("cart", "paid"))),
            new TreeMap<>(Map.of("club", List.of("gold"))),
            ChurnDenominator.START,
            0);
    return new EntityRules(service, customers);
  }

  private static Rating rating(
      String id, String metric, String role, String dimension, String item, String weight) {
    return new Rating(id, FIVE, new Feed(metric, role, dimension, new BigDecimal(weight), item));
  }
}
