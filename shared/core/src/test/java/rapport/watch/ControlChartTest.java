package rapport.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.statistics.Proportion;

class ControlChartTest {

  /// The oracle is the closed form: Σ λ (1 − λ)ʲ xᵢ₋ⱼ + (1 − λ)ⁱ μ, with variance σ² λ / (2 − λ) (1
  /// − (1 − λ)²ⁱ).
  @ParameterizedTest
  @CsvSource({"1, 0.2", "2, 0.05", "3, 1"})
  void theMovingAverageAndItsLimitsHaveTheirClosedForm(long seed, double weight) {
    var values = new Random(seed).doubles(40, -3, 3).boxed().toList();

    var points =
        new Ewma(weight, 2.7).exact(0.5, values.stream().map(x -> new Reading(x, 2)).toList());

    for (int i = 1; i <= values.size(); i++) {
      double average = Math.pow(1 - weight, i) * 0.5;
      for (int j = 0; j < i; j++) {
        average += weight * Math.pow(1 - weight, j) * values.get(i - 1 - j);
      }
      double variance = 4 * weight / (2 - weight) * (1 - Math.pow(1 - weight, 2 * i));
      var point = points.get(i - 1);
      assertThat(point.value()).isCloseTo(average, within(1e-12));
      assertThat(point.limits().high()).isCloseTo(0.5 + 2.7 * Math.sqrt(variance), within(1e-12));
    }
  }

  @Test
  void exactLimitsWidenTowardsTheSteadyOnes() {
    var readings = Collections.nCopies(200, new Reading(1, 3));
    var chart = new Ewma(0.2, 2.7);

    var exact = chart.exact(1, readings);
    var steady = chart.steady(1, readings);

    for (int i = 1; i < 20; i++) {
      assertThat(exact.get(i).limits().high()).isGreaterThan(exact.get(i - 1).limits().high());
      assertThat(exact.get(i).limits().high()).isLessThan(steady.get(i).limits().high());
    }
    assertThat(exact.getLast().limits().high())
        .isCloseTo(steady.getLast().limits().high(), within(1e-12));
  }

  @Test
  void aPeriodWithFewAnswersWidensTheLimits() {
    var readings = List.of(new Reading(1, 1), new Reading(1, 5), new Reading(1, 1));

    var points = new Ewma(0.2, 2.7).exact(0, readings);

    assertThat(points.get(1).limits().high()).isGreaterThan(points.get(2).limits().high());
    assertThat(points.get(2).limits().high()).isGreaterThan(points.get(0).limits().high());
  }

  /// The oracle is the greatest sum of any run of periods that ends at this one.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aCumulativeSumIsTheGreatestOfAnyRunUpToNow(long seed) {
    var values = new Random(seed).doubles(50, -2, 2.5).boxed().toList();

    var points = new Cusum(0.1, 0.5, 4).chart(values);

    for (int i = 0; i < values.size(); i++) {
      double above = 0;
      double below = 0;
      for (int from = 0; from <= i; from++) {
        var run = values.subList(from, i + 1);
        above = Math.max(above, run.stream().mapToDouble(x -> x - 0.1 - 0.5).sum());
        below = Math.max(below, run.stream().mapToDouble(x -> 0.1 - x - 0.5).sum());
      }
      assertThat(points.get(i).above()).isCloseTo(above, within(1e-12));
      assertThat(points.get(i).below()).isCloseTo(below, within(1e-12));
      assertThat(points.get(i).isSignal()).isEqualTo(above > 4 || below > 4);
    }
  }

  @Test
  void turningTheValuesOverChangesTheSidesOfTheSums() {
    var values = new Random(4).doubles(50, -2, 2).boxed().toList();
    var chart = new Cusum(0, 0.5, 4);

    var points = chart.chart(values);
    var turned = chart.chart(values.stream().map(value -> -value).toList());

    for (int i = 0; i < values.size(); i++) {
      assertThat(turned.get(i).above()).isEqualTo(points.get(i).below());
    }
  }

  @Test
  void aValueOnItsLimitIsNoSignal() {
    var sums = new Cusum(0, 0, 5).chart(List.of(5.0, 0.25));

    assertThat(sums).extracting(Cusum.Point::isSignal).containsExactly(false, true);
    var onTheLimits = List.of(new Proportion(0, 5), new Proportion(5, 5));
    assertThat(ControlPoint.signals(chart(onTheLimits, 3).points())).isEmpty();
  }

  @Test
  void equalSharesGiveNoSignalNotEvenWithoutAnyScatter() {
    for (long k = 0; k <= 3; k++) {
      var periods = new ArrayList<Proportion>();
      for (long times = 1; times <= 50; times++) {
        periods.add(new Proportion(k * times, 3 * times));
      }

      var chart = chart(periods, 3);

      assertThat(chart.centre()).isEqualTo(k / 3.0);
      assertThat(ControlPoint.signals(chart.points())).isEmpty();
    }
  }

  @Test
  void limitsOfAShareKeepWithinZeroAndOneAndNarrowWithTheAnswers() {
    var chart = chart(List.of(new Proportion(1, 2), new Proportion(45, 50)), 3);

    assertThat(chart.points().getFirst().limits().high()).isEqualTo(1);
    assertThat(chart.points().getLast().limits().low())
        .isGreaterThan(chart.points().getFirst().limits().low());
  }

  @Test
  void withoutPeriodsThereIsNoChart() {
    assertThat(ShareChart.of(List.of(), 3)).isEmpty();
    assertThat(new Cusum(0, 0.5, 4).chart(List.of())).isEmpty();
    assertThat(new Ewma(0.2, 2.7).exact(0, List.of())).isEmpty();
    assertThat(new Ewma(0.2, 2.7).steady(0, List.of())).isEmpty();
  }

  @Test
  void whatCanNotBeIsRefused() {
    assertRefused(() -> new Ewma(0, 3));
    assertRefused(() -> new Ewma(1.1, 3));
    assertRefused(() -> new Ewma(0.2, 0));
    assertRefused(() -> new Ewma(Double.NaN, 3));
    assertRefused(() -> new Ewma(0.2, 3).exact(Double.NaN, List.of()));
    assertRefused(() -> new Ewma(0.2, 3).steady(Double.NEGATIVE_INFINITY, List.of()));
    assertRefused(() -> new Reading(1, 0));
    assertRefused(() -> new Reading(Double.NaN, 1));
    assertRefused(() -> new Cusum(0, -1, 4));
    assertRefused(() -> new Cusum(0, 0.5, 0));
    assertRefused(() -> new Cusum(Double.NaN, 0.5, 4));
    assertRefused(() -> new Cusum(0, 0.5, 4).chart(List.of(Double.NaN)));
    assertRefused(() -> ShareChart.of(List.of(), 0));
  }

  private static ShareChart chart(List<Proportion> periods, double sigmas) {
    return ShareChart.of(periods, sigmas).orElseThrow();
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }
}
