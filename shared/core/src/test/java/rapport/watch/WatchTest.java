package rapport.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.comparison.Figure;
import rapport.statistics.CrossProducts;
import rapport.statistics.Moments;
import rapport.statistics.RatioOfSums;
import rapport.statistics.SampledEstimate;
import rapport.watch.Watch.Chart;
import rapport.watch.Watch.Crossing;

class WatchTest {

  private static final Figure HALF = Figure.ofShare(50, 100);

  /// Worked by hand: the deviation of a share of 100 is 0.05, z is 0.2 · 0.8 + 0.8 · 0.5, and the
  /// sum 6 − 0.5.
  @Test
  void aJumpIsSeenByBothChartsWithItsEvidence() {
    var found = Watch.crossings(series(28 + 11, HALF, Figure.ofShare(80, 100)));

    double reach = 2.7 * 0.05 * Math.sqrt(0.2 / 1.8 * (1 - Math.pow(0.8, 24)));
    assertThat(found).extracting(Crossing::chart).containsExactly(Chart.EWMA, Chart.CUSUM);
    assertThat(found).allMatch(Crossing::higher);
    assertThat(found).allMatch(one -> one.centre() == 0.5 && one.referencePeriods() == 28);
    assertThat(found.getFirst().statistic()).isCloseTo(0.56, within(1e-12));
    assertThat(found.getFirst().limits().high()).isCloseTo(0.5 + reach, within(1e-12));
    assertThat(found.getLast().statistic()).isCloseTo(5.5, within(1e-12));
    assertThat(found.getLast().limits().low()).isEqualTo(-5);
  }

  @Test
  void aFallIsLower() {
    var found = Watch.crossings(series(28 + 11, HALF, Figure.ofShare(20, 100)));

    assertThat(found).hasSize(2).noneMatch(Crossing::higher);
    assertThat(found.getLast().statistic()).isCloseTo(-5.5, within(1e-12));
  }

  @Test
  void aPeriodOfNothingIsNoCrossingAndCountsForNothing() {
    var series = new ArrayList<>(series(28 + 11, HALF, Figure.ofShare(80, 100)));
    var empty = new Figure.Empty();
    var gap = new ArrayList<>(series);
    gap.set(20, empty);
    var silent = new ArrayList<Figure>(Collections.nCopies(28, HALF));
    silent.addAll(Collections.nCopies(11, empty));
    series.add(empty);

    assertThat(Watch.crossings(series)).isEmpty();
    assertThat(Watch.crossings(silent)).isEmpty();
    assertThat(Watch.crossings(gap)).isNotEmpty().allMatch(one -> one.referencePeriods() == 27);
  }

  /// What was bad for four days makes nothing good of what is as it ever was.
  @ParameterizedTest
  @MethodSource("kinds")
  void theDaysAfterAnOutageAreNoImprovement(List<Figure> kinds) {
    var series = new ArrayList<>(Collections.nCopies(40, kinds.getFirst()));
    series.addAll(Collections.nCopies(4, kinds.getLast()));
    assertThat(Watch.crossings(series.subList(0, 41))).hasSize(2);
    for (int day = 0; day < 40; day++) {
      series.add(kinds.getFirst());

      assertThat(Watch.crossings(series)).as("day %d after it", day).isEmpty();
    }
  }

  @Test
  void whatComesAfterAnOutageIsHeldAgainstTheDaysBeforeIt() {
    var series = new ArrayList<Figure>(Collections.nCopies(20, HALF));
    series.addAll(Collections.nCopies(8, Figure.ofShare(90, 100)));
    series.addAll(Collections.nCopies(11, HALF));
    series.add(Figure.ofShare(80, 100));

    assertThat(Watch.crossings(series))
        .hasSize(2)
        .allMatch(one -> one.centre() == 0.5 && one.referencePeriods() == 20);
  }

  /// Nobody knows which of two levels was the usual one.
  @Test
  void ofTwoLevelsThatLastedAsLongNoneIsLeftOut() {
    var series = new ArrayList<Figure>(Collections.nCopies(14, HALF));
    series.addAll(Collections.nCopies(14, Figure.ofShare(90, 100)));

    assertThat(Baseline.usual(series)).isEqualTo(series);
  }

  @Test
  void whatIsLeftIsEnoughToTellLimits() {
    var series = new ArrayList<Figure>(Collections.nCopies(7, HALF));
    series.add(new Figure.Empty());
    series.add(Figure.ofShare(100, 100));

    assertThat(Baseline.usual(series)).hasSize(8);
    series.set(7, HALF);
    assertThat(Baseline.usual(series)).hasSize(8).doesNotContain(Figure.ofShare(100, 100));
  }

  @Test
  void whatStaysOutsideIsToldOnce() {
    var series = new ArrayList<>(series(28 + 10, HALF, Figure.ofShare(80, 100)));
    series.add(Figure.ofShare(80, 100));

    assertThat(Watch.crossings(series)).isEmpty();
  }

  @Test
  void withoutEnoughEarlierPeriodsNothingIsTold() {
    var enough = series(8 + 11, HALF, Figure.ofShare(80, 100));
    var empty = new ArrayList<Figure>(Collections.nCopies(20, new Figure.Empty()));
    empty.addAll(enough.subList(1, enough.size()));

    assertThat(Watch.crossings(enough)).isNotEmpty();
    assertThat(Watch.crossings(enough.subList(1, enough.size()))).isEmpty();
    assertThat(Watch.crossings(empty)).isEmpty();
    assertThat(Watch.crossings(List.of())).isEmpty();
    assertThat(Watch.crossings(List.of(HALF))).isEmpty();
  }

  @Test
  void aPeriodWithoutAFigureIsLeftOut() {
    var series = new ArrayList<>(series(28 + 11, HALF, Figure.ofShare(80, 100)));
    series.set(35, new Figure.Empty());

    assertThat(Watch.crossings(series)).hasSize(2);
    series.add(new Figure.Empty());
    assertThat(Watch.crossings(series)).isEmpty();
  }

  /// A steady level, then one that no chance explains, of each kind.
  static Stream<List<Figure>> kinds() {
    return Stream.of(
        List.of(HALF, Figure.ofShare(90, 100)),
        List.of(Figure.ofNetShare(40, 30, 30), Figure.ofNetShare(90, 5, 5)),
        List.of(mean(3), mean(5)),
        List.of(Figure.ofFrequency(50, 1000), Figure.ofFrequency(150, 1000)),
        List.of(new Figure.Count(100), new Figure.Count(200)),
        List.of(ratio(4), ratio(9)),
        List.of(estimated(70), estimated(90)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindIsWatched(List<Figure> kinds) {
    assertThat(Watch.crossings(series(28 + 11, kinds.getFirst(), kinds.getLast()))).hasSize(2);
    assertThat(Watch.crossings(series(28 + 11, kinds.getFirst(), kinds.getFirst()))).isEmpty();
  }

  @Test
  void whatNeverVariesHasNoLimits() {
    var constant = new Figure.Mean(Moments.ofWholeNumbers(10, 30, 90));

    assertThat(Watch.crossings(series(40, constant, mean(5)))).isEmpty();
    assertThat(Baseline.of(Collections.nCopies(8, Figure.ofShare(10, 10)))).isPresent();
    assertThat(Baseline.of(Collections.nCopies(8, Figure.ofNetShare(10, 0, 0)))).isPresent();
  }

  /// Days that scatter more than chance, as between weekdays and weekends, are not all alarms.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20_261_127})
  void limitsWidenWhereMoreThanChanceIsAtWork(long seed) {
    var random = new Random(seed);
    var figures =
        IntStream.range(0, 28)
            .mapToObj(i -> share(random, 0.5 + 0.15 * random.nextGaussian()))
            .toList();

    var baseline = Baseline.of(figures).orElseThrow();

    assertThat(baseline.widening()).isBetween(2.0, 5.0);
    assertThat(Baseline.of(Collections.nCopies(28, HALF)).orElseThrow().widening()).isEqualTo(1);
  }

  /// While nothing changes a crossing is rare; after a step of two deviations it comes soon.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20_261_127})
  void chanceIsRarelyToldAndAStepSoon(long seed) {
    var random = new Random(seed);
    int rounds = 1_000;
    int falseAlarms = 0;
    int seen = 0;
    for (int round = 0; round < rounds; round++) {
      var series = new ArrayList<Figure>();
      for (int i = 0; i < 40; i++) {
        series.add(share(random, 0.5));
      }
      falseAlarms += Watch.crossings(series).isEmpty() ? 0 : 1;
      boolean told = false;
      for (int i = 0; i < 8; i++) {
        series.add(share(random, 0.6));
        told |= Watch.crossings(series).stream().anyMatch(Crossing::higher);
      }
      seen += told ? 1 : 0;
    }

    assertThat(falseAlarms / (double) rounds).isLessThan(0.02);
    assertThat(seen / (double) rounds).isGreaterThan(0.9);
  }

  /// Nobody knows how far it scatters by chance.
  @Test
  void whatIsOnlyDescribedHasNoLimits() {
    var steady = new Figure.Described(5);

    assertThat(Watch.crossings(series(39, steady, new Figure.Described(50)))).isEmpty();
  }

  private static Figure share(Random random, double probability) {
    long successes = IntStream.range(0, 100).filter(_ -> random.nextDouble() < probability).count();
    return Figure.ofShare(successes, 100);
  }

  /// So many of one figure, then one of another.
  private static List<Figure> series(int steady, Figure figure, Figure last) {
    var series = new ArrayList<Figure>(Collections.nCopies(steady, figure));
    series.add(last);
    return series;
  }

  private static Figure mean(long value) {
    return new Figure.Mean(Moments.ofWholeNumbers(100, 100 * value, 100 * (value * value + 1)));
  }

  private static Figure ratio(long value) {
    var pairs =
        CrossProducts.of(List.of(value, 4L)).merge(CrossProducts.of(List.of(value + 1, 4L)));
    for (int i = 0; i < 4; i++) {
      pairs = pairs.merge(pairs);
    }
    return new Figure.Ratio(new RatioOfSums(pairs));
  }

  private static Figure estimated(double value) {
    return new Figure.Estimated(new SampledEstimate(value, 2, 50));
  }

  /// Nothing came before it on the chart, so it has not been told.
  @Test
  void theOnlyPeriodOfAChartIsACrossingIfItIsOutside() {
    var series = new ArrayList<Figure>(Collections.nCopies(28, HALF));
    series.addAll(Collections.nCopies(11, new Figure.Empty()));
    series.add(Figure.ofShare(80, 100));

    assertThat(Watch.crossings(series)).hasSize(2);
    series.set(39, HALF);
    assertThat(Watch.crossings(series)).isEmpty();
  }

  /// Two sums of one row have no scatter.
  @Test
  void aPeriodWhoseScatterIsUnknownIsNoCrossing() {
    var unknown = new Figure.Ratio(new RatioOfSums(CrossProducts.of(List.of(90L, 4L))));

    assertThat(Watch.crossings(series(28 + 11, ratio(4), unknown))).isEmpty();
  }

  @Test
  void nothingIsReadOfWhatIsEmptyOrOnlyDescribed() {
    var baseline = Baseline.of(Collections.nCopies(28, HALF)).orElseThrow();

    assertThat(baseline.reading(new Figure.Empty())).isEmpty();
    assertThat(baseline.reading(new Figure.Described(5))).isEmpty();
    assertThat(Baseline.of(Collections.nCopies(28, new Figure.Described(5)))).isEmpty();
  }
}
