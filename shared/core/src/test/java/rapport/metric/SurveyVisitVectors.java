package rapport.metric;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import rapport.conversion.Funnel;
import rapport.entity.Frames;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload;
import rapport.event.Payload.SurveyInvited;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Version;
import rapport.fact.Family;
import rapport.period.Calendar;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.respondent.Respondent;
import rapport.respondent.RespondentEvent;
import rapport.respondent.RespondentId;
import rapport.state.StateBuilder;
import rapport.survey.Question;
import rapport.survey.Survey;
import rapport.survey.Survey.Respondents;

/// Answers cases about how far people get in a survey, as survey tools tell it. Whoever is shown a
/// survey there is invited here; rounding for display is theirs.
final class SurveyVisitVectors {

  private static final Calendar UTC = new Calendar(1, ZoneOffset.UTC, DayOfWeek.MONDAY);
  private static final Period DAY = Period.of(Granularity.DAY, LocalDate.of(2026, 3, 1), UTC);
  private static final Instant SHOWN = Instant.parse("2026-03-01T10:00:00Z");
  private static final Survey SURVEY =
      new Survey(
          "s",
          1,
          new TreeMap<>(),
          List.of(new Question.Text("q1")),
          "",
          List.of(),
          new Respondents(false, true));

  private SurveyVisitVectors() {}

  static Map<String, Function<VectorCase, VectorAnswer>> byMetric() {
    return Map.of(
        "survey meta", SurveyVisitVectors::visits, "drop off", SurveyVisitVectors::dropOff);
  }

  /// The time that it took to answer is no part of an event here; its mean is that of any
  /// durations.
  private static VectorAnswer visits(VectorCase asked) {
    var log = new AnswerLog(UTC);
    var responses = asked.input().path("responses");
    for (int i = 0; i < asked.input().path("displays").asInt(); i++) {
      visit("c" + i, responses.path(i), log);
    }
    var scope = log.scope(log.totals(Family.survey("s"), DAY), DAY, "");
    var invited = metric("response_rate").value(scope);
    var completed = metric("completion_rate").value(scope);
    double complete = part(completed, "complete");
    double started = part(completed, "started");
    return new VectorAnswer()
        .with("starts_pct", shown(100 * value(invited)))
        .with("completed", complete)
        .with("completed_pct", shown(100 * complete / part(invited, "invitations")))
        .with("drop_off", started - complete)
        .with("drop_off_pct", shown(100 * (1 - value(completed))))
        .with("ttc_avg", meanSeconds(responses));
  }

  private static void visit(String subject, JsonNode response, AnswerLog log) {
    var events = new ArrayList<RespondentEvent>();
    events.add(RespondentEvent.invited(event(subject, "shown", SHOWN, new SurveyInvited("s"))));
    if (!response.isMissingNode()) {
      var answer =
          new SurveyResponse("s", 1, response.path("finished").asBoolean(), new TreeMap<>());
      var event = event(subject, "answer", SHOWN.plusSeconds(1), answer);
      events.add(RespondentEvent.answered(SURVEY, event, answer));
      log.add(SURVEY.fact(event, answer), Map.of());
    }
    var respondent = Respondent.empty(new RespondentId("s", subject)).admit(events).entity();
    respondent.facts(1, Frames.NOTHING_DECIDED).forEach(fact -> log.add(fact, Map.of()));
  }

  private static Event event(String subject, String id, Instant time, Payload payload) {
    var identity = new Identity("test", subject + id, time, "");
    return new Event(identity, subject, Version.FIRST, new TreeMap<>(), payload);
  }

  private static double meanSeconds(JsonNode responses) {
    var builder = new StateBuilder();
    for (JsonNode response : responses) {
      if (response.has("ttc")) {
        builder.duration("resolution", 1000L * response.path("ttc").asInt());
      }
    }
    return value(TicketDuration.RESOLUTION.value(Scopes.of(builder.build(), 0.95)));
  }

  /// A required question is seen by all who got so far: a journey whose stages are the questions.
  private static VectorAnswer dropOff(VectorCase asked) {
    var reached = new ArrayList<Long>();
    reached.add(asked.input().path("displays").asLong());
    for (String question : List.of("q1", "q2")) {
      long answered = 0;
      for (JsonNode response : asked.input().path("responses")) {
        answered += response.has(question) ? 1 : 0;
      }
      reached.add(answered);
    }
    var steps = new Funnel(reached).steps();
    var answer = new VectorAnswer();
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      answer.with(
          "q" + (i + 1),
          new VectorAnswer()
              .with("impressions", step.before())
              .with("drop", step.before() - step.customers())
              .with("drop_pct", shown(100 * (1 - step.ofBefore().orElseThrow().value()))));
    }
    return answer;
  }

  private static Metric metric(String id) {
    return Metrics.byId(id).orElseThrow();
  }

  private static double part(MetricValue value, String name) {
    return value.number(name).orElseThrow();
  }

  private static double value(MetricValue value) {
    return switch (value.estimate()) {
      case Estimate.Empty() -> throw new IllegalStateException("no data");
      case Estimate.Point(double number) -> number;
      case Estimate.Bounded(double number, _, _, _) -> number;
    };
  }

  private static double shown(double number) {
    return BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP).doubleValue();
  }
}
