package rapport.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What the search refuses before it begins.
class FuzzCommandTest {

  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "0.001", "1441", "NaN", "Infinity", "1e300"})
  void aTimeThatIsNoneIsRefusedByItsName(String minutes) {
    int code =
        new CommandLine(new FuzzCommand())
            .setErr(new PrintWriter(err, true))
            .execute("--target", "texts", "--minutes", minutes);

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).startsWith("--minutes must be a second to a day, got ");
  }
}
