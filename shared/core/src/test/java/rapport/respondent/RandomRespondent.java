package rapport.respondent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload;
import rapport.event.Payload.Answer;
import rapport.event.Payload.SurveyInvited;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Scale;
import rapport.event.Version;
import rapport.survey.Question;
import rapport.survey.Question.Feed;
import rapport.survey.Question.Rating;
import rapport.survey.Survey;
import rapport.survey.Survey.Respondents;

/// What one customer does about one survey over two months, with corrections, voids and events of
/// an import. No two events have one time.
///
/// @param subject the customer
record RandomRespondent(String subject, Random random) {

  static final Instant START = Instant.parse("2025-12-10T00:00:00Z");
  static final Duration SPAN = Duration.ofDays(70);
  static final Scale FIVE = new Scale(1, 5, false);
  static final Survey SURVEY =
      new Survey(
          "rel",
          1,
          new TreeMap<>(),
          List.of(
              new Question.Nps("recommend"),
              rating("fast", "delivery"),
              rating("cheap", "price"),
              new Question.Text("why")),
          "",
          List.of(),
          new Respondents(true, true));

  private static final int MOST = 40;
  private static final List<String> REGIONS = List.of("r1", "r2");

  private static Rating rating(String id, String dimension) {
    return new Rating(id, FIVE, new Feed("csi", "", dimension, java.math.BigDecimal.ONE, ""));
  }

  /// As they were sent: of some events several contents.
  List<Event> history() {
    var events = new ArrayList<Event>();
    int count = random.nextInt(MOST);
    for (int i = 0; i < count; i++) {
      var time = START.plusSeconds(random.nextLong(SPAN.toSeconds() / MOST) * MOST + i);
      var importName = random.nextInt(4) == 0 ? "old" : "";
      var identity = new Identity("test", subject + i, time, importName);
      boolean invitation = random.nextInt(3) == 0;
      int contents = 1 + random.nextInt(4) / 2;
      for (int revision = 0; revision < contents; revision++) {
        boolean voided = random.nextInt(8) == 0;
        events.add(
            new Event(
                identity,
                subject,
                new Version(revision, voided),
                segments(),
                invitation ? new SurveyInvited("rel") : response()));
      }
    }
    return events;
  }

  private TreeMap<String, String> segments() {
    return random.nextInt(5) == 0
        ? new TreeMap<>()
        : new TreeMap<>(Map.of("region", REGIONS.get(random.nextInt(REGIONS.size()))));
  }

  private Payload response() {
    var answers = new TreeMap<String, Answer>();
    int skipped = 1 + random.nextInt(4); // of six: some answer nearly all, others hardly any
    if (random.nextInt(6) >= skipped) {
      answers.put("recommend", new Answer.Score(random.nextInt(11)));
    }
    for (String rating : List.of("fast", "cheap")) {
      if (random.nextInt(6) >= skipped) {
        answers.put(rating, new Answer.Score(1 + random.nextInt(5)));
      }
    }
    return new SurveyResponse("rel", 1, random.nextBoolean(), answers);
  }

  static RespondentEvent kept(Event event) {
    return event.payload() instanceof SurveyResponse response
        ? RespondentEvent.answered(SURVEY, event, response)
        : RespondentEvent.invited(event);
  }

  /// Of each event the content that counts, in order of time, voided ones left out.
  static List<Event> standing(List<Event> events) {
    var winners = new HashMap<String, Event>();
    for (Event event : events) {
      winners.merge(
          event.identity().id(),
          event,
          (one, other) -> one.version().revision() > other.version().revision() ? one : other);
    }
    return winners.values().stream()
        .filter(event -> !event.version().voided())
        .sorted(Comparator.comparing(event -> event.identity().time()))
        .toList();
  }
}
