package rapport.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.local.cost.Usage;

/// An event for last March that arrives today by an import.
class OldEventTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final LocalDate LAST_MARCH = LocalDate.of(2026, 3, 17);
  private static final List<String> METRICS =
      List.of("nps", "tickets_created", "tickets_resolved", "resolution_time", "backlog");
  private static final Map<String, String> PERIODS =
      Map.of(
          "day", "2026-03-01,2026-04-30",
          "month", "2025-12,2026-11",
          "quarter", "2025-Q1,2026-Q4",
          "year", "2016,2026");

  @Test
  void itChangesItsMonthQuarterAndYearAndNothingElse() throws IOException {
    try (var system = withHistory(1)) {
      var before = values(system);

      oldEvents(system);

      assertThat(changed(before, values(system)))
          .containsExactlyInAnyOrder(
              "nps 2026-03-17",
              "nps 2026-03",
              "nps 2026-Q1",
              "nps 2026",
              "tickets_created 2026-03-17",
              "tickets_created 2026-03",
              "tickets_created 2026-Q1",
              "tickets_created 2026",
              "tickets_resolved 2026-03-17",
              "tickets_resolved 2026-03",
              "tickets_resolved 2026-Q1",
              "tickets_resolved 2026",
              "resolution_time 2026-03-17",
              "resolution_time 2026-03",
              "resolution_time 2026-Q1",
              "resolution_time 2026");
    }
  }

  @Test
  void itCostsTheSameWithOneYearOfHistoryAsWithTen() throws IOException {
    var one = cost(1);
    var ten = cost(10);
    one.forEach(
        (function, usage) ->
            System.out.printf(
                "an old response and ticket, %s: with a year of history %.1f write and %.1f read"
                    + " units, with ten %.1f and %.1f%n",
                function,
                usage.writeUnits(),
                usage.readUnits(),
                ten.get(function).writeUnits(),
                ten.get(function).readUnits()));

    assertThat(ten).isEqualTo(one);
    assertThat(one.get("rollup").writeUnits()).isPositive();
  }

  private static Map<String, Usage> cost(int years) throws IOException {
    try (var system = withHistory(years)) {
      var before = system.local().cost();
      oldEvents(system);
      var cost = new TreeMap<String, Usage>();
      for (String function : List.of("intake", "recorder", "rollup")) {
        cost.put(function, system.local().cost().get(function).since(before.get(function)));
      }
      return cost;
    }
  }

  /// A response, and a ticket created and resolved.
  private static void oldEvents(WholeSystem system) {
    send(system, "late", List.of(LAST_MARCH), 1);
  }

  /// Two responses and two tickets a month, up to last month.
  private static WholeSystem withHistory(int years) throws IOException {
    var system = WholeSystem.start(Clock.fixed(NOW, ZoneOffset.UTC));
    var survey = "{\"questions\":[{\"id\":\"recommend\",\"type\":\"nps\"}]}";
    assertThat(system.put("/v1/surveys/s", survey).status()).isEqualTo(201);
    var days = new ArrayList<LocalDate>();
    var last = YearMonth.of(2026, 10);
    for (int month = 0; month < 12 * years; month++) {
      days.add(last.minusMonths(month).atDay(5));
      days.add(last.minusMonths(month).atDay(24));
    }
    send(system, "history", days, 2);
    return system;
  }

  private static void send(WholeSystem system, String importName, List<LocalDate> days, int kind) {
    for (int from = 0; from < days.size(); from += 100) {
      var events = new ArrayList<ObjectNode>();
      for (LocalDate day : days.subList(from, Math.min(days.size(), from + 100))) {
        events.addAll(events(importName + day, day, kind));
      }
      var reply = system.post("/v1/imports?import=" + importName, SentEvents.array(events));
      assertThat(reply.json().path("accepted").asInt()).as(reply.body()).isEqualTo(events.size());
    }
    system.local().settle();
  }

  private static List<ObjectNode> events(String id, LocalDate day, int score) {
    var noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    return List.of(
        SentEvents.response("r" + id, noon, "s", Map.of("recommend", 5 * score), Map.of()),
        SentEvents.ticket("created", "c" + id, noon, id, Map.of("channel", "email")),
        SentEvents.ticket("resolved", "d" + id, noon.plusSeconds(600L * score), id, Map.of()));
  }

  /// The points of all metrics by all periods: by metric and period.
  private static Map<String, JsonNode> values(WholeSystem system) {
    var values = new TreeMap<String, JsonNode>();
    PERIODS.forEach(
        (period, range) -> {
          var ends = range.split(",");
          var reply =
              system.get(
                  "/v1/metrics?metric=%s&period=%s&from=%s&to=%s"
                      .formatted(String.join("&metric=", METRICS), period, ends[0], ends[1]));
          assertThat(reply.status()).as(reply.body()).isEqualTo(200);
          for (JsonNode series : reply.json().path("series")) {
            for (JsonNode point : series.path("points")) {
              values.put(
                  series.path("metric").textValue() + " " + point.path("period").textValue(),
                  point);
            }
          }
        });
    return values;
  }

  private static List<String> changed(Map<String, JsonNode> before, Map<String, JsonNode> after) {
    assertThat(after.keySet()).isEqualTo(before.keySet());
    return after.keySet().stream()
        .filter(name -> !after.get(name).equals(before.get(name)))
        .toList();
  }
}
