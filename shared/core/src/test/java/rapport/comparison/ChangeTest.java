package rapport.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.comparison.Change.Plain;
import rapport.comparison.Change.Tested;
import rapport.comparison.Change.Unknown;
import rapport.comparison.Change.Untested;
import rapport.comparison.Change.Verdict;
import rapport.statistics.CrossProducts;
import rapport.statistics.EventRate;
import rapport.statistics.EventRateDifference;
import rapport.statistics.Interval;
import rapport.statistics.MeanDifference;
import rapport.statistics.Moments;
import rapport.statistics.NetShare;
import rapport.statistics.NetShareDifference;
import rapport.statistics.Proportion;
import rapport.statistics.ProportionDifference;
import rapport.statistics.RatioOfSums;
import rapport.statistics.SampledEstimate;

class ChangeTest {

  private static final double CONFIDENCE = 0.95;
  private static final Figure EMPTY = new Figure.Empty();

  /// A low and a high figure of each kind, far enough apart to be told apart.
  static List<List<Figure>> lowAndHigh() {
    return List.of(
        List.of(Figure.ofNetShare(40, 30, 30), Figure.ofNetShare(70, 20, 10)),
        List.of(Figure.ofShare(40, 100), Figure.ofShare(70, 100)),
        List.of(mean(100, 300, 1000), mean(100, 400, 1700)),
        List.of(Figure.ofFrequency(40, 100), Figure.ofFrequency(90, 100)),
        List.of(ratio(List.of(1L, 2L, 3L)), ratio(List.of(7L, 8L, 8L))),
        List.of(estimated(3, 0.5), estimated(9, 0.5)));
  }

  @ParameterizedTest
  @MethodSource("lowAndHigh")
  void aRiseIsHigherAndTheSameFallLower(List<Figure> figures) {
    var rise = tested(figures.getFirst(), figures.getLast());

    var fall = tested(figures.getLast(), figures.getFirst());

    assertThat(rise.verdict()).isEqualTo(Verdict.HIGHER);
    assertThat(fall.verdict()).isEqualTo(Verdict.LOWER);
    assertThat(rise.value()).isPositive().isEqualTo(-fall.value());
    assertThat(rise.interval().low()).isPositive();
    assertThat(fall.interval().high()).isNegative();
    assertThat(rise.p()).isLessThan(0.05);
  }

  @ParameterizedTest
  @MethodSource("lowAndHigh")
  void whatStaysTheSameIsNotSignificant(List<Figure> figures) {
    for (Figure figure : figures) {
      var change = tested(figure, figure);

      assertThat(change.value()).isZero();
      assertThat(change.p()).isGreaterThan(0.9);
      assertThat(change.verdict()).isEqualTo(Verdict.NOT_SIGNIFICANT);
    }
  }

  @ParameterizedTest
  @MethodSource("lowAndHigh")
  void nothingIsSaidAgainstNothing(List<Figure> figures) {
    for (Figure figure : figures) {
      assertThat(Change.between(EMPTY, figure, CONFIDENCE)).isEqualTo(new Unknown());
      assertThat(Change.between(figure, EMPTY, CONFIDENCE)).isEqualTo(new Unknown());
      assertThat(figure.merge(EMPTY)).isEqualTo(figure);
      assertThat(EMPTY.merge(figure)).isEqualTo(figure);
    }
    assertThat(Change.between(EMPTY, EMPTY, CONFIDENCE)).isEqualTo(new Unknown());
  }

  @Test
  void eachKindHasItsMethod() {
    var net = new NetShareDifference(new NetShare(7, 2, 1), new NetShare(4, 3, 3));
    var share = new ProportionDifference(new Proportion(7, 10), new Proportion(4, 10));
    var mean = new MeanDifference(moments(10, 40, 170), moments(10, 30, 100));
    var rate = new EventRateDifference(new EventRate(9, 10), new EventRate(4, 10));

    assertThat(tested(new Figure.Net(net.other()), new Figure.Net(net.one())))
        .extracting(Tested::interval, Tested::p)
        .containsExactly(net.adjustedWald(CONFIDENCE), net.adjustedWaldTest().p());
    assertThat(tested(new Figure.Share(share.other()), new Figure.Share(share.one())))
        .extracting(Tested::interval, Tested::p)
        .containsExactly(share.newcombe(CONFIDENCE), share.pooledTest().orElseThrow().p());
    assertThat(tested(new Figure.Mean(mean.other()), new Figure.Mean(mean.one())))
        .extracting(Tested::interval, Tested::p)
        .containsExactly(mean.welch(CONFIDENCE).orElseThrow(), mean.welchTest().orElseThrow().p());
    assertThat(tested(new Figure.Frequency(rate.other()), new Figure.Frequency(rate.one())))
        .extracting(Tested::interval, Tested::p)
        .containsExactly(rate.fromGarwood(CONFIDENCE), rate.conditionalP());
  }

  /// Ratios of sums over rows drawn at random: of equal ones about 5 % differ significantly, and
  /// the interval of the difference holds the true one about 95 times of 100.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20_261_127})
  void ratiosAreComparedAsOftenWronglyAsTheConfidenceAllows(long seed) {
    var random = new Random(seed);
    int rounds = 2_000;
    int significant = 0;
    int covered = 0;

    for (int round = 0; round < rounds; round++) {
      var change = tested(ratioOf(random, 30, 1), ratioOf(random, 60, 1));
      significant += change.verdict() == Verdict.NOT_SIGNIFICANT ? 0 : 1;
      var moved = tested(ratioOf(random, 30, 1), ratioOf(random, 60, 1.25));
      covered += moved.interval().low() <= 0.25 && 0.25 <= moved.interval().high() ? 1 : 0;
    }

    assertThat(significant / (double) rounds).isBetween(0.035, 0.065);
    assertThat(covered / (double) rounds).isBetween(0.93, 0.97);
  }

  /// Of rows with a uniform over 4 to 10 and b like a, or so many times as much, with scatter.
  private static Figure ratioOf(Random random, int rows, double times) {
    CrossProducts all = null;
    for (int i = 0; i < rows; i++) {
      long a = 400 + random.nextInt(601);
      long b = Math.round(times * (a + 100 * random.nextGaussian()));
      var row = CrossProducts.of(List.of(b, a));
      all = all == null ? row : all.merge(row);
    }
    return new Figure.Ratio(new RatioOfSums(all));
  }

  @Test
  void estimatesAreComparedByTheirErrors() {
    var change = tested(estimated(3, 0.3), estimated(4, 0.4));

    assertThat(change.value()).isEqualTo(1);
    assertThat(change.interval().low()).isCloseTo(1 - 2.0297 * 0.5, within(1e-3));
    assertThat(change.p()).isCloseTo(0.0533, within(1e-3));
    assertThat(Change.between(estimated(3, 0), estimated(4, 0), CONFIDENCE))
        .isEqualTo(new Untested(1, new Interval(1, 1)));
    assertThat(Change.between(ratio(List.of(3L)), ratio(List.of(3L, 4L)), CONFIDENCE))
        .isEqualTo(new Plain(7.0 / 8 - 3.0 / 4));
    assertRefused(() -> estimated(3, 0.3).merge(estimated(4, 0.4)));
    assertRefused(() -> new SampledEstimate(Double.NaN, 1, 3));
    assertRefused(() -> new SampledEstimate(1, -1, 3));
    assertRefused(() -> new SampledEstimate(1, 1, 1));
  }

  @Test
  void ratiosMergeIntoTheRatioOfAll() {
    assertThat(ratio(List.of(1L, 2L)).merge(ratio(List.of(5L))))
        .isEqualTo(ratio(List.of(1L, 2L, 5L)));
  }

  private static Figure ratio(List<Long> values) {
    return new Figure.Ratio(
        new RatioOfSums(
            values.stream()
                .map(value -> CrossProducts.of(List.of(value, 4L)))
                .reduce(CrossProducts::merge)
                .orElseThrow()));
  }

  private static Figure estimated(double value, double error) {
    return new Figure.Estimated(new SampledEstimate(value, error, 20));
  }

  @Test
  void countsChangeWithoutATest() {
    assertThat(Change.between(new Figure.Count(12), new Figure.Count(5), CONFIDENCE))
        .isEqualTo(new Plain(-7));
    assertThat(new Figure.Count(12).merge(new Figure.Count(5))).isEqualTo(new Figure.Count(17));
  }

  @Test
  void whatIsOnlyDescribedChangesWithoutATest() {
    var one = new Figure.Described(12.5);
    var other = new Figure.Described(5);

    assertThat(Change.between(one, other, CONFIDENCE)).isEqualTo(new Plain(-7.5));
    assertThat(Change.between(EMPTY, other, CONFIDENCE)).isEqualTo(new Change.Unknown());
    assertThat(Change.method(one)).isEmpty();
    assertThat(one.merge(EMPTY)).isEqualTo(one);
    assertThatThrownBy(() -> one.merge(other)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Change.between(one, Figure.ofShare(1, 2), CONFIDENCE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Figure.Described(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatDoesNotVaryIsNotTested() {
    assertThat(Change.between(Figure.ofShare(3, 3), Figure.ofShare(5, 5), CONFIDENCE))
        .isInstanceOf(Untested.class);
    assertThat(Change.between(mean(2, 4, 8), mean(3, 15, 75), CONFIDENCE))
        .isEqualTo(new Untested(3, new Interval(3, 3)));
    assertThat(Change.between(mean(1, 4, 16), mean(3, 15, 77), CONFIDENCE)).isEqualTo(new Plain(1));
  }

  /// p is 0.008 here.
  @Test
  void aHigherConfidenceAsksForMore() {
    var earlier = Figure.ofShare(48, 80);
    var later = Figure.ofShare(56, 70);

    assertThat(((Tested) Change.between(earlier, later, 0.99)).verdict()).isEqualTo(Verdict.HIGHER);
    assertThat(((Tested) Change.between(earlier, later, 0.995)).verdict())
        .isEqualTo(Verdict.NOT_SIGNIFICANT);
  }

  @Test
  void anotherUnitMovesTheNumbersAndNotTheVerdict() {
    var change = tested(Figure.ofNetShare(40, 30, 30), Figure.ofNetShare(70, 20, 10));

    var points = (Tested) change.times(100);

    assertThat(points)
        .isEqualTo(
            new Tested(
                100 * change.value(), change.interval().times(100), change.p(), Verdict.HIGHER));
    assertThat(new Plain(2).times(3)).isEqualTo(new Plain(6));
    assertThat(new Untested(1, new Interval(0, 2)).times(2))
        .isEqualTo(new Untested(2, new Interval(0, 4)));
    assertThat(new Unknown().times(100)).isEqualTo(new Unknown());
  }

  @Test
  void noCountsMakeAnEmptyFigure() {
    assertThat(Figure.ofNetShare(0, 0, 0)).isEqualTo(EMPTY);
    assertThat(Figure.ofShare(0, 0)).isEqualTo(EMPTY);
    assertThat(Figure.ofFrequency(3, 0)).isEqualTo(EMPTY);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertRefused(() -> Figure.ofShare(3, 0));
    assertRefused(() -> Figure.ofNetShare(1, -1, 0));
    assertRefused(() -> Figure.ofFrequency(-1, 0));
    assertRefused(() -> new Figure.Count(-1));
    assertRefused(() -> Figure.ofShare(1, 2).merge(new Figure.Count(3)));
    assertRefused(() -> Change.between(Figure.ofShare(1, 2), new Figure.Count(3), CONFIDENCE));
    assertRefused(() -> Change.between(Figure.ofShare(1, 2), Figure.ofShare(1, 2), 1));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }

  private static Tested tested(Figure earlier, Figure later) {
    return (Tested) Change.between(earlier, later, CONFIDENCE);
  }

  private static Figure mean(long count, long total, long squares) {
    return new Figure.Mean(moments(count, total, squares));
  }

  private static Moments moments(long count, long total, long squares) {
    return Moments.ofWholeNumbers(count, total, squares);
  }
}
