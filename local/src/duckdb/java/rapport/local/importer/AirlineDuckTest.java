package rapport.local.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.local.importer.DuckFigures.assertFigure;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A passenger survey: shares and the index of fourteen services, in all and by class of travel, are
/// what SQL makes of the file.
class AirlineDuckTest {

  private static final int FIRST_ROWS = 5_000;

  private static final String SERVICES =
      """
      ["Inflight wifi service"::int, "Departure/Arrival time convenient"::int,
       "Ease of Online booking"::int, "Gate location"::int, "Food and drink"::int,
       "Online boarding"::int, "Seat comfort"::int, "Inflight entertainment"::int,
       "On-board service"::int, "Leg room service"::int, "Baggage handling"::int,
       "Checkin service"::int, "Inflight service"::int, "Cleanliness"::int]
      """;

  /// Marks of 1 to 5 become 0 to 100; 0 is no answer, and who left one out has no index.
  private static final String FIGURES =
      """
      with marked as (select "Class" as class, satisfaction, %s as marks from answers),
      doubled as (select * from marked union all by name select * replace ('all' as class) from marked)
      select class, count(*) as n, avg((satisfaction = 'satisfied')::int) as csat,
        avg(25 * (list_avg(marks) - 1)) filter (where list_min(marks) > 0) as csi,
        count(*) filter (where list_min(marks) > 0) as complete,
        count(*) filter (where list_min(marks) = 0) as dropped
      from doubled where class <> '' group by class
      """
          .formatted(SERVICES);

  @Test
  void sqlOverTheRawFileGivesTheSameFigures(@TempDir Path folder) throws Exception {
    var raw = RealFile.orSkip("airline-satisfaction.csv.gz");
    var csv = folder.resolve("airline.csv");
    long most = Boolean.getBoolean("rapport.complete") ? Long.MAX_VALUE : FIRST_ROWS;
    try (var duck = new Duck();
        var system = new RunningSystem()) {
      duck.view("raw", raw);
      duck.execute("copy (select * from raw limit %d) to '%s' (header)".formatted(most, csv));
      duck.view("answers", csv);
      var classes = duck.table(FIGURES);
      system.settings("{\"dimensions\":[\"class\",\"travel\",\"traveller\"]}");
      system.imports("airline", csv);

      assertThat(classes).hasSize(4);
      for (var entry : classes.entrySet()) {
        var row = entry.getValue();
        var metrics = metrics(system, entry.getKey());
        var csat = metrics.get("csat").get("2020-02");
        var csi = metrics.get("csi").get("2020-02");
        assertThat(csat.path("n").asDouble()).isEqualTo(row.get("n"));
        assertThat(csi.path("n").asDouble()).isEqualTo(row.get("complete"));
        assertFigure(csat, "/value", row.get("csat"), entry.getKey());
        assertFigure(csi, "/value", row.get("csi"), entry.getKey());
        assertFigure(csi, "/parts/dropped", row.get("dropped"), entry.getKey());
      }
    }
  }

  private static TreeMap<String, TreeMap<String, JsonNode>> metrics(
      RunningSystem system, String travelClass) throws Exception {
    var segment =
        travelClass.equals("all") ? "" : "&segment=class:" + travelClass.replace(" ", "%20");
    return system.metrics(
        "metric=csat&metric=csi&survey=passengers&period=month&from=2020-02&to=2020-02" + segment);
  }
}
