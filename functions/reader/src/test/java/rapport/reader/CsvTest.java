package rapport.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.reader.Samples.nps;
import static rapport.reader.Samples.open;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rapport.fact.Family;
import rapport.fact.Measure;

/// Figures as CSV.
class CsvTest {

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
}
