package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.reader.Samples.nps;
import static rapport.reader.Samples.open;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.fact.Family;
import rapport.fact.Measure;
import rapport.metric.Metrics;
import rapport.period.Granularity;
import rapport.period.Period;
import rapport.settings.Settings;
import rapport.state.State;
import rapport.store.Numbers;

/// Figures as CSV.
class CsvTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ReaderWorld world = new ReaderWorld();

  @Test
  void csvHasTheSameFiguresAsJson() throws IOException {
    world.recordExample();
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

    var answer = world.get(query);
    var header = rows.getFirst();
    int row = 1;
    for (var series : answer.get("series")) {
      for (var point : series.get("points")) {
        assertSame(answer, series, point, header, rows.get(row++));
      }
    }
    assertThat(rows).hasSize(row);
  }

  /// Every field of the JSON is looked at, so that none can be added there alone.
  private static void assertSame(
      JsonNode answer, JsonNode series, JsonNode point, List<String> header, List<String> cells) {
    var expected = MAPPER.createObjectNode();
    answer.properties().forEach(field -> expected.set(field.getKey(), field.getValue()));
    expected.set("granularity", expected.get("period"));
    expected.remove("series");
    series.properties().forEach(field -> expected.set(field.getKey(), field.getValue()));
    expected.put("segment", "region:" + expected.at("/segment/region").asText());
    expected.remove("points");
    point.properties().forEach(field -> expected.set(field.getKey(), field.getValue()));
    point.get("parts").properties().forEach(p -> expected.set(p.getKey(), p.getValue()));
    expected.remove("parts");
    expected
        .properties()
        .forEach(
            field -> {
              assertThat(header).contains(field.getKey());
              assertSame(field.getValue(), cells.get(header.indexOf(field.getKey())));
            });
  }

  private static void assertSame(JsonNode json, String cell) {
    if (json.isNumber()) {
      assertThat(Double.parseDouble(cell)).isEqualTo(json.doubleValue());
    } else {
      assertThat(cell).isEqualTo(json.isNull() ? "" : json.asText());
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

  /// Where a comma is the decimal sign, spreadsheets part cells by semicolons.
  @ParameterizedTest
  @ValueSource(strings = {";", ";\"", "\t", "\n"})
  void noPartOfACellIsTakenForAFormulaWhereAnotherSignPartsCells(String parting)
      throws IOException {
    var value = "x" + parting + "=1+2";
    world.record(world.fact("1", "2026-03-05T10:00:00Z", Map.of("region", value), nps(9)));

    var rows =
        rows(
            world.csv(
                "metric=nps&from=2026-03&to=2026-03&segment=region:"
                    + java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)));

    assertThat(rows.getLast()).contains("region:x" + parting + "'=1+2");
  }

  @Test
  void onlyWhatNeedsQuotesHasThem() {
    world.now = world.now.plusNanos(123_456_789);

    assertThat(world.csv("metric=nps")).contains(",2026-03-14T09:00:00.123456789Z,");
  }

  /// Scripts cut columns out by their number.
  @Test
  void theFirstColumnsKeepTheirPlace() throws IOException {
    assertThat(rows(world.csv("metric=nps")).getFirst())
        .startsWith(
            "metric", "unit", "segment", "period", "start", "end", "open", "n", "value", "low",
            "high", "method", "flag");
  }

  /// No dimension may be named so, but a cell is safe by itself.
  @ParameterizedTest
  @ValueSource(
      strings = {"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"})
  void aCellThatBeginsLikeAFormulaGetsAnApostrophe(String begin) throws IOException {
    var named = new LinkedHashMap<>(Map.of(begin + "x", "y"));
    var segment = new Segment(named, "", "x", 1, Numbers.NONE, List.of());
    var periods = List.of(Period.of(Granularity.MONTH, world.now, world.calendar));
    var selection = new Selection(Metrics.ALL.getFirst(), List.of(), segment, List.of());
    var query =
        new Query(
            List.of(selection),
            Granularity.MONTH,
            periods,
            Collections.emptySortedMap(),
            Comparison.NONE,
            0.95);
    var view = new TenantView("demo", Settings.DEFAULT, world.calendar, List.of(), Set.of());
    var series =
        new Figures.Series(
            selection,
            List.of(new Figures.Point(periods.getFirst(), State.EMPTY, State.EMPTY, Map.of())),
            List.of(new Compared.Nothing()));
    var shown =
        Shown.of(
            series,
            new Manner(
                world.calendar, Settings.DEFAULT, Collections.emptySortedMap(), 0.95, world.now));

    var rows = rows(SeriesCsv.write(view, query, world.now, shown));

    assertThat(rows.getLast().get(2)).isEqualTo("'" + begin + "x:y");
  }
}
