package rapport.local.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.local.importer.IncidentOracle.Month;

/// A service desk's year by way of HTTP, queue, recorder, rollup and reader, month by month against
/// the oracle.
class IncidentImportTest {

  private static final String QUERY =
      "metric=tickets_created&metric=tickets_resolved&metric=tickets_reopened&metric=reopen_rate"
          + "&metric=backlog&metric=first_response_time&metric=resolution_time"
          + "&metric=first_resolution_time&period=month&from=%s&to=%s";
  private static final double MILLIS = 1000;

  @Test
  void theFiguresOfEveryMonthAreThoseOfTheFileHoweverOftenItIsImported() throws Exception {
    var csv = RealFile.orSkip("incidents-2016.csv.gz");
    var oracle = IncidentOracle.of(csv);
    var months = new TreeMap<>(oracle.months());
    String query = QUERY.formatted(months.firstKey(), months.lastKey());

    try (var system = new RunningSystem()) {
      system.settings("{\"timezone\":\"Europe/Lisbon\",\"dimensions\":[\"category\"]}");
      long events = system.imports("incidents", csv);
      var metrics = system.metrics(query);
      long again = system.imports("incidents", csv);

      assertThat(events).isEqualTo(oracle.happenings());
      assertThat(metrics).hasSize(8);
      compare(metrics, months);
      assertThat(again).isEqualTo(events);
      assertThat(system.metrics(query)).isEqualTo(metrics);
    }
  }

  private static void compare(
      Map<String, TreeMap<String, JsonNode>> metrics, TreeMap<YearMonth, Month> months) {
    long backlog = 0;
    for (var entry : months.entrySet()) {
      String period = entry.getKey().toString();
      Month month = entry.getValue();
      backlog += month.backlogChange;
      assertCount(metrics, "tickets_created", period, month.created);
      assertCount(metrics, "tickets_resolved", period, month.resolved);
      assertCount(metrics, "tickets_reopened", period, month.reopened);
      assertCount(metrics, "backlog", period, backlog);
      assertRate(metrics.get("reopen_rate").get(period), month);
      assertDurations(metrics, "first_response_time", period, month.firstResponses);
      assertDurations(metrics, "resolution_time", period, month.resolutions);
      assertDurations(metrics, "first_resolution_time", period, month.firstResolutions);
      assertThat(metrics.get("first_response_time").get(period).at("/parts/pending").asLong())
          .as("pending of %s", period)
          .isEqualTo(month.pending);
    }
    assertThat(backlog).isZero();
  }

  private static void assertCount(
      Map<String, TreeMap<String, JsonNode>> metrics, String metric, String period, long count) {
    JsonNode point = metrics.get(metric).get(period);
    assertThat(point).as("%s of %s", metric, period).isNotNull();
    assertThat(point.path("value").asLong(0)).as("%s of %s", metric, period).isEqualTo(count);
  }

  private static void assertRate(JsonNode point, Month month) {
    assertThat(point.path("n").asLong()).isEqualTo(month.resolved);
    if (month.resolved == 0) {
      assertThat(point.path("value").isNull()).isTrue();
    } else {
      double rate = month.resolvedReopened / (double) month.resolved;
      assertThat(point.path("value").asDouble()).isEqualTo(rate);
    }
  }

  private static void assertDurations(
      Map<String, TreeMap<String, JsonNode>> metrics,
      String metric,
      String period,
      List<Long> millis) {
    JsonNode point = metrics.get(metric).get(period);
    String what = metric + " of " + period;
    List<Long> sorted = millis.stream().sorted().toList();
    int n = sorted.size();
    assertThat(point.path("n").asInt()).as(what).isEqualTo(n);
    if (n == 0) {
      assertThat(point.path("value").isNull()).as(what).isTrue();
      return;
    }
    long sum = sorted.stream().mapToLong(Long::longValue).sum();
    JsonNode parts = point.path("parts");
    double mean = parts.path("mean").asDouble();
    assertThat(Math.round(mean * MILLIS * n)).as("sum of %s", what).isEqualTo(sum);
    assertThat(mean).as(what).isCloseTo(sum / MILLIS / n, within(Math.ulp(mean) * 2));
    assertThat(point.path("value").asDouble()).as(what).isEqualTo(mean);
    assertThat(parts.path("max").asDouble()).as(what).isEqualTo(sorted.getLast() / MILLIS);
    for (int percent : List.of(50, 75, 90, 95, 99)) {
      double exact = sorted.get(percent * (n - 1) / 100) / MILLIS;
      assertThat(parts.path("p" + percent).asDouble())
          .as("p%s of %s", percent, what)
          .isCloseTo(exact, within(exact * 0.01 + 1e-9));
    }
  }
}
