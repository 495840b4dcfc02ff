package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.event.Scale;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.fact.Span;
import rapport.survey.Question;
import rapport.survey.Survey;
import rapport.survey.Survey.Respondents;

/// Surveys in which each customer has one vote.
class OneVoteTest {

  private static final Family AGAIN = Family.question("vote", "again");
  private static final String FIRST = "2026-03-05T10:00:00Z";
  private static final String LAST = "2026-03-06T10:00:00Z";
  private final ReaderWorld world = new ReaderWorld();

  @BeforeEach
  void twoAnswersOfOneCustomer() {
    world.admin.define(
        new Survey(
            "vote",
            1,
            new TreeMap<>(),
            List.of(
                new Question.Nps("again"), new Question.Csat("content", new Scale(1, 5, false))),
            "",
            List.of(),
            new Respondents(true, true)));
    world.record(
        world.fact("1", FIRST, Map.of("region", "EMEA"), vote(10, 1, Span.ALWAYS)),
        world.fact(
            "2",
            LAST,
            Map.of("region", "EMEA"),
            vote(2, 1, Span.ALWAYS),
            vote(10, -1, Span.until(Instant.parse(FIRST)))));
  }

  private static Measure vote(int score, int times, Span began) {
    return new Measure.When(new Measure.Value(AGAIN, "score:0-10", score, times), began);
  }

  @ParameterizedTest
  @CsvSource({
    "period=day&from=2026-03-05&to=2026-03-05, 1, 100",
    "period=day&from=2026-03-06&to=2026-03-06, 1, -100",
    "period=week&from=2026-W10&to=2026-W10, 1, -100",
    "period=month&from=2026-03&to=2026-03, 1, -100",
    "period=quarter&from=2026-Q1&to=2026-Q1, 1, -100",
    "period=year&from=2026&to=2026, 1, -100"
  })
  void eachPeriodHasTheLastAnswer(String query, int n, int value) {
    for (boolean settled : List.of(false, true)) {
      if (settled) {
        world.settle();
      }
      var point = world.point("metric=nps&survey=vote&segment=region:EMEA&" + query);
      var total = world.point("metric=nps&survey=vote&" + query);

      assertThat(point.get("n").intValue()).isEqualTo(n);
      assertThat(total.get("n").intValue()).isEqualTo(n);
      assertThat(total.get("value").intValue()).isEqualTo(value);
    }
  }

  @Test
  void votesArePutTogetherWithAnswersThatCountEach() {
    world.record(world.answer("3", FIRST, 9), world.answer("4", FIRST, 9));

    assertThat(world.point("metric=nps&from=2026-03&to=2026-03").get("n").intValue()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "metric=nps&period=hour, /period, ask for days",
    "metric=nps&survey=vote&period=hour, /period, ask for days",
    "metric=completion_rate&period=hour, /period, ask for days",
    "metric=csat&segment=region:EMEA&segment=plan:pro, /segment, one dimension at a time"
  })
  void whatOneVoteCantTellIsRefusedByName(String query, String pointer, String message) {
    world.record(world.fact("p", FIRST, Map.of("region", "EMEA", "region+plan", "EMEA\u001fpro")));

    var answer = world.send(query);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody()).contains(pointer, "vote", message);
  }

  @Test
  void otherSurveysAndInvitationsAreToldByTheHour() {
    world.record(
        world.fact(
            "i",
            FIRST,
            Map.of(),
            new Measure.Count(Family.survey("vote"), "invitations", 1),
            new Measure.Count(Family.survey("vote"), "answered", 1)));
    var hour = "period=hour&from=2026-03-05T11%2B01:00&to=2026-03-05T11%2B01:00";

    assertThat(world.point("metric=nps&survey=shop&" + hour).get("n").intValue()).isZero();
    assertThat(world.point("metric=response_rate&" + hour).get("parts").toString())
        .isEqualTo("{\"answered\":1,\"invitations\":1}");
  }

  @Test
  void aSurveyThatKeepsNoInvitationsHasNoResponseRate() {
    var answer = world.send("metric=response_rate&survey=shop");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getBody()).contains("/survey", "keeps its invitations");
  }
}
