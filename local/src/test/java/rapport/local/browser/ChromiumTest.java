package rapport.local.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ChromiumTest {

  @TempDir private Path folder;
  private String mine;
  private String usual;

  @BeforeEach
  void install() throws Exception {
    mine = program("mine");
    usual = program("usual");
  }

  private String program(String name) throws Exception {
    Path file = Files.createFile(folder.resolve(name));
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file.toString();
  }

  @Test
  void theOneThatIsNamedIsTakenElseTheFirstThatIsThere() {
    var places = List.of(folder.resolve("nothing").toString(), usual);

    assertThat(Chromium.find(Map.of("CHROMIUM", mine), places)).hasToString(mine);
    assertThat(Chromium.find(Map.of("CHROMIUM", ""), places)).hasToString(usual);
    assertThat(Chromium.find(Map.of(), places)).hasToString(usual);
  }

  /// It must not be another one that is tried.
  @Test
  void aNameOfNoProgramIsAFault() {
    assertThatThrownBy(() -> Chromium.find(Map.of("CHROMIUM", mine + "x"), List.of(usual)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(mine + "x");
  }

  @Test
  void withoutOneTestsAreSkippedButOnCiTheyFail() {
    assertThatThrownBy(() -> Chromium.find(Map.of("CI", ""), List.of()))
        .satisfies(
            skipped ->
                assertThat(skipped.getClass().getSimpleName()).isEqualTo("TestAbortedException"));
    assertThatThrownBy(() -> Chromium.find(Map.of("CI", "true"), List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no Chromium");
  }
}
