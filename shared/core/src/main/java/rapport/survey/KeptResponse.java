package rapport.survey;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;

/// A response, or the rating of a ticket, as the log still tells it.
///
/// @param survey the survey's id, `tickets` for the rating of a ticket
/// @param complete whether the respondent came to the end
/// @param scores question → score
/// @param words question → what was written
/// @param attributes those that are no dimension
public record KeptResponse(
    String survey,
    boolean complete,
    SortedMap<String, Integer> scores,
    SortedMap<String, String> words,
    SortedMap<String, String> attributes) {

  /// What the names of attributes begin with among a fact's texts.
  private static final String ATTRIBUTE = "@";

  public KeptResponse {
    scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
    words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /// Empty if the fact is none: what tickets, customers and respondents do is told by others.
  public static Optional<KeptResponse> of(LoggedFact fact) {
    var measures = fact.measures().stream().map(KeptResponse::plain).toList();
    return survey(measures).map(survey -> of(survey, fact, measures));
  }

  private static KeptResponse of(String survey, LoggedFact fact, List<Measure> measures) {
    var words = new TreeMap<String, String>();
    var attributes = new TreeMap<String, String>();
    fact.texts()
        .forEach(
            (name, text) -> {
              if (name.startsWith(ATTRIBUTE)) {
                attributes.put(name.substring(ATTRIBUTE.length()), text);
              } else {
                words.put(name, text);
              }
            });
    return new KeptResponse(survey, isComplete(measures), scores(measures), words, attributes);
  }

  /// Where each customer has one vote, the response keeps what it does not count.
  private static Measure plain(Measure measure) {
    return measure instanceof Measure.When when ? when.what() : measure;
  }

  /// Only responses count the hour they come in, and only ratings of tickets tell one by itself.
  private static Optional<String> survey(List<Measure> measures) {
    for (Measure measure : measures) {
      boolean response =
          measure instanceof Measure.LocalHour && measure.slot().equals(ResponseFacts.HOURS);
      if (response || measure.family().equals(Family.RATINGS)) {
        return measure.family().ofSurvey();
      }
    }
    return Optional.empty();
  }

  /// Whoever rates a ticket is done with that.
  private static boolean isComplete(List<Measure> measures) {
    return measures.stream()
        .anyMatch(
            measure ->
                measure.family().equals(Family.RATINGS)
                    || measure instanceof Measure.Count
                        && measure.slot().equals(ResponseFacts.COMPLETE));
  }

  private static SortedMap<String, Integer> scores(List<Measure> measures) {
    var scores = new TreeMap<String, Integer>();
    for (Measure measure : measures) {
      if (measure instanceof Measure.Value value) {
        value.family().ofQuestion().ifPresent(question -> scores.put(question, value.value()));
      }
    }
    return scores;
  }
}
