package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static rapport.reader.Samples.json;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;

/// The form of answers and problems.
class ShapeTest {

  private final ReaderWorld world = new ReaderWorld();

  @Test
  void anAnswerIsAsTheInterfaceDescribesIt() {
    world.recordExample();

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

  /// As Lambda hands it on: in a text of JSON, where every quotation mark takes two bytes.
  @Test
  void thePointOfMostWordsTakesLessThanAKilobyte() {
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < 29; i++) {
      facts.add(
          world.fact(
              "d" + i,
              "2026-03-05T10:00:00Z",
              Map.of(),
              new Measure.Duration(Family.TICKETS, "firstResponse", 987_654_321L * (i + 1) / 7)));
    }
    world.record(facts);

    var point =
        world.point(
            "metric=first_response_time&period=hour&from=2026-03-05T11%2B01:00&to=2026-03-05T11%2B01:00");

    assertThat(point.get("method").asText()).isEqualTo("median-order-statistics");
    assertThat(new TextNode(point.toString()).toString().length()).isBetween(400, 1_000);
  }

  private static List<String> names(com.fasterxml.jackson.databind.JsonNode node) {
    var names = new ArrayList<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void onlyAReadersKeyIsLetIn() {
    assertThat(world.send("metric=nps", Map.of()).getStatusCode()).isEqualTo(401);
    assertThat(world.send("metric=nps", bearer("read_" + "x".repeat(43))).getStatusCode())
        .isEqualTo(401);
    assertThat(world.send("metric=nps", bearer(Samples.SRV)).getStatusCode()).isEqualTo(403);
    assertThat(world.send("metric=nps", bearer(Samples.PUB)).getStatusCode()).isEqualTo(403);
    assertThat(world.send("metric=nps", bearer(Samples.READ)).getStatusCode()).isEqualTo(200);
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
    "get-metrics-compared,200",
    "get-segments,200",
    "get-explanation,200",
    "get-alerts,200",
    "bad-alerts-range,400",
    "get-dashboard,200",
    "bad-dashboard-range,400",
    "bad-dashboard-compare,400",
    "get-heatmap,200",
    "bad-heatmap-of,400",
    "bad-heatmap-range,400",
    "bad-compare,400",
    "bad-explanation-metric,400",
    "bad-segments-by,400",
    "bad-hours,400",
    "bad-no-key,401",
    "bad-range,400",
    "bad-srv-key,403",
    "bad-unknown-metric,400",
    "bad-unknown-segment,400"
  })
  void fixturesAreAnsweredAsTheirNamesSay(String name, int status) {
    world.recordExample();

    var answer = world.send(Samples.fixture(name));

    assertThat(answer.getStatusCode()).isEqualTo(status);
  }

  @Test
  void healthSaysHowOldTheOldestMarkIs() {
    world.record(world.answer("1", "2026-03-05T10:00:00Z", 9));
    world.now = world.now.plusMillis(61_500);

    var answer = world.send(Samples.fixture("get-health"));

    assertThat(json(answer.getBody()).get("oldestMarkSeconds").doubleValue()).isEqualTo(61.5);
  }

  @Test
  void aTableThatFailsIsNoAnswerWithAnExceptionInIt() {
    world.admin.write("survey#zzz", "broken");

    var answer = world.send("metric=nps");

    assertThat(answer.getStatusCode()).isEqualTo(500);
    assertThat(answer.getBody()).doesNotContain("Exception").doesNotContain("broken");
  }

  @Test
  void confidenceWidensTheInterval() {
    world.recordExample();
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
