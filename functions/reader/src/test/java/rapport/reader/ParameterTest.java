package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.reader.Samples.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a query may ask for, and what is said of one that asks for anything else.
class ParameterTest {

  private final ReaderWorld world = new ReaderWorld();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "period=month | /metric",
        "metric=happiness | /metric",
        "metric=nps&metric=joy | /metric",
        "metric=nps&period=decade | /period",
        "metric=nps&from=2026-13 | /from",
        "metric=nps&from=2026-03-01 | /from",
        "metric=nps&to=March | /to",
        "metric=nps&from=2026-03&to=2026-01 | /from",
        "metric=nps&period=day&from=1990-01-01&to=2026-01-01 | /from",
        "metric=nps&period=hour&from=2026-03-01T00%2B01:00&to=2026-03-09T00%2B01:00 | /from",
        "metric=nps&period=hour&from=2026-03-29T02%2B01:00&to=2026-03-29T04%2B02:00 | /from",
        "metric=nps&confidence=1 | /confidence",
        "metric=nps&confidence=NaN | /confidence",
        "metric=nps&confidence=high | /confidence",
        "metric=nps&calendar=business | /calendar",
        "metric=nps&survey=none | /survey",
        "metric=nps&question=none | /question",
        "metric=nps&survey=shop&question=recommend | /question",
        "metric=nps&survey=shop&segment=survey:relationship-2026 | /survey",
        "metric=nps&segment=EMEA | /segment",
        "metric=nps&segment=:EMEA | /segment",
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
  void aQueryThatIsNotProperlyEncodedIsRefused() {
    assertThat(world.send("metric=%zz").getStatusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-01", "0000-01", "9999-12", "0001-02"})
  void theEndsOfTimeAreNoBug(String month) {
    assertThat(
            world.send("metric=backlog&metric=nps&from=" + month + "&to=" + month).getStatusCode())
        .isIn(200, 400);
  }
}
