package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rapport.reader.ReaderWorld.json;
import static rapport.reader.ReaderWorld.nps;
import static rapport.reader.ReaderWorld.open;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;

/// The form of answers and problems.
class ShapeTest {

  private final ReaderWorld world = new ReaderWorld();

  /// The example of the interface's description: 70 promoters, 25 passives, 25 detractors.
  private void example() {
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < 120; i++) {
      int score = i < 70 ? 10 : i < 95 ? 8 : 2;
      facts.add(world.fact("r" + i, "2026-03-05T10:00:00Z", Map.of("region", "EMEA"), nps(score)));
    }
    world.record(facts);
    world.settle();
  }

  @Test
  void anAnswerIsAsTheInterfaceDescribesIt() {
    example();

    var answer = world.get("metric=nps&period=month&from=2026-02&to=2026-03&segment=region:EMEA");

    var march = answer.at("/series/0/points/1");
    assertThat(march.get("low").doubleValue()).isCloseTo(22.33, within(0.005));
    assertThat(march.get("high").doubleValue()).isCloseTo(50.84, within(0.005));
    ((com.fasterxml.jackson.databind.node.ObjectNode) march).put("low", 22.33).put("high", 50.84);
    assertThat(answer.toString())
        .isEqualTo(
            json("""
                {"timezone":"Europe/Berlin","period":"month","asOf":"2026-03-14T09:00:00Z","series":[
                 {"metric":"nps","unit":"points","higherIsBetter":true,"definition":"nps/1","segment":{"region":"EMEA"},"points":[
                  {"period":"2026-02","start":"2026-01-31T23:00:00Z","end":"2026-02-28T23:00:00Z","open":false,
                   "n":0,"value":null,"low":null,"high":null,"method":null,"flag":"low-n",
                   "parts":{"promoters":0,"passives":0,"detractors":0}},
                  {"period":"2026-03","start":"2026-02-28T23:00:00Z","end":"2026-03-31T22:00:00Z","open":true,
                   "n":120,"value":37.5,"low":22.33,"high":50.84,"method":"adjusted-wald","flag":null,
                   "parts":{"promoters":70,"passives":25,"detractors":25}}]}]}
                """)
                .toString());
  }

  @Test
  void durationsCarryTheirPartsInSeconds() {
    world.record(
        world.fact(
            "1",
            "2026-03-05T10:00:00Z",
            Map.of(),
            new Measure.Duration(Family.TICKETS, "firstResponse", 90_500)),
        world.fact(
            "2",
            "2026-03-05T11:00:00Z",
            Map.of(),
            new Measure.Count(Family.TICKETS, "pending", 1)));

    var point = world.point("metric=first_response_time&from=2026-03&to=2026-03");

    assertThat(point.get("value").doubleValue()).isEqualTo(90.5);
    assertThat(names(point.get("parts")))
        .containsExactly("mean", "p50", "p75", "p90", "p95", "p99", "max", "pending");
    assertThat(point.at("/parts/pending").intValue()).isEqualTo(1);
    assertThat(point.get("n").intValue()).isEqualTo(1);
    assertThat(point.get("low").isNull()).isTrue();
  }

  private static List<String> names(com.fasterxml.jackson.databind.JsonNode node) {
    var names = new ArrayList<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

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

  @Test
  void onlyAReadersKeyIsLetIn() {
    assertThat(world.send("metric=nps", Map.of()).getStatusCode()).isEqualTo(401);
    assertThat(world.send("metric=nps", bearer("read_" + "x".repeat(43))).getStatusCode())
        .isEqualTo(401);
    assertThat(world.send("metric=nps", bearer(ReaderWorld.SRV)).getStatusCode()).isEqualTo(403);
    assertThat(world.send("metric=nps", bearer(ReaderWorld.PUB)).getStatusCode()).isEqualTo(403);
    assertThat(world.send("metric=nps", bearer(ReaderWorld.READ)).getStatusCode()).isEqualTo(200);
  }

  private static Map<String, String> bearer(String key) {
    return Map.of("authorization", "Bearer " + key);
  }

  @ParameterizedTest
  @CsvSource({
    "get-metrics,200",
    "get-catalog,200",
    "get-health,200",
    "get-metrics-csv,200",
    "get-metrics-hours,200",
    "bad-hours,400",
    "bad-no-key,401",
    "bad-range,400",
    "bad-srv-key,403",
    "bad-unknown-metric,400",
    "bad-unknown-segment,400"
  })
  void fixturesAreAnsweredAsTheirNamesSay(String name, int status) {
    example();

    var answer = world.reader.handleRequest(ReaderWorld.fixture(name), null);

    assertThat(answer.getStatusCode()).isEqualTo(status);
  }

  @Test
  void healthSaysHowOldTheOldestMarkIs() {
    world.record(world.answer("1", "2026-03-05T10:00:00Z", 9));
    world.now = world.now.plusMillis(61_500);

    var answer = world.reader.handleRequest(ReaderWorld.fixture("get-health"), null);

    assertThat(json(answer.getBody()).get("oldestMarkSeconds").doubleValue()).isEqualTo(61.5);
  }

  @Test
  void aTableThatFailsIsNoAnswerWithAnExceptionInIt() {
    world.define(ReaderWorld.SURVEY);
    new rapport.store.Documents(world.summary).write(ReaderWorld.TENANT, "survey#zzz", 0, "broken");

    var answer = world.send("metric=nps");

    assertThat(answer.getStatusCode()).isEqualTo(500);
    assertThat(answer.getBody()).doesNotContain("Exception").doesNotContain("broken");
  }

  @Test
  void csvHasTheSameFiguresAsJson() throws IOException {
    example();
    world.record(
        world.fact("t", "2026-03-06T10:00:00Z", Map.of("region", "EMEA"), open(1)),
        world.fact(
            "d",
            "2026-03-06T10:00:00Z",
            Map.of("region", "EMEA"),
            new Measure.Duration(Family.TICKETS, "resolution", 1234)));
    var query =
        "metric=nps&metric=backlog&metric=resolution_time&from=2026-02&to=2026-03&segment=region:EMEA";

    var rows = rows(world.csv(query));

    var header = rows.getFirst();
    int row = 1;
    for (var series : world.get(query).get("series")) {
      for (var point : series.get("points")) {
        var cells = rows.get(row++);
        assertThat(cells.get(header.indexOf("metric"))).isEqualTo(series.get("metric").asText());
        for (var name : List.of("period", "start", "end", "open", "n", "value", "low", "high")) {
          assertSame(point.get(name), cells.get(header.indexOf(name)), name);
        }
        point
            .get("parts")
            .properties()
            .forEach(
                part -> assertSame(part.getValue(), cells.get(header.indexOf(part.getKey())), ""));
      }
    }
    assertThat(rows).hasSize(row);
  }

  private static void assertSame(
      com.fasterxml.jackson.databind.JsonNode json, String cell, String name) {
    if (json.isNumber()) {
      assertThat(Double.parseDouble(cell)).as(name).isEqualTo(json.doubleValue());
    } else {
      assertThat(cell).as(name).isEqualTo(json.isNull() ? "" : json.asText());
    }
  }

  private static List<List<String>> rows(String csv) throws IOException {
    var mapper = new CsvMapper();
    mapper.enable(CsvParser.Feature.WRAP_AS_ARRAY);
    var rows = new ArrayList<List<String>>();
    mapper
        .readerForListOf(String.class)
        .with(CsvParser.Feature.WRAP_AS_ARRAY)
        .<List<String>>readValues(csv)
        .forEachRemaining(rows::add);
    return rows;
  }

  @Test
  void noCellOfACsvIsTakenForAFormulaOrBreaksItsRow() throws IOException {
    var value = "=1+\"2\",\"x\"";
    world.record(world.fact("1", "2026-03-05T10:00:00Z", Map.of("region", value), nps(9)));

    var rows =
        rows(
            world.csv(
                "metric=nps&from=2026-03&to=2026-03&segment=region:"
                    + java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)));

    assertThat(rows).hasSize(2);
    assertThat(rows.getLast()).contains("region:" + value);
    assertThat(rows.getLast()).noneMatch(cell -> cell.startsWith("=") || cell.startsWith("@"));
  }

  @Test
  void confidenceWidensTheInterval() {
    example();
    var query = "metric=nps&from=2026-03&to=2026-03&confidence=";

    double narrow = world.point(query + "0.8").get("low").doubleValue();
    double wide = world.point(query + "0.99").get("low").doubleValue();

    assertThat(wide).isLessThan(narrow);
  }

  @Test
  void aYearOfOneFamilysTotalsByMonthCostsFourReadUnitsAtMostInAColdProcess() {
    var facts = new ArrayList<LoggedFact>();
    for (int month = 1; month <= 12; month++) {
      for (int i = 0; i < 30; i++) {
        facts.add(
            world.answer(
                month + "-" + i, "2025-%02d-%02dT10:00:00Z".formatted(month, 1 + i % 28), i % 11));
      }
    }
    world.record(facts);
    world.settle();
    world.reader = world.another();
    var events = world.events.consumed();
    var summary = world.summary.consumed();

    var points = world.points("metric=nps&from=2025-01&to=2025-12&survey=relationship-2026");

    assertThat(points).hasSize(12).allMatch(point -> point.get("n").intValue() == 30);
    assertThat(
            world.events.consumed().since(events).reads()
                + world.summary.consumed().since(summary).reads())
        .isLessThanOrEqualTo(4);
  }
}
