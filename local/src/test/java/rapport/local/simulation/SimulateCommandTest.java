package rapport.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void itSaysHowManyRunsMetHowManyFaults() {
    int code = run("--seeds", "5", "--from", "7");

    assertThat(code).isZero();
    assertThat(out.toString()).startsWith("5 seeds from 7 in").contains("0 violations");
  }

  @Test
  void whatItFindsItPrintsInShortAndCanTellAgain() {
    int code = run("--seeds", "2000", "--plant", "ONLY_FIRST_HOUR_MARKED");

    assertThat(code).as("it was to be found").isZero();
    assertThat(out.toString()).contains(" violations").contains("shrunk to: ");
    var line =
        out.toString().lines().filter(one -> one.startsWith("replay with:")).findFirst().orElse("");
    var words = line.substring(line.indexOf("simulate ") + "simulate ".length()).split(" ");
    var quoted = words[words.length - 1];
    assertThat(quoted).as("what no shell must take apart").matches("'[0-9,*]*'");
    var arguments = words.clone();
    arguments[words.length - 1] = quoted.substring(1, quoted.length() - 1);
    out.getBuffer().setLength(0);
    assertThat(run(arguments)).isZero();
    assertThat(out.toString()).containsPattern("(?s)recorder \\d+ put .*\\RI2: ");
  }

  @Test
  void aRunWithoutAnyChoiceIsToldAgain() {
    int code = run("--from", "1", "--plant", "MARK_BEFORE_DATA", "--replay", "");

    assertThat(code).isZero();
    assertThat(out.toString()).contains("recorder 1 ").doesNotContain(" seeds from ");
  }

  @Test
  void aBugThatIsNotFoundIsSaidAndEndsWithStatusOne() {
    int searched = run("--seeds", "1", "--plant", "OLD_DAYS_DELETED");
    int replayed = run("--plant", "OLD_DAYS_DELETED", "--replay", "");
    int withoutBug = run("--replay", "");

    assertThat(searched).isEqualTo(1);
    assertThat(out.toString()).contains("OLD_DAYS_DELETED NOT FOUND: ");
    assertThat(replayed).isEqualTo(1);
    assertThat(withoutBug).isZero();
  }

  @Test
  void whatIsNoPlantOrNumberOrListIsRefusedByItsName() {
    assertThat(run("--plant", "WEEDS")).isNotZero();
    assertThat(run("--seeds", "-1")).isNotZero();
    assertThat(run("--minutes", "-1")).isNotZero();
    assertThat(run("--minutes", "10081")).isNotZero();
    assertThat(run("--seeds", "many")).isNotZero();
    assertThat(run("--replay", "1,x")).isNotZero();
    assertThat(run("--replay", "", "--plant", "all")).isNotZero();

    assertThat(err.toString())
        .contains("--plant must be all or one of")
        .contains("--plant with --replay must be one of")
        .contains(", got all")
        .contains("--seeds must be 1 or more, got -1")
        .contains("--minutes must be 1 to 10080, got -1")
        .contains("--minutes must be 1 to 10080, got 10081")
        .contains("--seeds")
        .contains("--replay must be whole numbers");
  }

  private int run(String... arguments) {
    return new CommandLine(new SimulateCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
