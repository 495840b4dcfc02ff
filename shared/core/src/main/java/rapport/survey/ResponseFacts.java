package rapport.survey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
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
import rapport.fact.Span;
import rapport.survey.Question.Offering;
import rapport.survey.Question.Scored;

/// Derives the facts of responses and invitations.
final class ResponseFacts {

  static final String COMPLETE = "complete";
  private static final String PARTIAL = "partial";
  static final String HOURS = "hours";
  private static final String INVITED = "invited";

  private ResponseFacts() {}

  static Fact answered(Survey survey, Event event, SurveyResponse response) {
    if (event.version().voided()) {
      return voided(event); // what it takes back need not fit any more
    }
    var measures = new ArrayList<Measure>();
    for (Measure.Plain measure : measures(survey, response)) {
      measures.add(told(survey, event, measure));
    }
    measures.add(1, new Measure.LocalHour(Family.survey(survey.id()), HOURS));
    return fact(event, measures, texts(survey, response));
  }

  /// The first says that there was a response.
  static List<Measure.Plain> measures(Survey survey, SurveyResponse response) {
    var measures = new ArrayList<Measure.Plain>();
    var slot = response.complete() ? COMPLETE : PARTIAL;
    measures.add(new Measure.Count(Family.survey(survey.id()), slot, 1));
    var scores = new TreeMap<String, Integer>();
    response
        .answers()
        .forEach(
            (id, answer) -> {
              var family = Family.question(survey.id(), id);
              switch (question(survey, id)) {
                case Scored scored -> {
                  int score = score(scored, answer);
                  scores.put(id, score);
                  measures.add(new Measure.Value(family, scored.slot(), score));
                }
                case Offering offering -> measures.addAll(counts(family, offering, answer));
                case Question.Text _ -> {}
              }
            });
    measures.addAll(composed(survey, scores));
    return List.copyOf(measures);
  }

  /// An answer of somebody who is named, where each has one vote, is told by the respondent's
  /// facts; here it is only kept. Of nobody's answers each is a vote.
  private static Measure told(Survey survey, Event event, Measure.Plain measure) {
    if (!survey.respondents().oneVote()) {
      return measure;
    }
    return new Measure.When(measure, event.subject().isEmpty() ? Span.ALWAYS : Span.NEVER);
  }

  /// The answers that are kept as they were given: what was written, and the names of what was
  /// chosen, with commas between.
  private static SortedMap<String, String> texts(Survey survey, SurveyResponse response) {
    var texts = new TreeMap<String, String>();
    response
        .answers()
        .forEach(
            (id, answer) -> {
              switch (question(survey, id)) {
                case Scored _ -> {}
                case Offering offering -> texts.put(id, String.join(",", chosen(offering, answer)));
                case Question.Text _ -> texts.put(id, text(id, answer));
              }
            });
    return texts;
  }

  private static List<Measure.Plain> counts(Family family, Offering question, Answer answer) {
    var counts = new ArrayList<Measure.Plain>();
    counts.add(new Measure.Count(family, Offering.ANSWERED, 1));
    for (String option : chosen(question, answer)) {
      counts.add(new Measure.Count(family, Offering.slot(option), 1));
    }
    return counts;
  }

  private static SortedSet<String> chosen(Offering question, Answer answer) {
    var chosen = Answers.chosen(question, answer);
    if (chosen.isEmpty()) {
      throw unfit(question.id());
    }
    return chosen;
  }

  private static Question question(Survey survey, String id) {
    return survey.question(id).orElseThrow(() -> unfit(id));
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
      case Answer.Score _, Answer.Chosen _, Answer.Unfit _ -> throw unfit(id);
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
