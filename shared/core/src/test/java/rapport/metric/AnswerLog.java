package rapport.metric;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload.Answer;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Version;
import rapport.fact.Fact;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fold.Fold;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.period.Calendar;
import rapport.period.Period;
import rapport.settings.Settings;
import rapport.state.State;
import rapport.survey.Survey;

/// Takes answers the way they go: event, fact, log, days, longer periods.
public final class AnswerLog {

  public static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  private final Calendar calendar;
  private final List<LoggedFact> facts = new ArrayList<>();
  private final Map<LocalDate, Map<PartKey, Part>> days = new HashMap<>();

  public AnswerLog(Calendar calendar) {
    this.calendar = calendar;
  }

  static Event event(Survey survey, String id, Instant time, Map<String, Integer> scores) {
    var answers = new TreeMap<String, Answer>();
    scores.forEach((question, score) -> answers.put(question, new Answer.Score(score)));
    return new Event(
        new Identity("test", id, time, ""),
        "",
        Version.FIRST,
        new TreeMap<>(),
        new SurveyResponse(survey.id(), survey.version(), true, answers));
  }

  /// A complete response.
  void answer(Survey survey, String id, Instant time, Map<String, Integer> scores) {
    var event = event(survey, id, time, scores);
    add(survey.fact(event, (SurveyResponse) event.payload()), Map.of());
  }

  /// @param segments dimension → the value's number
  public void add(Fact fact, Map<String, Integer> segments) {
    facts.add(
        new LoggedFact(
            fact.id(),
            fact.version(),
            fact.time(),
            new LoggedFact.Origin(0, ""),
            new TreeMap<>(segments),
            fact.measures(),
            fact.texts()));
    days.clear();
  }

  /// A period put together from its days.
  public State state(PartKey part, int number, Period period) {
    var state = State.EMPTY;
    for (LocalDate day : period.days()) {
      state = state.merge(day(day).getOrDefault(part, Part.EMPTY).state(number));
    }
    return state;
  }

  public State totals(Family family, Period period) {
    return state(PartKey.totals(family), Part.TOTAL_NUMBER, period);
  }

  /// A period folded at once, in whatever order.
  public State atOnce(PartKey part, int number, Period period, Collection<LoggedFact> order) {
    var fold = new Fold(period, calendar, LATER);
    order.forEach(fold::add);
    return fold.result().parts().getOrDefault(part, Part.EMPTY).state(number);
  }

  public List<LoggedFact> facts() {
    return List.copyOf(facts);
  }

  Scope scope(State state, Period period, String variant) {
    return new Scope(state, State.EMPTY, period.granularity(), 1, variant, Settings.DEFAULT, 0.95);
  }

  private Map<PartKey, Part> day(LocalDate day) {
    return days.computeIfAbsent(
        day,
        one -> {
          var fold = Fold.ofDay(one, calendar, LATER);
          facts.forEach(fold::add);
          return fold.result().parts();
        });
  }
}
