package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When the script `rapport` builds, and that it says so: in a checkout of its own, with a Maven
/// that writes down how it was called and a Java that does nothing.
@DisabledOnOs(OS.WINDOWS)
class ScriptTest {

  private static final Path SCRIPT = Path.of("").toAbsolutePath().getParent().resolve("rapport");
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
  private static final String BUILDING = "Building Rapport; the first time this takes some minutes";

  @TempDir private Path home;

  /// What it said.
  private record Said(int code, String out, String err) {}

  @BeforeEach
  void makeACheckout() throws IOException {
    Files.copy(SCRIPT, home.resolve("rapport"));
    write(
        "mvnw",
        """
        #!/bin/sh
        echo "$@" >> maven.txt
        if [ -e broken ]; then echo "cannot find symbol"; exit 1; fi
        mkdir -p local/target shared/core/target/site/jacoco
        touch local/target/classpath.txt local/target/fuzz-classpath.txt
        mkdir -p bench/target
        touch bench/target/classpath.txt bench/target/rapport-bench-0.1.0.jar
        touch local/target/rapport-local-0.1.0.jar shared/core/target/site/jacoco/jacoco.csv
        """);
    write("jdk/bin/java", "#!/bin/sh\necho \"java $@\"\n");
    write("jdk/bin/javac", "");
    write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
    for (String source : List.of("shared/core", "functions/intake", "local", "bench")) {
      write(source + "/pom.xml", "");
      write(source + "/src/main/java/Main.java", "");
      write(source + "/src/test/java/MainTest.java", "");
    }
    write("pom.xml", "");
    write("web/app/main.js", "");
    write("web/test/main.test.js", "");
    write("web/target/site/app/main.js", "");
  }

  @Test
  void theSearchSaysThatItBuildsAndBuildsOnce() throws Exception {
    var first = run("fuzz", "--target", "texts");
    var second = run("fuzz", "--list");

    assertThat(first.err()).contains(BUILDING);
    assertThat(first.out()).contains("java ", "FuzzCommand --target texts").hasLineCount(1);
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).contains("FuzzCommand --list");
    assertThat(built()).singleElement().asString().contains("-Pfuzz", "-DskipTests", "package");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pom.xml",
        "local/pom.xml",
        "local/src/test/java/MainTest.java",
        "shared/core/src/test/java/MainTest.java",
        "functions/intake/src/main/java/Main.java"
      })
  void aChangedSourceIsBuiltAnewForTheSearch(String source) throws Exception {
    run("fuzz");
    change(source);

    assertThat(run("fuzz").err()).contains(BUILDING);
    assertThat(run("fuzz").err()).isEmpty();
    assertThat(built()).hasSize(2);
  }

  @Test
  void whatWasBuiltForAnotherCommandIsNotTakenForTheSearch() throws Exception {
    run("up");

    assertThat(run("fuzz").err()).contains(BUILDING);
    assertThat(built()).hasSize(2);
  }

  @Test
  void aBuildThatFailsIsToldAndTriedAgain() throws Exception {
    run("fuzz");
    change("local/src/main/java/Main.java");
    write("broken", "");

    var failed = run("fuzz");
    Files.delete(home.resolve("broken"));
    var again = run("fuzz");

    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err()).contains("cannot find symbol", "The build failed");
    assertThat(again.code()).isZero();
    assertThat(built()).hasSize(3);
  }

  @Test
  void otherCommandsBuildWhenWhatTheyRunHasChangedAndNotForTests() throws Exception {
    assertThat(run("up").err()).contains(BUILDING);
    change("local/src/test/java/MainTest.java");
    assertThat(run("up").err()).isEmpty();
    change("web/test/main.test.js");
    change("web/target/site/app/main.js");
    assertThat(run("up").err()).isEmpty();
    change("web/app/main.js");
    assertThat(run("up").err()).contains(BUILDING);
    change("shared/core/src/main/java/Main.java");
    assertThat(run("up").err()).contains(BUILDING);

    assertThat(built()).hasSize(3).allMatch(call -> !call.contains("fuzz"));
  }

  @Test
  void benchmarksAreBuiltWhenOneOrWhatTheyMeasureHasChangedAndForNobodyElse() throws Exception {
    assertThat(run("bench", "day").err()).contains(BUILDING);
    var second = run("bench", "day");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).contains("java ", "BenchCommand day").hasLineCount(1);
    change("bench/src/main/java/Main.java");
    assertThat(run("up").err()).isEmpty();
    assertThat(run("bench").err()).contains(BUILDING);
    change("shared/core/src/main/java/Main.java");
    assertThat(run("bench").err()).contains(BUILDING);

    assertThat(built()).hasSize(3).allMatch(call -> call.contains("package -pl bench -am"));
  }

  @Test
  void coverageSaysThatItRunsTests() throws Exception {
    var said = run("quality", "coverage");

    assertThat(said.code()).isZero();
    assertThat(said.err()).contains("running its tests; this takes some minutes");
    assertThat(built()).singleElement().asString().contains("-Pcoverage verify");
  }

  private List<String> built() throws IOException {
    return Files.readAllLines(home.resolve("maven.txt"));
  }

  /// All that was built is older than that.
  private void change(String source) throws IOException {
    try (var files = Files.walk(home)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
      }
    }
    Files.setLastModifiedTime(home.resolve(source), FileTime.from(LONG_AGO.plusSeconds(1)));
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Said run(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("bash", home.resolve("rapport").toString()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectError(home.resolve("err.txt").toFile());
    process.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    var running = process.start();
    var out = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(running.waitFor(), out, Files.readString(home.resolve("err.txt")));
  }
}
