package rapport.local.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The tests of the pages' pure functions in `web/test`, by the test runner of Node.js: each is a
/// test here, too. Node.js is the one that Playwright brings, so none has to be installed.
class ScriptUnitsTest {

  private static final Path WEB = Path.of("..", "web").toAbsolutePath().normalize();

  /// A line of TAP: `ok 3 - a sentence`, indented below the file it is in.
  private static final Pattern RESULT = Pattern.compile("( *)(not ok|ok) \\d+ - (.*)");

  @TestFactory
  Stream<DynamicTest> theirTests() throws Exception {
    var files = files();
    var command = new ArrayList<>(List.of(Chromium.node().toString(), "--test"));
    command.add("--test-reporter=tap");
    command.addAll(files);
    var process =
        new ProcessBuilder(command).directory(WEB.toFile()).redirectErrorStream(true).start();
    var lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    int code = process.waitFor();
    var tests = new ArrayList<DynamicTest>();
    for (int i = 0; i < lines.size(); i++) {
      var result = RESULT.matcher(lines.get(i));
      if (result.matches()) {
        boolean ok = result.group(2).equals("ok");
        var told = ok ? "" : told(lines, i, result.group(1).length());
        tests.add(dynamicTest(result.group(3), () -> assertThat(ok).as(told).isTrue()));
      }
    }
    tests.add(
        dynamicTest(
            "all of " + files.size() + " files ran",
            () -> {
              assertThat(tests).hasSizeGreaterThan(files.size());
              assertThat(code).as(String.join("\n", lines)).isZero();
            }));
    return tests.stream();
  }

  private static List<String> files() throws IOException {
    try (var files = Files.walk(WEB.resolve("test"))) {
      return files
          .filter(file -> file.toString().endsWith(".test.js"))
          .map(file -> WEB.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /// What belongs to a result that is not ok: the lines below it that are indented more.
  private static String told(List<String> lines, int at, int indent) {
    return String.join(
        "\n",
        lines.stream()
            .skip(at + 1L)
            .takeWhile(line -> line.isBlank() || line.indexOf(line.strip()) > indent)
            .toList());
  }
}
