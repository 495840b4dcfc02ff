package rapport.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.edge.EventJson;

/// The delivered mappings on the real files they are written for.
class RealFilesTest {

  @Test
  void everyIncidentBecomesTheEventsItsRowsTell() throws Exception {
    var csv = RealFile.orSkip("incidents-2016.csv.gz");
    var oracle = IncidentOracle.of(csv);

    var mapped = Mapped.of(Mapped.delivered("incidents"), csv);

    assertThat(mapped.report().rowsRead()).isEqualTo(oracle.rows());
    assertThat(mapped.report().rowsRefused()).isZero();
    assertThat(mapped.events()).hasSize((int) oracle.happenings());
    assertThat(mapped.events()).allMatch(RealFilesTest::isTaken);
    assertThat(mapped.events())
        .filteredOn(event -> event.path("type").asText().equals("ticket.created"))
        .hasSize((int) oracle.incidents());
    assertThat(new HashSet<>(mapped.events().stream().map(e -> e.path("id")).toList()))
        .hasSameSizeAs(mapped.events());
  }

  @Test
  void everyPassengerBecomesOneResponse() {
    var csv = RealFile.orSkip("airline-satisfaction.csv.gz");

    var mapped = Mapped.of(Mapped.delivered("airline"), csv);

    var verdicts = new TreeMap<String, Integer>();
    mapped
        .events()
        .forEach(
            event -> verdicts.merge(event.at("/data/answers/satisfied").asText(), 1, Integer::sum));
    assertThat(mapped.events()).allMatch(RealFilesTest::isTaken);
    assertThat(mapped.report().rowsRefused()).isZero();
    assertThat(verdicts).containsExactly(Map.entry("bad", 14_573), Map.entry("good", 11_403));
  }

  @Test
  void everyPurchaseCountsAndEveryCustomerJoinsOnce() {
    var csv = RealFile.orSkip("cdnow-1997.txt.gz");

    var mapped = Mapped.of(Mapped.delivered("purchases"), csv);

    var types = new TreeMap<String, Integer>();
    mapped.events().forEach(event -> types.merge(event.path("type").asText(), 1, Integer::sum));
    assertThat(mapped.report().rowsRefused()).isZero();
    assertThat(mapped.events()).allMatch(RealFilesTest::isTaken);
    assertThat(types.get("customer.joined")).isEqualTo(23_570);
    assertThat(types.get("customer.purchased")).isEqualTo(69_659);
    assertThat(new HashSet<>(mapped.events().stream().map(e -> e.path("id")).toList()))
        .hasSameSizeAs(mapped.events());
  }

  private static boolean isTaken(JsonNode event) {
    return Intake.read(event) instanceof EventJson.Reading.Valid;
  }
}
