package rapport.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationBucketsTest {

  private static final double ROUNDING = 1e-12;

  /// From ⌈ln x / ln γ⌉ computed elsewhere. A stored index must mean the same for ever.
  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "2, 35",
    "15, 136",
    "59, 204",
    "61, 206",
    "100, 231",
    "3600, 410",
    "86400, 569"
  })
  void aDurationKeepsTheBucketItWasGivenWhenItWasStored(long millis, int index) {
    assertThat(DurationBuckets.indexOf(millis)).isEqualTo(index);
  }

  @Test
  void everyDurationIsWithinOnePercentOfWhatStandsForIt() {
    for (long millis = 1; millis <= 200_000; millis++) {
      requireWithinOnePercent(millis);
    }
  }

  /// Up to 2⁶² ms, far beyond 35 days and any ticket.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void longDurationsAreWithinOnePercentToo(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      requireWithinOnePercent(random.nextLong(1, 1L << random.nextInt(1, 63)));
    }
  }

  @Test
  void aLongerDurationIsNeverInALowerBucket() {
    int before = DurationBuckets.indexOf(1);
    for (long millis = 2; millis <= 200_000; millis++) {
      int index = DurationBuckets.indexOf(millis);
      assertThat(index).isGreaterThanOrEqualTo(before);
      before = index;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void whatIsNoDurationHasNoBucket(long millis) {
    assertThatThrownBy(() -> DurationBuckets.indexOf(millis))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void requireWithinOnePercent(long millis) {
    double standsForIt = DurationBuckets.valueOf(DurationBuckets.indexOf(millis));
    assertThat(standsForIt)
        .isCloseTo(millis, within(millis * (DurationBuckets.RELATIVE_ERROR + ROUNDING)));
  }
}
