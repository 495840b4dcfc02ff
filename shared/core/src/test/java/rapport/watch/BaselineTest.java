package rapport.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.comparison.Figure;
import rapport.statistics.CrossProducts;
import rapport.statistics.Moments;
import rapport.statistics.RatioOfSums;
import rapport.statistics.SampledEstimate;

class BaselineTest {

  @Test
  void ofTooFewPeriodsNothingIsTold() {
    var share = Figure.ofShare(5, 10);

    assertThat(Baseline.of(Collections.nCopies(Baseline.LEAST_PERIODS - 1, share))).isEmpty();
    assertThat(Baseline.of(Collections.nCopies(20, new Figure.Empty()))).isEmpty();
    assertThat(Baseline.of(periods(share))).isPresent();
  }

  /// By hand: half of ten with a half added on both sides is (5 · 8 + ½) / 81.
  @Test
  void aShareScattersAsABinomial() {
    var baseline = Baseline.of(periods(Figure.ofShare(5, 10))).orElseThrow();

    assertThat(baseline.centre()).isEqualTo(0.5);
    assertThat(baseline.unitDeviation()).isCloseTo(0.5, within(1e-4));
    assertThat(baseline.reading(Figure.ofShare(6, 25)))
        .hasValueSatisfying(
            reading -> {
              assertThat(reading.value()).isEqualTo(0.24);
              assertThat(reading.deviation()).isCloseTo(0.1, within(1e-4));
            });
  }

  @Test
  void eventsScatterByTheRootOfTheirNumber() {
    var counts = Baseline.of(periods(new Figure.Count(16))).orElseThrow();
    var rates = Baseline.of(periods(Figure.ofFrequency(16, 4))).orElseThrow();
    var none = Baseline.of(periods(new Figure.Count(0))).orElseThrow();

    assertThat(counts).isEqualTo(new Baseline(16, 4, 1));
    assertThat(counts.reading(new Figure.Count(9))).contains(new Reading(9, 4));
    assertThat(none.unitDeviation()).isEqualTo(Math.sqrt(0.5));
    assertThat(rates.centre()).isEqualTo(4);
    assertThat(rates.unitDeviation()).isCloseTo(2, within(0.01));
    assertThat(rates.reading(Figure.ofFrequency(8, 4)).orElseThrow().deviation())
        .isCloseTo(1, within(0.01));
  }

  @Test
  void aNetShareScattersAsATrinomial() {
    var baseline = Baseline.of(periods(Figure.ofNetShare(50, 0, 50))).orElseThrow();

    assertThat(baseline.centre()).isZero();
    assertThat(baseline.unitDeviation()).isCloseTo(1, within(0.01));
    assertThat(baseline.reading(Figure.ofNetShare(75, 0, 25)).orElseThrow().value()).isEqualTo(0.5);
  }

  @Test
  void aMeanScattersAsItsNumbersDoAndNotAtAllIfTheyDoNot() {
    var varied = new Moments(4, BigDecimal.valueOf(20), BigDecimal.valueOf(104));
    var constant = new Moments(4, BigDecimal.valueOf(20), BigDecimal.valueOf(100));

    var baseline = Baseline.of(periods(new Figure.Mean(varied))).orElseThrow();

    assertThat(baseline.centre()).isEqualTo(5);
    assertThat(baseline.unitDeviation()).isCloseTo(Math.sqrt(32 / 31.0), within(1e-9));
    assertThat(baseline.reading(new Figure.Mean(constant)).orElseThrow().deviation())
        .isCloseTo(baseline.unitDeviation() / 2, within(1e-9));
    assertThat(Baseline.of(periods(new Figure.Mean(constant)))).isEmpty();
  }

  @Test
  void estimatesTellTheirOwnError() {
    var known = new Figure.Estimated(new SampledEstimate(3, 0.5, 10));
    var exact = new Figure.Estimated(new SampledEstimate(3, 0, 10));

    var baseline = Baseline.of(periods(known)).orElseThrow();

    assertThat(baseline).isEqualTo(new Baseline(3, 0, 1));
    assertThat(baseline.reading(known)).contains(new Reading(3, 0.5));
    assertThat(baseline.reading(exact)).isEmpty();
  }

  @Test
  void ratiosTellTheirOwnErrorIfTheyHaveOne() {
    var pairs =
        LongStream.of(1, 2, 4, 5)
            .mapToObj(value -> CrossProducts.of(List.of(value, 3L)))
            .reduce(CrossProducts::merge)
            .orElseThrow();
    var ratio = new Figure.Ratio(new RatioOfSums(pairs));

    var baseline = Baseline.of(periods(ratio)).orElseThrow();

    assertThat(baseline.centre()).isEqualTo(1);
    assertThat(baseline.reading(ratio)).isPresent();
  }

  @Test
  void whatIsOnlyDescribedHasNoLimits() {
    var described = new Figure.Described(3);
    var any = Baseline.of(periods(Figure.ofShare(5, 10))).orElseThrow();

    assertThat(Baseline.of(periods(described))).isEmpty();
    assertThat(any.reading(described)).isEmpty();
    assertThat(any.reading(new Figure.Empty())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void chartsRefuseNumbersThatGiveNoLimits(double bad) {
    assertThatIllegalArgumentException().isThrownBy(() -> ShareChart.of(List.of(), bad));
    assertThatIllegalArgumentException().isThrownBy(() -> new Ewma(0.2, bad));
    assertThatIllegalArgumentException().isThrownBy(() -> new Cusum(0, 0.5, bad));
    assertThatIllegalArgumentException().isThrownBy(() -> new Reading(1, bad));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void chartsRefuseWeightsAndTargetsThatAreNone(double bad) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Ewma(bad, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new Cusum(0, bad, 5));
    if (bad != -1) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Cusum(bad, 0.5, 5));
      assertThatIllegalArgumentException().isThrownBy(() -> new Reading(bad, 1));
    }
  }

  private static List<Figure> periods(Figure figure) {
    return Collections.nCopies(Baseline.LEAST_PERIODS, figure);
  }
}
