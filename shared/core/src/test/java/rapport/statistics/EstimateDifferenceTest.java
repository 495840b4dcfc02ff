package rapport.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The estimates are means of samples, so the oracle is Welch's test as textbooks write it: by
/// variances, not by standard errors.
class EstimateDifferenceTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theDifferenceOfTwoMeansIsWelchs(long seed) {
    var random = new Random(seed);
    double[] one = random.doubles(12, 5, 9).toArray();
    double[] other = random.doubles(7, 2, 12).toArray();
    double ofOne = variance(one) / 12;
    double ofOther = variance(other) / 7;
    double error = Math.sqrt(ofOne + ofOther);
    double freedom = Math.pow(ofOne + ofOther, 2) / (ofOne * ofOne / 11 + ofOther * ofOther / 6);
    var student = TDistribution.of(freedom);
    double value = mean(one) - mean(other);

    var difference = new EstimateDifference(estimate(one), estimate(other));
    var test = difference.test().orElseThrow();
    var interval = difference.interval(0.9);

    assertThat(difference.value()).isCloseTo(value, within(1e-12));
    assertThat(test.statistic()).isCloseTo(value / error, within(1e-9));
    assertThat(test.p())
        .isCloseTo(2 * student.cumulativeProbability(-Math.abs(value / error)), within(1e-9));
    double half = student.inverseCumulativeProbability(0.95) * error;
    assertThat(interval.low()).isCloseTo(value - half, within(1e-9));
    assertThat(interval.high()).isCloseTo(value + half, within(1e-9));
  }

  @Test
  void whatDoesNotScatterHasADifferenceOfNoWidthAndNoTest() {
    var difference =
        new EstimateDifference(new SampledEstimate(7, 0, 2), new SampledEstimate(4, 0, 9));

    assertThat(difference.interval(0.95)).isEqualTo(new Interval(3, 3));
    assertThat(difference.test()).isEmpty();
  }

  /// One alone scatters, so the freedom is that of its sample.
  @Test
  void oneThatScattersAloneIsTestedByItself() {
    var difference =
        new EstimateDifference(new SampledEstimate(7, 1.5, 5), new SampledEstimate(4, 0, 9));

    double p = 2 * TDistribution.of(4).survivalProbability(2);
    assertThat(difference.test().orElseThrow().statistic()).isCloseTo(2, within(1e-12));
    assertThat(difference.test().orElseThrow().p()).isCloseTo(p, within(1e-12));
  }

  @Test
  void estimatesThatScatterBackwardsOrAreOfOneAreRefused() {
    assertThatThrownBy(() -> new SampledEstimate(1, -0.1, 5)).hasMessageContaining("-0.1");
    assertThatThrownBy(() -> new SampledEstimate(Double.NaN, 1, 5)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new SampledEstimate(1, Double.POSITIVE_INFINITY, 5))
        .hasMessageContaining("Infinity");
    assertThatThrownBy(() -> new SampledEstimate(1, 1, 1)).hasMessageContaining("2 or more");
  }

  private static SampledEstimate estimate(double... sample) {
    double error = Math.sqrt(variance(sample) / sample.length);
    return new SampledEstimate(mean(sample), error, sample.length);
  }

  private static double mean(double... sample) {
    return Arrays.stream(sample).average().orElseThrow();
  }

  private static double variance(double... sample) {
    double mean = mean(sample);
    return Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).sum() / (sample.length - 1);
  }
}
