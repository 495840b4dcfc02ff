package rapport.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.event.Event;
import rapport.event.Identity;
import rapport.event.Payload.Answer;
import rapport.event.Payload.SurveyInvited;
import rapport.event.Payload.SurveyResponse;
import rapport.event.Scale;
import rapport.event.Version;
import rapport.fact.Fact;
import rapport.fact.FactId;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.survey.Question.Feed;
import rapport.survey.Survey.Respondents;

/// What the log tells of a response is what was answered.
class KeptResponseTest {

  private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");

  /// Ratings of several dimensions make figures of their own, which are no answers.
  private static Survey survey(boolean oneVote) {
    return new Survey(
        "rel.1",
        1,
        new TreeMap<>(),
        List.of(
            new Question.Nps("recommend"),
            new Question.Ces("effort", new Scale(1, 7, false)),
            rating("speed", "delivery"),
            rating("price", "value"),
            new Question.Text("why")),
        "",
        List.of(),
        new Respondents(oneVote, false));
  }

  private static Question rating(String id, String dimension) {
    var feed = new Feed("csi", "", dimension, new BigDecimal("0.5"), "");
    return new Question.Rating(id, new Scale(1, 10, false), feed);
  }

  private static Event event(Version version) {
    return new Event(
        new Identity("shop", "r1", TIME, ""),
        "c1",
        version,
        new TreeMap<>(),
        new SurveyInvited("rel.1"));
  }

  private static SurveyResponse response(boolean complete) {
    var answers =
        Map.of(
            "recommend", new Answer.Score(9),
            "effort", new Answer.Score(3),
            "speed", new Answer.Score(10),
            "price", new Answer.Score(1),
            "why", new Answer.Text("很快"));
    return new SurveyResponse("rel.1", 1, complete, new TreeMap<String, Answer>(answers));
  }

  private static LoggedFact logged(Fact fact, Map<String, String> attributes) {
    var texts = new TreeMap<>(fact.texts());
    texts.putAll(attributes);
    return new LoggedFact(
        fact.id(),
        fact.version(),
        fact.time(),
        new LoggedFact.Origin(7, "", 0),
        new TreeMap<>(),
        fact.measures(),
        texts);
  }

  @ParameterizedTest
  @CsvSource({"false, true", "false, false", "true, true", "true, false"})
  void aResponseIsToldAsItWasGivenAlsoWhereItsVoteIsCountedElsewhere(
      boolean oneVote, boolean complete) {
    var fact = survey(oneVote).fact(event(Version.FIRST), response(complete));

    var kept = KeptResponse.of(logged(fact, Map.of("@device", "phone")));

    assertThat(kept)
        .contains(
            new KeptResponse(
                "rel.1",
                complete,
                new TreeMap<>(Map.of("recommend", 9, "effort", 3, "speed", 10, "price", 1)),
                new TreeMap<>(Map.of("why", "很快")),
                new TreeMap<>(Map.of("device", "phone"))));
  }

  @Test
  void theRatingOfATicketIsAnAnswerToTheSurveyOfTickets() {
    var rating = new Measure.Value(Family.question("tickets", "rating"), "score:1-5", 2);
    var fact = fact(List.of(rating));

    var kept = KeptResponse.of(logged(fact, Map.of("comment", "slow")));

    assertThat(kept)
        .contains(
            new KeptResponse(
                "tickets",
                true,
                new TreeMap<>(Map.of("rating", 2)),
                new TreeMap<>(Map.of("comment", "slow")),
                new TreeMap<>()));
  }

  @Test
  void whatIsNoResponseIsNone() {
    var survey = survey(false);

    assertThat(KeptResponse.of(logged(survey.fact(event(Version.FIRST), invited()), Map.of())))
        .isEmpty();
    assertThat(
            KeptResponse.of(
                logged(survey.fact(event(new Version(1, true)), response(true)), Map.of())))
        .isEmpty();
    assertThat(KeptResponse.of(logged(fact(List.of()), Map.of("why", "words")))).isEmpty();
    assertThat(
            KeptResponse.of(
                logged(
                    fact(
                        List.of(
                            new Measure.Count(Family.TICKETS, "created", 1),
                            new Measure.LocalHour(Family.TICKETS, "createdHours"))),
                    Map.of())))
        .isEmpty();
    assertThat(
            KeptResponse.of(
                logged(
                    fact(
                        List.of(
                            new Measure.Value(
                                Family.question("rel.1", "recommend"), "score:0-10", 9, -1))),
                    Map.of())))
        .isEmpty();
  }

  private static SurveyInvited invited() {
    return new SurveyInvited("rel.1");
  }

  private static Fact fact(List<Measure> measures) {
    return new Fact(
        FactId.of("some"),
        Version.FIRST,
        TIME,
        new Fact.Origin("c1", ""),
        new TreeMap<>(),
        measures,
        new TreeMap<>());
  }
}
