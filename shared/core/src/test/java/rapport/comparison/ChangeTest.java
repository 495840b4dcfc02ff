package rapport.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.comparison.Change.Plain;
import rapport.comparison.Change.Tested;
import rapport.comparison.Change.Unknown;
import rapport.comparison.Change.Untested;
import rapport.comparison.Change.Verdict;
import rapport.statistics.EventRate;
import rapport.statistics.EventRateDifference;
import rapport.statistics.Interval;
import rapport.statistics.MeanDifference;
import rapport.statistics.Moments;
import rapport.statistics.NetShare;
import rapport.statistics.NetShareDifference;
import rapport.statistics.Proportion;
import rapport.statistics.ProportionDifference;

class ChangeTest {

  private static final double CONFIDENCE = 0.95;
  private static final Figure EMPTY = new Figure.Empty();

  /// A low and a high figure of each kind, far enough apart to be told apart.
  static List<List<Figure>> lowAndHigh() {
    return List.of(
        List.of(Figure.ofNetShare(40, 30, 30), Figure.ofNetShare(70, 20, 10)),
        List.of(Figure.ofShare(40, 100), Figure.ofShare(70, 100)),
        List.of(mean(100, 300, 1000), mean(100, 400, 1700)),
        List.of(Figure.ofFrequency(40, 100), Figure.ofFrequency(90, 100)));
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

  @Test
  void countsChangeWithoutATest() {
    assertThat(Change.between(new Figure.Count(12), new Figure.Count(5), CONFIDENCE))
        .isEqualTo(new Plain(-7));
    assertThat(new Figure.Count(12).merge(new Figure.Count(5))).isEqualTo(new Figure.Count(17));
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
