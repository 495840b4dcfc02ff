package rapport.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketTest {

  private static final Instant START = Instant.parse("2026-03-01T10:59:30Z");

  /// What was taken at a time.
  private record Taken(Instant at, long tokens) {}

  /// The oracle keeps no level: something may be taken if in no stretch of time that ends with it
  /// more is taken than a burst and what the stretch brings back.
  private static boolean mayTake(Limit limit, List<Taken> before, long tokens, Instant now) {
    var minute = BigInteger.valueOf(60_000_000_000L);
    var sum = BigInteger.valueOf(tokens);
    for (Taken one : before.reversed()) {
      sum = sum.add(BigInteger.valueOf(one.tokens()));
      var nanos = BigInteger.valueOf(Duration.between(one.at(), now).toNanos());
      var allowed =
          nanos
              .multiply(BigInteger.valueOf(limit.perMinute()))
              .add(minute.multiply(BigInteger.valueOf(limit.burst())));
      if (sum.multiply(minute).compareTo(allowed) > 0) {
        return false;
      }
    }
    return true;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20_261_127})
  void itLetsThroughWhatNoStretchOfTimeForbidsWhateverTheClockDoes(long seed) {
    var random = new Random(seed);
    var limit = new Limit(1 + random.nextInt(200), 1 + random.nextInt(20));
    var bucket = Bucket.full(limit, START);
    var taken = new ArrayList<Taken>();
    Instant clock = START;
    Instant latest = START;
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      clock = clock.plusNanos(random.nextLong(-2_000_000_000L, 3_000_000_000L));
      latest = clock.isAfter(latest) ? clock : latest;
      long tokens = 1 + random.nextLong(limit.burst());

      bucket = bucket.filled(clock);
      boolean may = bucket.wait(tokens, clock).isZero();

      assertThat(may)
          .as("seed %d, step %d", seed, i)
          .isEqualTo(mayTake(limit, taken, tokens, latest));
      if (may) {
        bucket = bucket.taken(tokens, clock);
        taken.add(new Taken(latest, tokens));
      } else {
        refused++;
      }
    }
    assertThat(refused).isPositive();
    assertThat(taken).hasSizeGreaterThan(10);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20_261_127})
  void afterTheWaitItIsThereAndNotANanosecondBefore(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      var limit = new Limit(1 + random.nextInt(100_000), 1 + random.nextInt(100));
      long tokens = 1 + random.nextLong(limit.burst());
      var bucket = Bucket.full(limit, START).taken(random.nextLong(3 * limit.burst()), START);
      Instant now = START.plusNanos(random.nextLong(-1_000_000_000L, 1_000_000_000L));

      Duration wait = bucket.wait(tokens, now);

      assertThat(bucket.wait(tokens, now.plus(wait))).as("seed %d", seed).isZero();
      if (wait.isPositive()) {
        assertThat(bucket.wait(tokens, now.plus(wait).minusNanos(1)).isPositive()).isTrue();
      }
    }
  }

  @Test
  void aClockThatGoesToAndFroBringsNothingBack() {
    var limit = new Limit(60, 1);
    var bucket = Bucket.full(limit, START).taken(1, START);
    for (int i = 0; i < 1_000; i++) {
      bucket = bucket.filled(START.minusSeconds(3_600)).filled(START.plusMillis(500));
    }

    assertThat(bucket.wait(1, START.plusMillis(500))).isEqualTo(Duration.ofMillis(500));
    assertThat(bucket.wait(1, START)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aBucketThatNobodyTouchedForAMillionYearsIsJustFull() {
    var limit = new Limit(Limit.MAX_PER_MINUTE, Limit.MAX_BURST);
    var empty = new Bucket(limit, 0, Instant.parse("-500000-01-01T00:00:00Z"));

    assertThat(empty.filled(Instant.parse("+500000-01-01T00:00:00Z")).units())
        .isEqualTo(Bucket.full(limit, START).units());
  }

  @Test
  void theDebtIsTwentyBurstsAtMost() {
    var limit = new Limit(60, 10);

    var owing = Bucket.full(limit, START).taken(Long.MAX_VALUE, START).taken(1, START);

    assertThat(owing.wait(1, START)).isEqualTo(Duration.ofSeconds(201));
  }

  @Test
  void moreThanABurstIsNeverThere() {
    var bucket = Bucket.full(new Limit(60, 10), START);

    assertThatThrownBy(() -> bucket.wait(11, START)).hasMessageContaining("11");
    assertThatThrownBy(() -> new Bucket(new Limit(60, 10), 11 * Bucket.UNITS, START))
        .hasMessageContaining("so much");
  }

  @Test
  void noBucketHoldsMoreThanABurstOrOwesMoreThanItsMostDebt() {
    var limit = new Limit(10, 3);
    long most = 3 * Bucket.UNITS;
    long least = -3 * Bucket.UNITS * Bucket.MAX_DEBT_BURSTS;

    assertThat(new Bucket(limit, most, START).units()).isEqualTo(most);
    assertThat(new Bucket(limit, least, START).units()).isEqualTo(least);
    assertThatThrownBy(() -> new Bucket(limit, most + 1, START))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Bucket(limit, least - 1, START))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
