package rapport.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.statistics.SampleSize.Sides;

class SampleSizeTest {

  private static final double CONFIDENCE = 0.95;

  /// The oracle is the interval itself, with three answers added.
  @ParameterizedTest
  @CsvSource({"0.67, 0.05", "0.67, 0.1", "1, 0.03", "0.2, 0.5"})
  void soManyAnswersReachAsFarAsAsked(double variance, double reach) {
    double raw = SampleSize.forInterval(variance, reach, CONFIDENCE).raw();

    assertThat(1.959963984540054 * Math.sqrt(variance / (raw + 3))).isCloseTo(reach, within(1e-12));
  }

  /// At half power the answer lies on the test's limit, so that nothing is added to the reach.
  @Test
  void halfPowerAsksForAsManyAsAnInterval() {
    var test = new SampleSize.Test(CONFIDENCE, 0.5, Sides.TWO);

    assertThat(SampleSize.forTest(0.67, 0.1, test).raw())
        .isCloseTo(SampleSize.forInterval(0.67, 0.1, CONFIDENCE).raw(), within(1e-9));
  }

  @Test
  void bothSidesAndMorePowerAskForMore() {
    var one = new SampleSize.Test(CONFIDENCE, 0.8, Sides.ONE);
    var both = new SampleSize.Test(CONFIDENCE, 0.8, Sides.TWO);
    var surer = new SampleSize.Test(CONFIDENCE, 0.9, Sides.ONE);

    double least = SampleSize.forTest(0.67, 0.1, one).raw();

    assertThat(SampleSize.forTest(0.67, 0.1, both).raw()).isGreaterThan(least);
    assertThat(SampleSize.forTest(0.67, 0.1, surer).raw()).isGreaterThan(least);
    assertThat(SampleSize.forTest(0.67, 0.1, new SampleSize.Test(0.9, 0.8, Sides.TWO)).raw())
        .isCloseTo(least, within(1e-9));
  }

  @Test
  void answersAreWholeAndAtLeastOne() {
    assertThat(new SampleSize(10.0).answers()).isEqualTo(10);
    assertThat(new SampleSize(10.000001).answers()).isEqualTo(11);
    assertThat(SampleSize.forInterval(0.1, 2, CONFIDENCE).answers()).isEqualTo(1);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertRefused(() -> SampleSize.forInterval(0, 0.1, CONFIDENCE));
    assertRefused(() -> SampleSize.forInterval(1.1, 0.1, CONFIDENCE));
    assertRefused(() -> SampleSize.forInterval(Double.NaN, 0.1, CONFIDENCE));
    assertRefused(() -> SampleSize.forInterval(0.67, 0, CONFIDENCE));
    assertRefused(() -> SampleSize.forInterval(0.67, 2.1, CONFIDENCE));
    assertRefused(() -> SampleSize.forInterval(0.67, 1e-200, CONFIDENCE));
    assertRefused(() -> SampleSize.forInterval(0.67, 0.1, 1));
    assertRefused(() -> new SampleSize.Test(CONFIDENCE, 1, Sides.ONE));
    assertRefused(() -> new SampleSize.Test(CONFIDENCE, 0.4, Sides.ONE));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }
}
