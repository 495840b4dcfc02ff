package rapport.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {

  private static final String MAPPING =
      """
      row: survey-answer
      survey: {id: s, title: {en: A}, questions: [{id: score, type: nps}]}
      id: ${id}
      time: ${at}
      answers: {score: "${score}"}
      """;
  private static final String ROWS =
      """
      id,at,score
      1,2026-01-05T10:00:00Z,9
      2,yesterday,9
      3,2026-01-05T10:00:00Z,3
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private FaultyServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FaultyServer();
    write("m.yaml", MAPPING);
    write("rows.csv", ROWS);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void itFindsTheLocalSystemSendsTheRowsAndSaysWhatBecameOfThem() throws IOException {
    write(
        "local.json",
        "{\"url\":\"%s\",\"keys\":{\"srv\":\"%s\"}}".formatted(server.url(), FaultyServer.KEY));

    int code = run("--data", folder.toString());

    assertThat(code).isEqualTo(ImportCommand.ROWS_REFUSED);
    assertThat(out.toString())
        .containsPattern("rows read +3")
        .containsPattern("events accepted +2")
        .containsPattern("rows refused +1")
        .contains("1  ${at} is not a time of the form 2026-03-01T10:00:00Z (line 3)")
        .contains("events a second");
    assertThat(server.taken()).hasSize(2);
    assertThat(server.surveys()).containsOnlyKeys("s");
    assertThat(server.surveys().get("s").has("id")).isFalse();
  }

  @Test
  void theSameFileIsTheSameImportWhateverItsCommentsAndItsName() throws IOException {
    run("--url", server.url().toString(), "--key", FaultyServer.KEY);
    Set<String> first = Set.copyOf(server.taken());
    write("m.yaml", "# now with a comment\n" + MAPPING);
    Files.move(folder.resolve("rows.csv"), folder.resolve("again.csv"));
    write("rows.csv", ROWS);

    run("--url", server.url().toString() + "/", "--key", FaultyServer.KEY);

    assertThat(server.taken()).isEqualTo(first).hasSize(2);
  }

  @Test
  void anotherFileIsAnotherImportUnlessItIsNamed() throws IOException {
    run("--url", server.url().toString(), "--key", FaultyServer.KEY, "--name", "mine");
    write("rows.csv", ROWS + "4,2026-01-05T10:00:00Z,5\n");
    run("--url", server.url().toString(), "--key", FaultyServer.KEY, "--name", "mine");
    assertThat(server.taken()).hasSize(3);

    run("--url", server.url().toString(), "--key", FaultyServer.KEY);

    assertThat(server.taken()).hasSize(6);
  }

  @Test
  void aDryRunShowsEventsAndSendsNone() {
    int code = run("--dry-run");

    assertThat(code).isEqualTo(ImportCommand.ROWS_REFUSED);
    assertThat(out.toString().lines().filter(line -> line.startsWith("{\"specversion\"")))
        .hasSize(2);
    assertThat(out.toString()).containsPattern("events made +2");
    assertThat(server.requests()).isZero();
  }

  @Test
  void aBadMappingIsExplainedByAllItsFaults() throws IOException {
    write("m.yaml", MAPPING.replace("score:", "scor:") + "tim: x\n");

    assertThat(run("--dry-run")).isEqualTo(ImportCommand.UNUSABLE);
    assertThat(err.toString())
        .contains("m.yaml can't be used:")
        .contains("  answers.scor: is no question of the survey; they are score")
        .contains("  tim: is no key here");
  }

  @Test
  void aMissingColumnIsNamedWithThePlaceThatReadsItAndWhatThereIs() throws IOException {
    write("rows.csv", "id,when,points\n");

    assertThat(run("--dry-run")).isEqualTo(ImportCommand.UNUSABLE);
    assertThat(err.toString())
        .contains("no column `at`, which `time` of the mapping reads")
        .contains("no column `score`, which `answers.score` of the mapping reads")
        .contains("It has id, when, points");
  }

  @Test
  void aWrongKeyIsSaid() {
    int code = run("--url", server.url().toString(), "--key", "srv_wrong");

    assertThat(code).isEqualTo(ImportCommand.STOPPED);
    assertThat(err.toString()).contains("The import stopped: the key is not one of");
  }

  @Test
  void withoutASystemItSaysHowToStartOne() {
    assertThat(run("--data", folder.resolve("none").toString())).isEqualTo(ImportCommand.STOPPED);
    assertThat(err.toString()).contains("./rapport up").contains("--url and --key");
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    assertThat(run("--url", "http://127.0.0.1:1")).isEqualTo(ImportCommand.UNUSABLE);
    assertThat(run("--dry-run", "--name", "a b")).isEqualTo(ImportCommand.UNUSABLE);
    assertThat(run("--dry-run", "--requests", "0")).isEqualTo(ImportCommand.UNUSABLE);
    assertThat(run("--url", "somewhere", "--key", "k")).isEqualTo(ImportCommand.STOPPED);
    assertThat(err.toString())
        .contains("go together")
        .contains("--name must be")
        .contains("--requests must be")
        .contains("`somewhere` is no URL");
  }

  private int run(String... options) {
    var arguments = new ArrayList<>(List.of("--mapping", folder.resolve("m.yaml").toString()));
    arguments.addAll(List.of(options));
    arguments.add(folder.resolve("rows.csv").toString());
    return new CommandLine(new ImportCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
