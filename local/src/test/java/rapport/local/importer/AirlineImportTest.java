package rapport.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An airline's passenger survey by the same way, against a count of the file's last column.
///
/// It is the file's first rows unless `-Drapport.complete=true` asks for all, which takes a minute.
class AirlineImportTest {

  private static final int FIRST_ROWS = 5_000;

  @TempDir private Path folder;

  @Test
  void theSatisfiedAreThoseOfTheFileHoweverOftenItIsImported() throws Exception {
    List<String> lines = lines(RealFile.orSkip("airline-satisfaction.csv.gz"));
    Path csv = Files.write(folder.resolve("airline-satisfaction.csv"), lines);
    long answers = lines.size() - 1L;
    long satisfied = lines.stream().filter(line -> line.endsWith(",satisfied")).count();
    String query = "metric=csat&survey=passengers&period=month&from=2020-02&to=2020-02";

    try (var system = new RunningSystem()) {
      long events = system.imports("airline", csv);
      var csat = system.metrics(query).get("csat").get("2020-02");
      system.imports("airline", csv);

      assertThat(events).isEqualTo(answers);
      assertThat(csat.path("n").asLong()).isEqualTo(answers);
      assertThat(csat.path("value").asDouble()).isEqualTo(satisfied / (double) answers);
      assertThat(system.metrics(query).get("csat").get("2020-02")).isEqualTo(csat);
    }
  }

  /// The header, which ends in another word, and the rows.
  private static List<String> lines(Path csv) throws IOException {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(csv)), StandardCharsets.UTF_8))) {
      long most = Boolean.getBoolean("rapport.complete") ? Long.MAX_VALUE : FIRST_ROWS + 1L;
      return in.lines().limit(most).toList();
    }
  }
}
