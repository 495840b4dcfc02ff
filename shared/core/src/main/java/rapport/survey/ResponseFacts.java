package rapport.survey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload.Answer;
import rapport.event.Payload.SurveyInvited;
import rapport.event.Payload.SurveyResponse;
import rapport.fact.Fact;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.survey.Question.Scored;

/// Derives the facts of responses and invitations.
final class ResponseFacts {

  private static final String COMPLETE = "complete";
  private static final String PARTIAL = "partial";
  private static final String HOURS = "hours";
  private static final String INVITED = "invited";

  private ResponseFacts() {}

  static Fact answered(Survey survey, Event event, SurveyResponse response) {
    if (event.version().voided()) {
      return voided(event); // what it takes back need not fit any more
    }
    var measures = new ArrayList<Measure>();
    var family = Family.survey(survey.id());
    measures.add(new Measure.Count(family, response.complete() ? COMPLETE : PARTIAL, 1));
    measures.add(new Measure.LocalHour(family, HOURS));
    var texts = new TreeMap<String, String>();
    var scores = new TreeMap<String, Integer>();
    response
        .answers()
        .forEach(
            (id, answer) -> {
              switch (survey.question(id).orElseThrow(() -> unfit(id))) {
                case Scored scored -> {
                  int score = score(scored, answer);
                  scores.put(id, score);
                  measures.add(
                      new Measure.Value(Family.question(survey.id(), id), scored.slot(), score));
                }
                case Question.Text _ -> texts.put(id, text(id, answer));
              }
            });
    measures.addAll(composed(survey, scores));
    return fact(event, measures, texts);
  }

  /// What the scores make together.
  private static List<Measure.Plain> composed(Survey survey, SortedMap<String, Integer> scores) {
    var compositions = new Compositions(survey);
    var measures = new ArrayList<Measure.Plain>();
    for (Composed composed : compositions.all()) {
      composed.measure(Family.survey(survey.id()), scores).ifPresent(measures::add);
    }
    for (Composed composed : compositions.drivers()) {
      composed.measure(Family.drivers(survey.id()), scores).ifPresent(measures::add);
    }
    return measures;
  }

  static Fact invited(Event event, SurveyInvited invited) {
    if (event.version().voided()) {
      return voided(event);
    }
    var family = Family.survey(invited.survey());
    return fact(
        event, List.of(new Measure.Count(family, INVITED, 1)), Collections.emptySortedMap());
  }

  private static int score(Scored question, Answer answer) {
    return Answers.score(question.scale(), answer).orElseThrow(() -> unfit(question.id()));
  }

  private static String text(String id, Answer answer) {
    return switch (answer) {
      case Answer.Text(String value) -> value;
      case Answer.Score _, Answer.Unfit _ -> throw unfit(id);
    };
  }

  private static Fact fact(Event event, List<Measure> measures, SortedMap<String, String> texts) {
    return new Fact(
        id(event.identity()),
        event.version(),
        event.identity().time(),
        origin(event),
        event.segments(),
        measures,
        texts);
  }

  private static Fact voided(Event event) {
    var identity = event.identity();
    return Fact.voidOf(id(identity), identity.hour(), event.version().revision(), origin(event));
  }

  private static FactId id(Identity identity) {
    return FactId.of("response", identity.source(), identity.id(), identity.importName());
  }

  private static Fact.Origin origin(Event event) {
    return new Fact.Origin(event.subject(), event.identity().importName());
  }

  private static IllegalArgumentException unfit(String question) {
    return new IllegalArgumentException(
        "the answer to " + question + " does not fit its question: check the response first");
  }
}
