package rapport.local.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.local.importer.FaultyServer.Fault;
import rapport.local.importer.csv.RowFile;
import rapport.local.importer.mapping.MappingReader;

/// An import against a system that fails.
class ImportTest {

  private static final String MAPPING =
      """
      row: survey-answer
      survey: s
      id: ${id}
      time: 2026-01-05T10:00:00Z
      answers: {score: "${score}"}
      """;
  private static final int ROWS = 2_600;

  @TempDir private Path folder;

  private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
  private FaultyServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FaultyServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyRowArrivesAndSeveralRequestsAreOnTheirWay() throws IOException {
    ImportReport report = run("one", FaultyServer.KEY, 4);

    assertThat(report.rowsRead()).isEqualTo(ROWS);
    assertThat(report.eventsAccepted()).isEqualTo(ROWS);
    assertThat(report.rowsRefused()).isZero();
    assertThat(server.taken()).hasSize(ROWS);
    assertThat(server.requests()).isEqualTo(6);
    assertThat(server.mostAtOnce()).isBetween(1, 4);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whateverFailsEveryRowArrivesOnce(long seed) throws IOException {
    var random = new Random(seed);
    for (int i = 0; i < 8; i++) {
      server.failNext(Fault.values()[random.nextInt(Fault.values().length)]);
    }

    ImportReport report = run("one", FaultyServer.KEY, 1 + random.nextInt(8));

    assertThat(report.eventsAccepted()).isEqualTo(ROWS);
    assertThat(server.taken()).hasSize(ROWS);
    assertThat(pauses).isNotEmpty();
  }

  @Test
  void whoIsAskedToWaitWaitsAsLong() throws IOException {
    server.failNext(Fault.TOO_MANY);

    run("one", FaultyServer.KEY, 1);

    assertThat(pauses).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void pausesGrowAndEndWithTheImport() {
    server.failNext(Collections.nCopies(100, Fault.UNAVAILABLE).toArray(Fault[]::new));

    assertThatThrownBy(() -> run("one", FaultyServer.KEY, 1))
        .isInstanceOf(ImportStoppedException.class)
        .hasMessageContaining("it answers 503");
    assertThat(pauses).hasSize(8);
    assertThat(pauses.getFirst()).isLessThan(Duration.ofMillis(251));
    assertThat(pauses.getLast()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
  }

  @Test
  void whatIsRefusedIsReportedByReasonAndLineAndStopsNothing() throws IOException {
    server.refuse(event -> event.path("id").asText().endsWith("7"));

    ImportReport report = run("one", FaultyServer.KEY, 4);

    assertThat(report.eventsAccepted()).isEqualTo(ROWS * 9L / 10);
    assertThat(report.refusals()).hasSize(1);
    assertThat(report.refusals().getFirst().reason()).isEqualTo("/data/score is off its scale");
    assertThat(report.refusals().getFirst().rows()).isEqualTo(ROWS / 10);
    assertThat(report.refusals().getFirst().lines()).hasSize(5);
  }

  @Test
  void whereNothingInARequestIsGoodAllOfItIsReported() throws IOException {
    server.refuse(_ -> true);

    ImportReport report = run("one", FaultyServer.KEY, 4);

    assertThat(report.eventsAccepted()).isZero();
    assertThat(report.rowsRefused()).isEqualTo(ROWS);
  }

  @Test
  void requestsThatAreTooLargeAreHalved() throws IOException {
    server.takeAtMost(60);

    assertThat(run("one", FaultyServer.KEY, 4).eventsAccepted()).isEqualTo(ROWS);
    assertThat(server.taken()).hasSize(ROWS);
  }

  @Test
  void aBrokenOffImportIsRepeatedWithoutCountingTwice() throws IOException {
    server.failNext(Fault.TAKEN_AND_DROPPED, Fault.TAKEN_AND_DROPPED);
    server.failNext(Collections.nCopies(100, Fault.DROPPED).toArray(Fault[]::new));
    assertThatThrownBy(() -> run("one", FaultyServer.KEY, 2))
        .isInstanceOf(ImportStoppedException.class);
    int half = server.taken().size();
    server.close();

    try (var again = new FaultyServer()) {
      again.taken().addAll(server.taken());
      server = again;
      run("one", FaultyServer.KEY, 2);

      assertThat(half).isBetween(1, ROWS - 1);
      assertThat(again.taken()).hasSize(ROWS);
    }
  }

  @Test
  void aWrongKeyEndsItAtOnce() {
    assertThatThrownBy(() -> run("one", "srv_wrong", 4))
        .isInstanceOf(ImportStoppedException.class)
        .hasMessageContaining("must be a srv_ key");
    assertThat(pauses).isEmpty();
  }

  @Test
  void aSpentNameEndsItAtOnce() {
    server.spend("one");

    assertThatThrownBy(() -> run("one", FaultyServer.KEY, 4))
        .isInstanceOf(ImportStoppedException.class)
        .hasMessageContaining("--name")
        .hasMessageContaining("the name is spent");
  }

  @Test
  void whoeverIsNeverReachedIsGivenUpSoon() {
    server.close();

    assertThatThrownBy(() -> run("one", FaultyServer.KEY, 1))
        .isInstanceOf(ImportStoppedException.class)
        .hasMessageContaining("nobody listens there");
    assertThat(pauses).hasSize(2);
  }

  private ImportReport run(String name, String key, int requests) throws IOException {
    var rows = new StringBuilder("id,score\n");
    for (int i = 0; i < ROWS; i++) {
      rows.append(i).append(',').append(i % 11).append('\n');
    }
    Path file = Files.writeString(folder.resolve("rows.csv"), rows);
    var mapping = MappingReader.read(MAPPING, "test");
    try (var client = new ImportClient(server.url(), key, pauses::add)) {
      return new Import(new RowFile(file), mapping, Progress.SILENT).run(client, name, requests);
    }
  }
}
