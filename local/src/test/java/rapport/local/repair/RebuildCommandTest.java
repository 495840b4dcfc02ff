package rapport.local.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import rapport.access.TenantName;
import rapport.fact.Family;
import rapport.fold.PartKey;
import rapport.local.LocalSystem;
import rapport.local.Options;
import rapport.store.Condition;
import rapport.store.Key;
import rapport.store.Range;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import rapport.store.SummaryRecord;
import rapport.store.Table;

/// The command on a running local system, one of whose records is wrong.
class RebuildCommandTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aWrongRecordIsRightAgainAndAllThatWereLostAreThereAgain() throws Exception {
    var time = Instant.now().minus(Duration.ofHours(30));
    var day = LocalDate.ofInstant(time, ZoneOffset.UTC);
    var options = Options.inFolder(PROJECT, folder, 0).withScheduled(false);
    try (var system = LocalSystem.start(options, Set.of())) {
      post(system, time);
      system.settle();
      var summaries = new Summaries(system.summary());
      var key =
          new SummaryKey("demo", 1, Level.DAY, PartKey.totals(Family.TICKETS), day.toString());
      var right = summaries.readAll(List.of(key)).get(key);
      summaries.save(key, doubled(right));

      int code = run("--tenant", "demo", "--from", day.toString(), "--to", day.toString());
      system.settle();

      assertThat(code).as(err.toString()).isZero();
      assertThat(out.toString()).contains("1 of 1 days marked", "All is marked");
      assertThat(summaries.readAll(List.of(key)).get(key).part()).isEqualTo(right.part());
      var months = summaries.keys("demo", 1, Level.MONTH);

      loseAllRecords(system.summary());
      code = run("--tenant", "demo", "--from", day.toString(), "--to", day.toString());
      system.settle();

      assertThat(code).as(err.toString()).isZero();
      assertThat(summaries.readAll(List.of(key)).get(key).part()).isEqualTo(right.part());
      assertThat(summaries.keys("demo", 1, Level.MONTH)).isEqualTo(months).isNotEmpty();
    }
  }

  private static void loseAllRecords(Table summary) {
    var keys = new ArrayList<Key>();
    summary.query(
        Range.all("s#demo"),
        Table.Read.STRONG,
        page -> {
          page.forEach(item -> keys.add(item.key()));
          return true;
        });
    keys.forEach(key -> summary.delete(key, Condition.ALWAYS));
    assertThat(new Summaries(summary).isEmpty("demo")).isTrue();
  }

  @Test
  void aTenantThatCanBeNoneAndDaysThatAreNoneAreRefused() throws Exception {
    var options = Options.inFolder(PROJECT, folder, 0).withScheduled(false);
    try (var _ = LocalSystem.start(options, Set.of())) {
      assertThat(run("--tenant", "De#mo", "--from", "2026-01-01", "--to", "2026-01-02")).isOne();
      assertThat(run("--tenant", "demo", "--from", "January", "--to", "2026-01-02")).isEqualTo(2);
      assertThat(run("--tenant", "demo", "--from", "2026-01-03", "--to", "2026-01-02")).isOne();
      assertThat(err.toString())
          .contains("--tenant must be " + TenantName.EXPECTED + ", got De#mo")
          .contains("--from", "--to must not be before");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5"})
  void noPatienceAtAllIsRefusedBeforeAnySystemIsLookedFor(String seconds) {
    int code =
        run("--tenant", "demo", "--from=2026-01-01", "--to=2026-01-02", "--patience=" + seconds);

    assertThat(code).isOne();
    assertThat(err.toString().strip()).isEqualTo("--patience must be 1 or more, got " + seconds);
  }

  private static SummaryRecord doubled(SummaryRecord record) {
    return new SummaryRecord(
        record.revision() + 1,
        record.part().merge(record.part()),
        record.sealAt(),
        record.zone(),
        record.tzdb(),
        record.logBytes());
  }

  private static void post(LocalSystem system, Instant time) throws Exception {
    var event =
        """
        {"specversion":"1.0","id":"T1-1","source":"desk","type":"ticket.created","time":"%s",\
        "data":{"ticket":"T1","channel":"email","group":"g","priority":"high"}}"""
            .formatted(time);
    var request =
        HttpRequest.newBuilder(URI.create(system.url() + "/v1/events"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + system.keys().srv())
            .POST(BodyPublishers.ofString(event))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
    }
  }

  private int run(String... arguments) {
    var all = new ArrayList<>(List.of("--data=" + folder, "--no-wait"));
    all.addAll(List.of(arguments));
    return new CommandLine(new RebuildCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(
            (thrown, commandLine, _) -> {
              commandLine.getErr().println(thrown.getMessage());
              return 1;
            })
        .execute(all.toArray(String[]::new));
  }
}
