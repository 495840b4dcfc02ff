package rapport.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.statistics.Proportion;

class ChangePointTest {

  /// The oracle adds binomial log probabilities period by period for every cut: what they have in
  /// addition cancels in the ratio.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noOtherCutIsMoreLikely(long seed) {
    var periods = periods(seed);

    var change = ChangePoint.of(periods).orElseThrow();

    double best = 0;
    for (int cut = 1; cut < periods.size(); cut++) {
      best = Math.max(best, ratio(periods, cut));
    }
    assertThat(change.likelihoodRatio()).isCloseTo(best, within(1e-9));
    assertThat(ratio(periods, change.place())).isCloseTo(best, within(1e-9));
    assertThat(change.before()).isEqualTo(sum(periods.subList(0, change.place())));
    assertThat(change.after()).isEqualTo(sum(periods.subList(change.place(), periods.size())));
  }

  @Test
  void aSeriesReadBackwardsChangesAtTheSamePeriod() {
    var periods = periods(9);

    var change = ChangePoint.of(periods).orElseThrow();
    var backwards = ChangePoint.of(periods.reversed()).orElseThrow();

    assertThat(backwards.place()).isEqualTo(periods.size() - change.place());
    assertThat(backwards.before()).isEqualTo(change.after());
  }

  @Test
  void ofEquallyLikelyCutsTheFirstIsTold() {
    for (int answers = 1; answers < 60; answers++) {
      var low = new Proportion(0, answers);
      var high = new Proportion(answers, answers);

      var change = ChangePoint.of(List.of(low, high, low)).orElseThrow();

      assertThat(change.place()).isEqualTo(1);
    }
  }

  @Test
  void equalSharesDoNotChangeAtAll() {
    for (long k = 0; k <= 7; k++) {
      var change = ChangePoint.of(Collections.nCopies(30, new Proportion(k, 7))).orElseThrow();

      assertThat(change.likelihoodRatio()).isCloseTo(0, within(1e-11));
      assertThat(change.place()).isEqualTo(1);
    }
  }

  @Test
  void onePeriodCanNotChange() {
    assertThat(ChangePoint.of(List.of())).isEmpty();
    assertThat(ChangePoint.of(List.of(new Proportion(3, 9)))).isEmpty();
  }

  private static List<Proportion> periods(long seed) {
    var random = new Random(seed);
    var periods = new ArrayList<Proportion>();
    for (int i = 0; i < 12; i++) {
      long trials = 1 + random.nextInt(20);
      periods.add(new Proportion(random.nextLong(trials + 1), trials));
    }
    return periods;
  }

  private static double ratio(List<Proportion> periods, int cut) {
    return 2
        * (logLikelihood(periods.subList(0, cut))
            + logLikelihood(periods.subList(cut, periods.size()))
            - logLikelihood(periods));
  }

  private static double logLikelihood(List<Proportion> periods) {
    double share = sum(periods).value();
    return periods.stream()
        .mapToDouble(
            period ->
                BinomialDistribution.of((int) period.trials(), share)
                    .logProbability((int) period.successes()))
        .sum();
  }

  private static Proportion sum(List<Proportion> periods) {
    return periods.stream().reduce(Proportion::merge).orElseThrow();
  }
}
