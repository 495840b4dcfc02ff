package rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds to the build what `docs/reliability.md` says that it fails below.
class QualityBoundsTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @Test
  void coverageFailsBelowWhatIsSaid() throws IOException {
    var least = new BigDecimal(inBuild("<counter>BRANCH</counter>\\s*<minimum>([0-9.]+)<"));

    assertThat(said("coverage", "fails below (\\d+) %"))
        .isEqualTo(least.movePointRight(2).stripTrailingZeros().toPlainString());
  }

  @Test
  void mutationFailsBelowWhatIsSaid() throws IOException {
    assertThat(said("mutation", "fails if it is less than (\\d+) %"))
        .isEqualTo(inBuild("<mutationThreshold>(\\d+)</mutationThreshold>"));
  }

  private static String inBuild(String pattern) throws IOException {
    return found(pattern, Files.readString(ROOT.resolve("shared/core/pom.xml")));
  }

  private static String said(String command, String pattern) throws IOException {
    var lines = Files.readAllLines(ROOT.resolve("docs/reliability.md"));
    return lines.stream()
        .filter(line -> line.startsWith("| `./rapport quality " + command))
        .findFirst()
        .map(line -> found(pattern, line))
        .orElseThrow();
  }

  private static String found(String pattern, String text) {
    var matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
