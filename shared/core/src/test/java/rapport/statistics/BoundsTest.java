package rapport.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers that no statistic can have are refused where they come up.
class BoundsTest {

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNoNumberIsRefused(double bad) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(bad, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(0, bad));
    assertThatIllegalArgumentException().isThrownBy(() -> new TestResult(bad, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new TestResult(1, bad));
    assertThatIllegalArgumentException().isThrownBy(() -> new SampledEstimate(bad, 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new SampledEstimate(1, bad, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new SampleSize(bad));
  }

  @Test
  void whatLiesBeyondItsRangeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new TestResult(1, -0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new TestResult(1, 1.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new SampledEstimate(1, -1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new SampleSize(-4));
    assertThatIllegalArgumentException().isThrownBy(() -> new SampleSize(1e30));
    assertThat(new Interval(1, 1).low()).isEqualTo(1);
    assertThat(new TestResult(-1, 0).p()).isZero();
    assertThat(new TestResult(-1, 1).p()).isOne();
  }

  @ParameterizedTest
  @CsvSource({"-1,0,0", "0,-1,0", "0,0,-1"})
  void answersBelowZeroAreRefused(long favourable, long neutral, long adverse) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NetShare(favourable, neutral, adverse));
  }

  @ParameterizedTest
  @CsvSource({"-1,5", "101,5", "50,0"})
  void noPercentileIsBelowZeroAboveHundredOrOfNothing(int percent, long count) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OrderStatistics.lowerRank(percent, count));
  }

  /// The oracle rounds down in whole numbers of any size.
  @ParameterizedTest
  @CsvSource({
    "0,1,0",
    "100,1,0",
    "50,10,4",
    "99,100,98",
    "100,9223372036854775807,9223372036854775806"
  })
  void aRankIsTheQuantileRoundedDown(int percent, long count, long rank) {
    assertThat(OrderStatistics.lowerRank(percent, count)).isEqualTo(rank);
  }
}
