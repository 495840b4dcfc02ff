package rapport.local.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.statistics.Interval;

class CoverageTest {

  private static final Draws DRAWS = Draws.of(4_000, 0.95, 20_260_101);

  /// Every possible sample is weighed, so no chance is in it.
  @ParameterizedTest
  @ValueSource(ints = {10, 20, 30, 50})
  void theIntervalsOfNpsAndOfSharesCoverOnAverage93OfHundredTruths(int n) {
    for (String method : List.of("nps", "csat")) {
      var shares =
          new Shares(n)
              .trials().stream()
                  .filter(trial -> trial.exact() && trial.method().startsWith(method))
                  .mapToDouble(trial -> trial.share().at(n, DRAWS).orElseThrow())
                  .toArray();

      System.out.printf("%s n=%d: %s%n", method, n, Arrays.toString(shares));
      assertThat(shares).hasSizeGreaterThan(4);
      assertThat(Arrays.stream(shares).min().orElseThrow()).isGreaterThan(0.85);
      assertThat(Arrays.stream(shares).max().orElseThrow()).isLessThanOrEqualTo(1 + 1e-9);
      assertThat(Arrays.stream(shares).average().orElseThrow()).isGreaterThan(0.93);
    }
  }

  /// The interval from 0 to 1/4 around nothing holds a quarter of what is uniform.
  @Test
  void whatIsDrawnIsCountedAndWhatHasNoIntervalIsNot() {
    var trial =
        Trial.drawn(
            "method",
            "truth",
            0.5,
            (n, draws) -> {
              double at = draws.random().nextDouble() * n;
              return at < 1 ? Optional.of(new Interval(at, at + 0.25)) : Optional.empty();
            });

    assertThat(trial.share().at(2, DRAWS).orElseThrow()).isCloseTo(0.25, within(0.05));
    assertThat(Trial.drawn("m", "t", 0, (_, _) -> Optional.empty()).share().at(5, DRAWS)).isEmpty();
  }

  @Test
  void theSameSeedDrawsTheSame() {
    var trial = Means.trials().getFirst();

    assertThat(trial.share().at(10, Draws.of(200, 0.95, 7)))
        .isEqualTo(trial.share().at(10, Draws.of(200, 0.95, 7)));
  }

  @Test
  void eachMethodHasItsTruthsAndTheirMeanAndLeast() {
    var text = new StringWriter();
    var trials =
        List.of(
            new Trial("method", "one", true, (n, _) -> OptionalDouble.of(1.0 / n)),
            new Trial("method", "other", true, (_, _) -> OptionalDouble.empty()));

    new CoverageTable(List.of(2, 4), DRAWS, new PrintWriter(text)).print(trials);

    assertThat(text.toString().lines().map(line -> line.replaceAll(" +", " ").strip()))
        .containsExactly(
            "",
            "method (every sample weighed)",
            "n 2 4",
            "one 0.500 0.250",
            "other - -",
            "mean 0.500 0.250",
            "least 0.500 0.250");
  }
}
