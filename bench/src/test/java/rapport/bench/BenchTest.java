package rapport.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import rapport.fact.Family;
import rapport.fold.PartKey;

/// That what is compared is the same, and that the command says what it can do. No time is looked
/// at, and none is taken.
class BenchTest {

  private static final int WRONG_USAGE = 2;

  static Stream<TimedPair> pairs() {
    return BenchCommand.ALL.stream().filter(TimedPair.class::isInstance).map(TimedPair.class::cast);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void bothWaysGiveTheSameAndJmhKnowsThem(TimedPair comparison) throws IOException {
    var pair = comparison.pair().get();

    assertThat(pair.agree()).isTrue();
    for (String method : List.of("ours", "baseline")) {
      assertThat(timedByJmh())
          .contains("%s_%s_".formatted(pair.getClass().getSimpleName(), method));
    }
  }

  private static String timedByJmh() throws IOException {
    try (var list = TimedPair.class.getResourceAsStream("/META-INF/BenchmarkList")) {
      return new String(list.readAllBytes(), UTF_8);
    }
  }

  @Test
  void whatIsFoldedIsEveryAnswer() {
    var survey = Family.survey(Answer.SURVEY);
    var complete = new Counter(survey, PartKey.TOTALS, 0, "complete", 0);

    assertThat(new FoldedDay().baseline()).containsEntry(complete, (long) FoldedDay.ANSWERS);
  }

  @Test
  void nothingIsTimedThatDoesNotGiveTheSame() {
    var unlike = new TimedPair("unlike", "", "", () -> () -> false);

    assertThatThrownBy(() -> unlike.measured(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("unlike");
  }

  @Test
  void aTableHasTheMedianOfTheRoundsTheirRangeAndTheNotesBelow() {
    var odd = new Row("odd", "ours", "least", List.of(12.4, 0.5, 3.0), "");
    var even = new Row("even", "o", "l", List.of(1.0, 2.0), "said");

    assertThat(Row.table(List.of(odd, even)))
        .isEqualTo(
            """
            |      | Rapport | baseline | ratio | of all rounds |
            | ---- | ------- | -------- | ----- | ------------- |
            | odd  | ours    | least    | 3.00  | 0.50 to 12    |
            | even | o       | l        | 1.50  | 1.00 to 2.00  |

            even: said""");
  }

  @Test
  void whatCanNotBeMeasuredIsToldAndTheOthersAreMeasured() {
    var broken = new TimedPair("broken", "", "", () -> () -> false);
    var sound = new Known("sound", List.of(2.0, 4.0, 3.0));

    var said = said(List.of(broken, sound), "--rounds", "3");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("broken could not be measured");
    assertThat(said.out()).contains("| sound ", "| 3.00 ", "| 2.00 to 4.00 ");
  }

  @Test
  void onlyWhatIsNamedIsMeasured() {
    var said =
        said(List.of(new Known("one", List.of(1.0)), new Known("other", List.of(1.0))), "other");

    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("other").doesNotContain("one");
  }

  @Test
  void whatIsUnknownIsRefusedWithTheListOfAll() {
    var said = said(BenchCommand.ALL, "day", "night");

    assertThat(said.code()).isEqualTo(WRONG_USAGE);
    assertThat(said.err())
        .contains("there is no night; there are day, month, block, request, page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "101", "many"})
  void aNumberOfRoundsThatMakesNoSenseIsRefused(String rounds) {
    assertThat(said(BenchCommand.ALL, "--rounds", rounds, "day").code()).isEqualTo(WRONG_USAGE);
  }

  @Test
  void helpNamesAll() {
    var said = said(BenchCommand.ALL, "--help");

    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("day, month, block, request, page");
  }

  /// Measured long ago.
  private record Known(String name, List<Double> ratios) implements Comparison {
    @Override
    public List<Row> measured(int rounds) {
      return List.of(new Row(name, "", "", ratios, ""));
    }
  }

  private record Said(int code, String out, String err) {}

  private static Said said(List<Comparison> all, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        new CommandLine(new BenchCommand(all))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Said(code, out.toString(), err.toString());
  }
}
