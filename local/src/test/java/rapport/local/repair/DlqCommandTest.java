package rapport.local.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import rapport.fact.Family;
import rapport.fold.PartKey;
import rapport.local.LocalSystem;
import rapport.local.Options;
import rapport.store.Summaries;
import rapport.store.SummaryKey;
import rapport.store.SummaryKey.Level;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// The command on a running local system.
class DlqCommandTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"T1-1","source":"desk","type":"ticket.created","time":"%s",\
      "subject":"jane","data":{"ticket":"T1","channel":"email","group":"g","priority":"high"}}""";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void deadLettersAreListedRedrivenTwiceAndCountedOnce() throws Exception {
    var options = Options.inFolder(PROJECT, folder, 0).withScheduled(false);
    var time = Instant.now().minus(Duration.ofHours(30));
    var day = LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
    try (var system = LocalSystem.start(options, Set.of())) {
      die(system, EVENT.formatted(time));

      int listed = run("list");
      int bodies = run("list", "--bodies");
      int redriven = run("redrive", "--all");
      system.settle();
      die(system, EVENT.formatted(time)); // as if it had ended between sending and deleting
      int again = run("redrive", "--all", "--queue", "events");
      system.settle();
      int none = run("list");

      assertThat(new int[] {listed, bodies, redriven, again, none}).containsOnly(0);
      assertThat(out.toString())
          .contains("\"type\":\"ticket.created\"", "demo", "received", "events: 1 sent again")
          .contains("work: 0 sent again", "jane")
          .endsWith("No dead letters.\n");
      assertThat(out.toString().lines().findFirst().orElseThrow()).doesNotContain("jane");
      var key = new SummaryKey("demo", 1, Level.DAY, PartKey.totals(Family.TICKETS), day);
      var record = new Summaries(system.summary()).readAll(List.of(key)).get(key);
      assertThat(record.part().state(0).count("created")).isEqualTo(1);
    }
  }

  @Test
  void whatCantBeMeantIsRefusedAndChangesNothing() throws Exception {
    var options = Options.inFolder(PROJECT, folder, 0).withScheduled(false);
    try (var system = LocalSystem.start(options, Set.of())) {
      die(system, "{}");

      assertThat(run("list", "--limit", "1")).isZero();
      assertThat(out.toString())
          .endsWith("1 dead letters.\nevents: 1 were looked at, and there may be more\n");
      assertThat(run("drop", "--all")).isEqualTo(1);
      assertThat(run("redrive")).isEqualTo(1);
      assertThat(run("redrive", "--all", "x")).isEqualTo(1);
      assertThat(run("list", "--limit", "0")).isEqualTo(1);
      assertThat(run("list", "--queue-url", "http://127.0.0.1:1/x")).isEqualTo(1);
      assertThat(run("redrive", "no-such-id")).isEqualTo(1);
      assertThat(err.toString())
          .contains("--yes", "by their ids, or --all", "--limit must be 1 to 10000, got 0")
          .contains("go together", "not found: no-such-id");
      assertThat(err.toString()).doesNotContain("there may be more");
      assertThat(run("redrive", "no-such-id", "--limit", "1")).isEqualTo(1);
      assertThat(err.toString()).contains("events: 1 were looked at, and there may be more");
      assertThat(redriveToNowhere(system)).isEqualTo(1);
      assertThat(out.toString()).contains("given: 0 sent again");
      assertThat(err.toString()).containsPattern("not sent: [0-9a-f-]{36}: ");
      assertThat(run("drop", "--all", "--yes", "--queue", "events")).isZero();
      assertThat(out.toString()).contains("events: 1 deleted");
      die(system, "{}");
      die(system, "{}");
      assertThat(run("drop", "--all", "--yes", "--limit", "1")).as("one stays").isEqualTo(1);
    }
  }

  @Test
  void withoutASystemItSaysHowToStartOne() {
    assertThat(run("list")).isEqualTo(1);
    assertThat(err.toString()).contains("there is no", "local.json", "./rapport up", "--stack");
  }

  @Test
  void agesAreSaidAsTheyAreLong() {
    assertThat(DlqCommand.age(Duration.ofSeconds(-5))).isEqualTo("0 min");
    assertThat(DlqCommand.age(Duration.ofMinutes(61))).isEqualTo("1 h 1 min");
    assertThat(DlqCommand.age(Duration.ofHours(49))).isEqualTo("2 d 1 h");
  }

  /// Puts a message where those are that failed ten times.
  private static void die(LocalSystem system, String body) {
    var tenant = MessageAttributeValue.builder().dataType("String").stringValue("demo").build();
    String queue = system.connection().queueUrl();
    try (SqsClient sqs = new Site.Local(URI.create(queue).resolve("/"), URI.create("x")).sqs()) {
      sqs.sendMessage(
          send ->
              send.queueUrl(queue.replace("EventQueue", "EventDeadLetters"))
                  .messageBody(body)
                  .messageAttributes(Map.of("tenant", tenant)));
    }
  }

  private int redriveToNowhere(LocalSystem system) {
    String queue = system.connection().queueUrl();
    return run(
        "redrive",
        "--all",
        "--queue-url=" + queue + "-of-nobody",
        "--dead-letters-url=" + queue.replace("EventQueue", "EventDeadLetters"));
  }

  private int run(String command, String... arguments) {
    var all = new ArrayList<>(List.of(command));
    all.addAll(List.of(arguments));
    boolean placed = Files.isDirectory(folder);
    if (placed) {
      all.add(1, "--data=" + folder);
    }
    return new CommandLine(new DlqCommand())
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
