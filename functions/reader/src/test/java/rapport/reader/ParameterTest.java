package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.reader.Samples.json;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.survey.Question;
import rapport.survey.Survey;

/// What a query may ask for, and what is said of one that asks for anything else.
class ParameterTest {

  private final ReaderWorld world = new ReaderWorld();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "period=month | /metric",
        "metric=happiness | /metric",
        "metric= | /metric",
        "metric | /metric",
        "metric=NPS | /metric",
        "metric=%20nps | /metric",
        "metric=nps&Period=month | /Period",
        "metric=nps&a/b~c=1 | /a~1b~0c",
        "metric=nps&metric=joy | /metric",
        "metric=nps&period=decade | /period",
        "metric=nps&period=Month | /period",
        "metric=nps&period= | /period",
        "metric=nps&from=2026-13 | /from",
        "metric=nps&from=2026-03-01 | /from",
        "metric=nps&from= | /from",
        "metric=nps&from=2026-03&from=2026-03 | /from",
        "metric=nps&from=2026-04 | /from",
        "metric=nps&from=%D9%A2026-01 | /from",
        "metric=nps&period=day&from=2026-02-29 | /from",
        "metric=nps&period=week&to=2025-W53 | /to",
        "metric=nps&period=week&to=2026-W00 | /to",
        "metric=nps&period=week&to=2026-W9 | /to",
        "metric=nps&period=quarter&to=2026-Q5 | /to",
        "metric=nps&period=year&to=26 | /to",
        "metric=nps&period=hour&to=2026-03-01T00 | /to",
        "metric=nps&period=hour&to=2026-03-01T24%2B01:00 | /to",
        "metric=nps&period=hour&to=2026-03-01T00%2B02:00 | /to",
        "metric=nps&period=hour&to=2026-03-01T00Z | /to",
        "metric=nps&to=March | /to",
        "metric=nps&from=2026-03&to=2026-01 | /from",
        "metric=nps&period=day&from=1990-01-01&to=2026-01-01 | /from",
        "metric=nps&period=hour&from=2026-03-01T00%2B01:00&to=2026-03-09T00%2B01:00 | /from",
        "metric=nps&period=hour&from=2026-03-29T02%2B01:00&to=2026-03-29T04%2B02:00 | /from",
        "metric=nps&confidence=1 | /confidence",
        "metric=nps&confidence=NaN | /confidence",
        "metric=nps&confidence=high | /confidence",
        "metric=nps&confidence= | /confidence",
        "metric=nps&confidence=0.49 | /confidence",
        "metric=nps&confidence=0.99991 | /confidence",
        "metric=nps&confidence=-0.95 | /confidence",
        "metric=nps&confidence=0.95d | /confidence",
        "metric=nps&confidence=0x1p-1 | /confidence",
        "metric=nps&confidence=%200.95 | /confidence",
        "metric=nps&confidence=0,95 | /confidence",
        "metric=nps&confidence=0.9&confidence=0.9 | /confidence",
        "metric=nps&calendar=business | /calendar",
        "metric=resolution_time&calendar=business | /calendar",
        "metric=nps&calendar= | /calendar",
        "metric=nps&calendar=clock&calendar=clock | /calendar",
        "metric=nps&survey=none | /survey",
        "metric=nps&question=none | /question",
        "metric=nps&survey=shop&question=recommend | /question",
        "metric=nps&survey=shop&segment=survey:relationship-2026 | /survey",
        "metric=nps&survey= | /survey",
        "metric=nps&question= | /question",
        "metric=nps&segment=survey:none | /segment",
        "metric=nps&question=happy | /question",
        "metric=nps&survey=relationship-2026&question=happy | /question",
        "metric=csat&metric=nps&question=happy | /question",
        "metric=ces&survey=shop | /survey",
        "metric=ces&segment=survey:shop | /segment",
        "metric=nps&survey=tickets | /survey",
        "metric=backlog&survey=shop | /survey",
        "metric=nps&metric=tickets_created&question=again | /question",
        "metric=reopen_rate&segment=survey:shop | /segment",
        "metric=nps&segment=EMEA | /segment",
        "metric=nps&segment=:EMEA | /segment",
        "metric=nps&segment= | /segment",
        "metric=nps&segment=region: | /segment",
        "metric=nps&segment=Region:EMEA | /segment",
        "metric=nps&segment=survey:shop&segment=survey:shop | /segment",
        "metric=nps&segment=region:other&segment=plan:pro | /segment",
        "metric=nps&segment=shoe:42 | /segment",
        "metric=nps&segment=region:Atlantis | /segment",
        "metric=nps&segment=region:EMEA&segment=region:APAC | /segment",
        "metric=nps&segment=region:EMEA&segment=channel:web | /segment",
        "metric=nps&segment=region:A&segment=plan:B&segment=channel:C | /segment",
        "metric=nps&colour=red | /colour",
        "metric=nps&period=day&period=week | /period"
      })
  void whatIsWrongIsNamed(String query, String pointer) {
    var answer = world.send(query);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
    assertThat(json(answer.getBody()).at("/errors").findValuesAsText("pointer"))
        .containsExactly(pointer);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    var answer = world.send("metric=joy&period=month&from=x&to=y&confidence=2&segment=z&survey=q");

    assertThat(json(answer.getBody()).at("/errors").findValuesAsText("pointer"))
        .contains("/metric", "/from", "/to", "/confidence", "/segment", "/survey");
  }

  @Test
  void whoAsksForAMetricOfAnotherQuestionIsToldWhichFit() {
    var answer = world.send("metric=csat&metric=nps&metric=ces&metric=backlog&question=happy");

    assertThat(json(answer.getBody()).at("/errors").findValuesAsText("message"))
        .containsExactly(
            "nps needs a question of type nps; question happy gives csat, csat_mean",
            "ces needs a question of type ces; question happy gives csat, csat_mean",
            "backlog is not asked for in surveys: leave this out");
  }

  @Test
  void aQuestionThatNoMetricReadsGivesNone() {
    world.admin.define(
        new Survey("open", 1, new TreeMap<>(), List.of(new Question.Text("why")), "", List.of()));

    for (String named : List.of("question=why", "survey=open", "segment=survey:open")) {
      assertThat(world.send("metric=nps&" + named).getBody()).contains("gives no metric");
    }
  }

  @Test
  void metricsThatAllReadTheQuestionAreShown() {
    assertThat(world.send("metric=csat&metric=csat_mean&question=happy").getStatusCode())
        .isEqualTo(200);
    assertThat(world.send("metric=csat&metric=csat_mean&survey=tickets").getStatusCode())
        .isEqualTo(200);
  }

  @Test
  void aWrongOrderIsSaidBesideWhatElseIsWrong() {
    var answer = world.send("metric=nps&from=2026-03&to=2026-01&calendar=business");

    assertThat(json(answer.getBody()).at("/errors").findValuesAsText("pointer"))
        .containsExactly("/from", "/calendar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "0.50", "0.9999", "9.5e-1", "95E-2"})
  void confidenceIsANumberAsJsonWritesIt(String confidence) {
    assertThat(world.send("metric=nps&confidence=" + confidence).getStatusCode()).isEqualTo(200);
  }

  @Test
  void moreThanLambdaCanAnswerIsRefused() {
    var metrics = "metric=nps&metric=csat&metric=ces&metric=backlog&period=day&to=2026-03-14";

    assertThat(world.send(metrics + "&from=2022-02-04").getStatusCode()).isEqualTo(200);
    assertThat(world.send(metrics + "&from=2022-02-03").getBody()).contains("/from", "6000 points");
  }

  @Test
  void aQueryThatIsNotProperlyEncodedIsRefused() {
    for (String query : List.of("metric=%zz", "metric=%ff", "metric=nps&metric=%")) {
      var answer = world.send(query);

      assertThat(answer.getStatusCode()).isEqualTo(400);
      assertThat(Samples.json(answer.getBody()).get("errors").findValuesAsText("pointer"))
          .containsExactly("/metric");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-01", "0000-01", "9999-12", "0001-02"})
  void theEndsOfTimeAreNoBug(String month) {
    assertThat(
            world.send("metric=backlog&metric=nps&from=" + month + "&to=" + month).getStatusCode())
        .isIn(200, 400);
  }
}
