package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.fact.Family;
import rapport.fact.LoggedFact;
import rapport.fact.Measure;
import rapport.store.Alerts;
import rapport.store.Alerts.Alert;

/// The first view is what many questions would have been answered with, on 14 March 2026 in Berlin.
class DashboardTest {

  private final ReaderWorld world = new ReaderWorld();

  private APIGatewayV2HTTPResponse send(String query, String key) {
    return world.send("/v1/dashboard", query, key);
  }

  private JsonNode get(String query) {
    var answer = send(query, Samples.READ);
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
    return Samples.json(answer.getBody());
  }

  private static List<String> metrics(JsonNode dashboard) {
    var metrics = new ArrayList<String>();
    dashboard.get("cards").forEach(card -> metrics.add(card.get("metric").asText()));
    return metrics;
  }

  /// Scores, tickets and a balance, in some regions and months.
  private void recordAnything(Random random) {
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < 300; i++) {
      var time =
          Instant.parse("2025-12-20T00:00:00Z").plusSeconds(random.nextLong(84L * 24 * 3600));
      var segments =
          random.nextInt(3) == 0
              ? Map.<String, String>of()
              : Map.of("region", random.nextBoolean() ? "EMEA" : "APAC");
      facts.add(world.fact("f" + i, time, segments, anything(random)));
    }
    world.record(facts);
  }

  private static Measure[] anything(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Measure[] {Samples.nps(random.nextInt(11))};
      case 1 ->
          new Measure[] {
            new Measure.Value(
                Family.question("relationship-2026", "happy"), "score:1-5", 1 + random.nextInt(5))
          };
      default -> new Measure[] {new Measure.Count(Family.TICKETS, "created", 1), Samples.open(1)};
    };
  }

  /// Each card beside the answer of `GET /v1/metrics` to a question about it alone.
  @ParameterizedTest
  @CsvSource({
    "period=month&from=2026-01&to=2026-03, previous, 1",
    "period=week&from=2026-W05&to=2026-W12, previous, 2",
    "period=month&from=2026-01&to=2026-03&segment=region:EMEA, previous, 3",
    "period=month&from=2026-02&to=2026-03, year, 4",
    "period=day&from=2026-03-01&to=2026-03-14&segment=region:APAC, year, 5"
  })
  void aCardIsTheSeriesOfItsMetric(String query, String compare, long seed) {
    recordAnything(new Random(seed));
    for (boolean settled : new boolean[] {false, true}) {
      if (settled) {
        world.settle();
      }
      var dashboard = get(query + "&compare=" + compare);

      assertThat(metrics(dashboard)).contains("nps", "csat", "tickets_created", "backlog");
      for (JsonNode card : dashboard.get("cards")) {
        var alone =
            world.get(query + "&compare=" + compare + "&metric=" + card.get("metric").asText());
        assertThat(plain(card, dashboard)).isEqualTo(plain(alone.get("series").get(0), dashboard));
      }
    }
  }

  /// Without the title, and with a change only where the dashboard shows it.
  private static JsonNode plain(JsonNode series, JsonNode dashboard) {
    ObjectNode plain = series.deepCopy();
    plain.remove("title");
    for (JsonNode point : plain.get("points")) {
      if (!point.get("period").equals(dashboard.get("current"))) {
        ((ObjectNode) point).remove("change");
      }
    }
    return plain;
  }

  @Test
  void onlyWhatAnythingWasCountedOfHasACard() {
    assertThat(get("").get("cards")).isEmpty();

    world.recordExample();

    var dashboard = get("from=2026-01&to=2026-06");
    assertThat(metrics(dashboard)).containsExactly("nps");
    var card = dashboard.get("cards").get(0);
    assertThat(card.get("title").get("en").asText()).isNotEmpty();
    assertThat(card.get("title").get("zh").asText()).isNotEmpty();
    assertThat(dashboard.get("current").asText()).isEqualTo("2026-03");
    var current = card.get("points").get(2);
    assertThat(current.get("value").doubleValue()).isEqualTo(37.5);
    assertThat(current.get("parts").toString())
        .isEqualTo("{\"promoters\":70,\"passives\":25,\"detractors\":25}");
    assertThat(current.has("change")).isTrue();
    assertThat(card.get("points").get(1).has("change")).isFalse();
  }

  @Test
  void aMetricOfSeveralScalesIsNamedWithThem() {
    var happy = Family.question("relationship-2026", "happy");
    var content = Family.question("shop", "content");
    world.record(
        world.fact("a", "2026-03-05T10:00:00Z", Map.of(), new Measure.Value(happy, "score:1-5", 4)),
        world.fact(
            "b", "2026-03-05T10:00:00Z", Map.of(), new Measure.Value(content, "score:1-7", 4)));

    var dashboard = get("");

    assertThat(metrics(dashboard)).contains("csat").doesNotContain("csat_mean");
    assertThat(dashboard.get("mixed").toString())
        .contains("{\"metric\":\"csat_mean\",\"scales\":[\"1-5\",\"1-7\"]}");
    assertThat(metrics(get("segment=survey:shop"))).contains("csat", "csat_mean");
  }

  @Test
  void aSegmentOfFewRespondentsIsHidden() {
    var facts = new ArrayList<LoggedFact>();
    for (int i = 0; i < 60; i++) {
      var region = i < 9 ? "EMEA" : "APAC";
      facts.add(
          world.fact("r" + i, "2026-03-05T10:00:00Z", Map.of("region", region), Samples.nps(9)));
    }
    world.record(facts);

    var card = get("from=2026-03&to=2026-03&segment=region:EMEA").get("cards").get(0);

    assertThat(card.get("points").get(0).get("flag").asText()).isEqualTo("suppressed");
    assertThat(card.get("points").get(0).get("value").isNull()).isTrue();
  }

  @Test
  void alertsAndSurveysOfTheTenantAreThere() {
    var alerts = new Alerts(world.summary);
    for (String start :
        List.of("2026-01-31T22:59:00Z", "2026-01-31T23:00:00Z", "2026-03-09T23:00:00Z")) {
      alerts.put(
          ReaderWorld.TENANT,
          new Alert(Instant.parse(start), "a", "{\"start\":\"" + start + "\"}"));
    }

    var dashboard = get("period=month&from=2026-02&to=2026-03");

    assertThat(dashboard.get("alerts").findValuesAsText("start"))
        .containsExactly("2026-03-09T23:00:00Z", "2026-01-31T23:00:00Z");
    assertThat(dashboard.get("surveys").findValuesAsText("survey"))
        .containsExactly("relationship-2026", "shop");
    assertThat(dashboard.get("surveys").get(0).get("title").get("en").asText())
        .isEqualTo("relationship-2026");
    assertThat(dashboard.get("surveys").get(0).get("questions").get(0).toString())
        .isEqualTo("{\"question\":\"recommend\",\"type\":\"nps\"}");
    assertThat(dashboard.get("timezone").asText()).isEqualTo("Europe/Berlin");
    assertThat(dashboard.get("currency").asText()).isEqualTo("EUR");
    assertThat(dashboard.get("asOf").asText()).isEqualTo(world.now.toString());
  }

  /// Their answers stay, so can be asked for.
  @Test
  void surveysThatWereDeletedAreMarked() {
    world.admin.delete(Samples.SURVEY);
    world.reader = world.another();

    var surveys = get("").get("surveys");

    assertThat(surveys.findValuesAsText("survey")).containsExactly("relationship-2026", "shop");
    assertThat(surveys.findValuesAsText("deleted")).containsExactly("true", "false");

    world.admin.define(Samples.SURVEY);
    world.reader = world.another();
    assertThat(get("").get("surveys").findValuesAsText("deleted"))
        .containsExactly("false", "false");
  }

  /// Every metric by itself would take several times as much.
  @Test
  void itTakesFewReads() {
    world.recordExample();
    world.reader = world.another();
    var events = world.events.consumed();
    var summary = world.summary.consumed();

    get("period=month&from=2025-04&to=2026-03");

    double reads =
        world.events.consumed().since(events).reads()
            + world.summary.consumed().since(summary).reads();
    System.out.printf("a dashboard of a small tenant takes %.1f read units%n", reads);
    assertThat(reads).isLessThanOrEqualTo(75);
  }

  @ParameterizedTest
  @CsvSource({
    "period=fortnight, /period",
    "period=month&from=2026-13, /from",
    "period=month&from=2026-05&to=2026-01, /from",
    "period=day&from=2025-11-01&to=2026-03-01, /from",
    "compare=never, /compare",
    "compare=none, /compare",
    "segment=region, /segment",
    "segment=survey:nothing, /segment",
    "metric=nps, /metric",
    "period=month&period=day, /period"
  })
  void whatIsWrongIsNamed(String query, String pointer) {
    var answer = send(query, Samples.READ);

    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(400);
    assertThat(Samples.json(answer.getBody()).get("errors").findValuesAsText("pointer"))
        .containsExactly(pointer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hour", "day", "week", "month", "quarter", "year"})
  void everyLengthOfPeriodIsShown(String period) {
    recordAnything(new Random(6));

    assertThat(get("period=" + period).get("period").asText()).isEqualTo(period);
  }

  @Test
  void onlyAReadersKeyIsLetIn() {
    assertThat(send("", Samples.SRV).getStatusCode()).isEqualTo(403);
    assertThat(send("", "nobody").getStatusCode()).isEqualTo(401);
  }
}
