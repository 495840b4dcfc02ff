package rapport.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What leaves its limits is told when the time for it has come, and no longer than it is true.
class AlertsWholeWayTest {

  private static final Instant NOW = Instant.parse("2026-03-31T09:00:00Z");
  private static final Duration CHARTS_WAIT = Duration.ofMinutes(11);
  private static final int AT_ONCE = 400;
  private static final int PAGE = 200;

  private static final String SURVEY =
      """
      {"questions":[{"id":"recommend","type":"nps"},{"id":"happy","type":"csat","scale":"1-5"},
        {"id":"effort","type":"ces","scale":"1-7","high":"ease"}]}
      """;
  private static final int STEADY_DAYS = 30;
  private static final int ANSWERS_A_DAY = 20;

  /// Of each day's answers so many are a 10 and so many a 3, the rest is an 8.
  private static final int PROMOTERS = 12;

  private static final int DETRACTORS = 4;

  private final MovableClock clock = MovableClock.at(NOW);

  @Test
  void aDropIsToldWithItsEvidenceUntilCorrectionsUndoIt() throws IOException {
    try (var system = WholeSystem.start(clock)) {
      prepare(system, "{\"watch\":[{\"metric\":\"nps\",\"period\":\"day\"}]}");
      var steady = new ArrayList<ObjectNode>();
      for (int daysAgo = STEADY_DAYS + 1; daysAgo > 1; daysAgo--) {
        steady.addAll(day(daysAgo, PROMOTERS, DETRACTORS, 0));
      }
      send(system, steady);
      send(system, day(1, 0, ANSWERS_A_DAY - 2, 0));
      assertThat(alerts(system, "").get("alerts")).isEmpty();

      drawCharts(system);

      var found = alerts(system, "").get("alerts");
      assertThat(found).hasSize(2);
      assertThat(alerts(system, "from=2026-03-30&to=2026-03-30").get("alerts")).isEqualTo(found);
      assertThat(alerts(system, "from=2026-03-31").get("alerts")).isEmpty();
      found.forEach(AlertsWholeWayTest::assertEvidence);
      assertExponential(chart(found, "ewma"));
      assertSum(chart(found, "cusum"));
      assertThat(causes(system)).containsExactlyInAnyOrderElementsOf(found);

      send(system, day(1, PROMOTERS, DETRACTORS, 1));
      assertThat(alerts(system, "").get("alerts")).isEqualTo(found);
      drawCharts(system);

      assertThat(alerts(system, "").get("alerts")).isEmpty();
    }
  }

  @Test
  void manyAlertsComeByPagesAndOfWrongQuestionsTheFieldIsNamed() throws IOException {
    var metrics = List.of("nps", "csat", "csat_mean", "ces", "ces_topbox");
    var dimensions = List.of("region", "site", "plan", "shop");
    var watch = new ArrayList<String>();
    for (String metric : metrics) {
      for (String by : dimensions) {
        watch.add("{\"metric\":\"%s\",\"period\":\"day\",\"by\":\"%s\"}".formatted(metric, by));
      }
    }
    int values = 6;
    try (var system = WholeSystem.start(clock)) {
      prepare(
          system,
          "{\"smallN\":1,\"dimensions\":[\"%s\"],\"watch\":[%s]}"
              .formatted(String.join("\",\"", dimensions), String.join(",", watch)));
      var events = new ArrayList<ObjectNode>();
      for (int daysAgo = 22; daysAgo > 0; daysAgo--) {
        for (int value = 0; value < values; value++) {
          var attributes = attributes(dimensions, "v" + value);
          events.add(answers(daysAgo + "-" + value, daysAgo, daysAgo > 1 ? 7 : 1, attributes));
          events.add(answers(daysAgo + "+" + value, daysAgo, daysAgo > 1 ? 6 : 1, attributes));
        }
      }
      send(system, events);

      drawCharts(system);

      var first = alerts(system, "");
      assertThat(first.get("alerts")).hasSize(PAGE);
      var second = alerts(system, "cursor=" + first.get("next").textValue());
      assertThat(second.get("next").isNull()).isTrue();
      var all = new HashSet<JsonNode>();
      first.get("alerts").forEach(all::add);
      second.get("alerts").forEach(all::add);
      assertThat(second.get("alerts")).hasSize(all.size() - PAGE);
      assertThat(all).hasSize(metrics.size() * dimensions.size() * values * 2);
      for (String wrong : List.of("from", "to", "cursor", "metric")) {
        var reply = system.get("/v1/alerts?" + wrong + "=x");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/pointer").textValue()).isEqualTo("/" + wrong);
      }
    }
  }

  private static void assertEvidence(JsonNode alert) {
    assertThat(alert.path("metric").textValue()).isEqualTo("nps");
    assertThat(alert.path("unit").textValue()).isEqualTo("points");
    assertThat(alert.path("segment")).isEmpty();
    assertThat(alert.path("granularity").textValue()).isEqualTo("day");
    assertThat(alert.path("period").textValue()).isEqualTo("2026-03-30");
    assertThat(alert.path("start").textValue()).isEqualTo("2026-03-30T00:00:00Z");
    assertThat(alert.path("end").textValue()).isEqualTo("2026-03-31T00:00:00Z");
    assertThat(alert.path("direction").textValue()).isEqualTo("lower");
    assertThat(alert.path("n").intValue()).isEqualTo(ANSWERS_A_DAY);
    assertThat(alert.path("value").doubleValue()).isEqualTo(-90);
    assertThat(alert.path("centre").doubleValue()).isEqualTo(40);
    assertThat(alert.path("referencePeriods").intValue()).isEqualTo(19);
    assertThat(alert.path("foundAt").textValue()).isEqualTo("2026-03-31T09:11:00Z");
  }

  /// Eleven days at the centre, then this: a fifth of the way to it.
  private static void assertExponential(JsonNode chart) {
    double limit = 2.7 * deviation() * Math.sqrt(0.2 / 1.8 * (1 - Math.pow(0.8, 2 * 12)));

    assertThat(chart.path("statistic").doubleValue()).isCloseTo(40 - 0.2 * 130, within(1e-9));
    assertThat(chart.path("low").doubleValue()).isCloseTo(40 - limit, within(1e-9));
    assertThat(chart.path("high").doubleValue()).isCloseTo(40 + limit, within(1e-9));
  }

  private static void assertSum(JsonNode chart) {
    assertThat(chart.path("statistic").doubleValue())
        .isCloseTo(-(130 / deviation() - 0.5), within(1e-9));
    assertThat(chart.path("low").doubleValue()).isEqualTo(-5);
    assertThat(chart.path("high").doubleValue()).isEqualTo(5);
  }

  /// By how many points a day's answers scatter, as the nineteen days before the chart tell, with
  /// three answers added.
  private static double deviation() {
    double answers = 19 * ANSWERS_A_DAY + 3;
    double favourable = (19 * PROMOTERS + 0.75) / answers;
    double adverse = (19 * DETRACTORS + 0.75) / answers;
    double net = favourable - adverse;
    return 100 * Math.sqrt((favourable + adverse - net * net) / ANSWERS_A_DAY);
  }

  /// Of the follow-ups that alerts have opened, without their type.
  private static List<JsonNode> causes(WholeSystem system) {
    var causes = new ArrayList<JsonNode>();
    for (JsonNode followUp : system.getWithServerKey("/v1/followups").json().get("followups")) {
      var cause = (ObjectNode) followUp.get("cause");
      if (cause.remove("type").textValue().equals("alert")) {
        causes.add(cause);
      }
    }
    return causes;
  }

  private static JsonNode chart(JsonNode alerts, String type) {
    for (JsonNode alert : alerts) {
      if (alert.at("/chart/type").textValue().equals(type)) {
        return alert.get("chart");
      }
    }
    throw new AssertionError("no alert of " + type + " in " + alerts);
  }

  private static void prepare(WholeSystem system, String settings) {
    assertThat(system.put("/v1/settings", settings).status()).isEqualTo(200);
    assertThat(system.put("/v1/surveys/s", SURVEY).status()).isEqualTo(201);
    system.local().settle();
  }

  /// @param revision 0 of what is answered first, 1 of what corrects it
  private static List<ObjectNode> day(int daysAgo, int promoters, int detractors, int revision) {
    return IntStream.range(0, ANSWERS_A_DAY)
        .mapToObj(
            number -> {
              int score = number < promoters ? 10 : number < promoters + detractors ? 3 : 8;
              var event =
                  SentEvents.response(
                      daysAgo + "-" + number,
                      NOW.minus(Duration.ofDays(daysAgo)),
                      "s",
                      Map.of("recommend", score),
                      Map.of());
              SentEvents.data(event).put("revision", revision);
              return event;
            })
        .toList();
  }

  private static Map<String, String> attributes(List<String> dimensions, String value) {
    return dimensions.stream().collect(Collectors.toMap(name -> name, _ -> value));
  }

  /// To all three questions.
  private static ObjectNode answers(
      String id, int daysAgo, int ease, Map<String, String> attributes) {
    return SentEvents.response(
        id,
        NOW.minus(Duration.ofDays(daysAgo)),
        "s",
        Map.of("recommend", ease + 3, "happy", Math.max(1, ease - 2), "effort", ease),
        attributes);
  }

  private static void send(WholeSystem system, List<ObjectNode> events) {
    for (int from = 0; from < events.size(); from += AT_ONCE) {
      var some = events.subList(from, Math.min(events.size(), from + AT_ONCE));
      var reply = system.post("/v1/events", SentEvents.array(some));
      assertThat(reply.json().path("accepted").asInt()).as(reply.body()).isEqualTo(some.size());
    }
    system.local().settle();
  }

  private void drawCharts(WholeSystem system) {
    clock.advance(CHARTS_WAIT);
    system.local().settle();
  }

  private static JsonNode alerts(WholeSystem system, String query) {
    var reply = system.get("/v1/alerts?" + query);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }
}
