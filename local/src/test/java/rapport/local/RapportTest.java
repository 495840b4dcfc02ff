package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.local.tiny.TinyProject;

/// What `./rapport` says and with which code it ends.
class RapportTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
  private static final String HOME = "rapport.home";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void findTheProject() {
    System.setProperty(HOME, PROJECT.toString());
  }

  @AfterAll
  static void forgetTheProject() {
    System.clearProperty(HOME);
  }

  @Test
  void withoutACommandItSaysWhichThereAre() {
    int code = run();

    assertThat(code).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("Missing required subcommand")
        .contains("up", "import", "invoke");
  }

  @Test
  void helpIsNoMistake() {
    int code = run("--help");

    assertThat(code).isZero();
    assertThat(out.toString()).startsWith("Usage: rapport").contains("up", "import", "invoke");
  }

  @Test
  void anUnknownCommandIsNamed() {
    int code = run("nonsense");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("nonsense");
  }

  @Test
  void aPortThatLeavesNoRoomForTheNextTwoIsRefused() {
    int tooHigh = run("up", "--port", "65534");
    int negative = run("up", "--port", "-1");

    assertThat(tooHigh).isEqualTo(2);
    assertThat(negative).isEqualTo(2);
    assertThat(err.toString()).contains("--port must be 0 to 65533, got 65534", "got -1");
  }

  @Test
  void anInvokedRecorderSaysWhatItPutIntoQuarantine() {
    int code = run("invoke", "recorder", event("recorder/bad-unknown-survey.json"));

    assertThat(code).isZero();
    assertThat(out.toString()).contains("{\"batchItemFailures\":[]}");
    assertThat(err.toString()).contains("put into quarantine", "/data/survey");
  }

  @Test
  void anEventFileThatIsMissingOrAFolderIsSaidInOneLine() {
    int missing = run("invoke", "intake", event("nothing.json"));
    int folder = run("invoke", "intake", event("intake"));

    assertThat(missing).isEqualTo(1);
    assertThat(folder).isEqualTo(1);
    assertThat(err.toString()).hasLineCount(2).contains("there is no file", "is a folder");
  }

  @Test
  void anIsolatedSystemThatWasNotBuiltSaysWhatIsMissing(@TempDir Path folder) throws Exception {
    System.setProperty(HOME, TinyProject.in(folder).toString());

    int code = run("up", "--isolated", "--port", "0", "--data", folder.resolve("data").toString());
    System.setProperty(HOME, PROJECT.toString());

    assertThat(code).isEqualTo(1);
    assertThat(err.toString())
        .hasLineCount(1)
        .contains("processes of their own", "tiny.jar", "./mvnw package");
  }

  @Test
  void keysThatAreNoJsonAreSaidSo(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("local.json"), "nonsense");

    int code = run("up", "--port", "0", "--data", folder.toString());

    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).hasLineCount(1).contains("local.json", "is no JSON", "delete it");
  }

  @Test
  void aFileThatMayNotBeUsedIsSaidSo() {
    assertThat(Rapport.said(new AccessDeniedException("data")))
        .isEqualTo("no permission for the file data");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dlq list",
        "dlq redrive --all",
        "dlq drop --all --yes",
        "rebuild --tenant demo --from 2026-01-01 --to 2026-01-02"
      })
  void aSystemThatNoMoreRunsIsSaidInOneLine(String command, @TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("local.json"),
        """
        {"queueUrl":"http://127.0.0.1:1/0/EventQueue","dynamodbUrl":"http://127.0.0.1:1"}""");

    int code = run((command + " --data " + folder).split(" "));

    assertThat(code).isEqualTo(1);
    assertThat(err.toString())
        .hasLineCount(1)
        .startsWith("the system's tables or queues don't answer: ");
  }

  private int run(String... arguments) {
    return Rapport.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static String event(String file) {
    return PROJECT.resolve("events").resolve(file).toString();
  }
}
