package rapport.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.comparison.Change.Plain;
import rapport.comparison.Change.Tested;
import rapport.comparison.Change.Untested;
import rapport.comparison.Change.Verdict;
import rapport.statistics.CrossProducts;
import rapport.statistics.Interval;
import rapport.statistics.Moments;
import rapport.statistics.RatioOfSums;
import rapport.statistics.SampledEstimate;

/// Every kind of figure with every other: what can be done with two of a kind, and that two of
/// different kinds are refused.
class FigureTest {

  private static final Figure EMPTY = new Figure.Empty();

  /// @param explained whether the change of such a figure is explained by segments
  /// @param merged whether two of them can be put together
  record Kind(Figure figure, String method, boolean explained, boolean merged) {}

  static List<Kind> kinds() {
    return List.of(
        new Kind(Figure.ofNetShare(4, 3, 3), "adjusted-wald", true, true),
        new Kind(Figure.ofShare(4, 10), "newcombe", true, true),
        new Kind(mean(10, 30, 100), "welch", true, true),
        new Kind(Figure.ofFrequency(4, 10), "garwood", true, true),
        new Kind(new Figure.Count(4), "", false, true),
        new Kind(ratio(1, 2, 3), "welch-delta", false, true),
        new Kind(estimated(3), "welch-delta", false, false),
        new Kind(new Figure.Described(3), "", false, false));
  }

  static Stream<List<Kind>> pairs() {
    return kinds().stream().flatMap(one -> kinds().stream().map(other -> List.of(one, other)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void onlyFiguresOfOneKindGoTogether(List<Kind> two) {
    var one = two.getFirst();
    var other = two.getLast();
    boolean same = one.figure().getClass() == other.figure().getClass();

    if (same) {
      assertThat(Change.between(one.figure(), other.figure(), 0.95))
          .isNotInstanceOf(Change.Unknown.class);
    } else {
      assertThatThrownBy(() -> Change.between(one.figure(), other.figure(), 0.95))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("one kind");
    }
    if (same && one.merged()) {
      assertThat(one.figure().merge(other.figure())).isInstanceOf(one.figure().getClass());
    } else {
      assertThatThrownBy(() -> one.figure().merge(other.figure()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void nothingIsTheNeutralElement(Kind kind) {
    assertThat(EMPTY.merge(kind.figure())).isEqualTo(kind.figure());
    assertThat(kind.figure().merge(EMPTY)).isEqualTo(kind.figure());
    assertThat(Change.between(EMPTY, kind.figure(), 0.95)).isEqualTo(new Change.Unknown());
    assertThat(Change.between(kind.figure(), EMPTY, 0.95)).isEqualTo(new Change.Unknown());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void eachKindHasItsMethod(Kind kind) {
    assertThat(Change.method(kind.figure())).isEqualTo(kind.method());
    assertThat(Explanation.explains(kind.figure())).isEqualTo(kind.explained());
  }

  @Test
  void nothingHasNoMethodAndIsExplained() {
    assertThat(Change.method(EMPTY)).isEmpty();
    assertThat(Explanation.explains(EMPTY)).isTrue();
    assertThat(EMPTY.merge(EMPTY)).isEqualTo(EMPTY);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void onlyWhatIsSaidToBeExplainedIs(Kind kind) {
    var partition = new LinkedHashMap<String, Explanation.Pair>();
    partition.put("a", new Explanation.Pair(kind.figure(), EMPTY));
    partition.put("b", new Explanation.Pair(EMPTY, kind.figure()));

    if (kind.explained()) {
      assertThat(Explanation.of(partition)).isPresent();
    } else {
      assertThatThrownBy(() -> Explanation.of(partition))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("only rates and means are explained");
    }
  }

  @Test
  void countsAndDescribedValuesHaveAPlainDifference() {
    assertThat(Change.between(new Figure.Count(3), new Figure.Count(10), 0.95))
        .isEqualTo(new Plain(7));
    assertThat(Change.between(new Figure.Described(3.5), new Figure.Described(1), 0.95))
        .isEqualTo(new Plain(-2.5));
    assertThat(new Figure.Count(3).merge(new Figure.Count(10))).isEqualTo(new Figure.Count(13));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 100, 0.5})
  void everyPartOfAChangeIsToldInAnotherUnitButItsP(double factor) {
    var interval = new Interval(-1, 3);
    var within = new Interval(-factor, 3 * factor);

    assertThat(new Change.Unknown().times(factor)).isEqualTo(new Change.Unknown());
    assertThat(new Plain(2).times(factor)).isEqualTo(new Plain(2 * factor));
    assertThat(new Untested(2, interval).times(factor)).isEqualTo(new Untested(2 * factor, within));
    assertThat(new Tested(2, interval, 0.25, Verdict.HIGHER).times(factor))
        .isEqualTo(new Tested(2 * factor, within, 0.25, Verdict.HIGHER));
  }

  @Test
  void theVerdictFollowsTheConfidence() {
    assertThat(Verdict.of(0.05, 1, 0.9)).isEqualTo(Verdict.HIGHER);
    assertThat(Verdict.of(0.05, -1, 0.9)).isEqualTo(Verdict.LOWER);
    assertThat(Verdict.of(0.2, -1, 0.9)).isEqualTo(Verdict.NOT_SIGNIFICANT);
  }

  @Test
  void theWholeChangeIsTheSumOfItsPartsInAnyUnit() {
    var partition = new LinkedHashMap<String, Explanation.Pair>();
    partition.put("a", new Explanation.Pair(Figure.ofShare(1, 10), Figure.ofShare(5, 20)));
    partition.put("b", new Explanation.Pair(Figure.ofShare(8, 10), Figure.ofShare(4, 5)));

    var explained = Explanation.of(partition).orElseThrow().times(100);

    assertThat(explained.change()).isCloseTo(100 * (9 / 25.0 - 9 / 20.0), within(1e-9));
    assertThat(explained.mix() + explained.rate()).isEqualTo(explained.change());
  }

  @Test
  void valuesThatAreNoneAreRefused() {
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new Figure.Described(value))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Figure.Count(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(List.of(Figure.ofNetShare(0, 0, 0), Figure.ofShare(0, 0), Figure.ofFrequency(1, 0)))
        .containsOnly(EMPTY);
    assertThat(Map.of(1, Figure.ofNetShare(0, 1, 0), 2, Figure.ofNetShare(0, 0, 1)))
        .doesNotContainValue(EMPTY);
  }

  private static Figure mean(long count, long total, long squares) {
    return new Figure.Mean(
        new Moments(count, BigDecimal.valueOf(total), BigDecimal.valueOf(squares)));
  }

  private static Figure ratio(long... values) {
    return new Figure.Ratio(
        new RatioOfSums(
            LongStream.of(values)
                .mapToObj(value -> CrossProducts.of(List.of(value, value * value + 1)))
                .reduce(CrossProducts::merge)
                .orElseThrow()));
  }

  private static Figure estimated(double value) {
    return new Figure.Estimated(new SampledEstimate(value, 0.5, 30));
  }
}
