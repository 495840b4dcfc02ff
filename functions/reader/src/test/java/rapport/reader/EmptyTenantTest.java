package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rapport.edge.Log;
import rapport.metric.Metric;
import rapport.metric.Metrics;
import rapport.period.Granularity;
import rapport.store.memory.MemoryTable;

/// A tenant that has a key and nothing else: no settings, no surveys, no events.
class EmptyTenantTest {

  private static final String ALL =
      Metrics.ALL.stream().map(Metric::id).collect(Collectors.joining("&metric=", "metric=", ""));

  private final ReaderWorld world = new ReaderWorld();

  @BeforeEach
  void begin() {
    var summary = new MemoryTable();
    new Admin(summary).keys();
    world.reader =
        new ReaderHandler(
            Wiring.routes(new MemoryTable(), summary, world.clock),
            new Log(world.clock, world.lines::add));
  }

  @ParameterizedTest
  @EnumSource(Granularity.class)
  void nothingIsKnownOfAnyMetric(Granularity period) {
    var metrics =
        Metrics.ALL.stream()
            .filter(metric -> period != Granularity.HOUR || metric.hourly())
            .map(Metric::id)
            .toList();

    var answer = world.get("metric=" + String.join("&metric=", metrics) + "&period=" + period);

    assertThat(answer.get("series")).hasSize(metrics.size());
    assertThat(answer.get("timezone").asText()).isEqualTo("UTC");
    for (var series : answer.get("series")) {
      assertThat(series.get("points")).hasSize(12);
      for (var point : series.get("points")) {
        assertThat(point.get("n").intValue()).isZero();
        for (String field : List.of("value", "low", "high", "method")) {
          assertThat(point.get(field).isNull()).as("%s of %s", field, series).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "customers, '{\"start\":null,\"new\":null,\"lost\":null,\"end\":null}'",
    "backlog, '{\"opening\":null,\"change\":null}'"
  })
  void partsOfABalanceAreNamedThoughUnknown(String metric, String parts) {
    for (var point : world.points("metric=" + metric)) {
      assertThat(point.get("parts")).hasToString(parts);
    }
  }

  @Test
  void itsCsvHasARowForEachPoint() {
    assertThat(world.csv(ALL).lines()).hasSize(1 + 12 * Metrics.ALL.size());
  }

  @Test
  void itHasNoSurveysDimensionsOrValues() {
    for (String narrowed :
        List.of("survey=shop", "question=again", "segment=region:EMEA", "segment=agent:kim")) {
      assertThat(world.send("metric=nps&" + narrowed).getStatusCode()).isEqualTo(400);
    }
    assertThat(world.send("metric=csat&survey=tickets").getStatusCode()).isEqualTo(200);
  }
}
