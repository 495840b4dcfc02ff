package rapport.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.bytes.Bytes;
import rapport.bytes.Sha256;

/// Several processes, each with buckets of its own, on one counter.
class SharedBucketTest {

  private static final Instant START = Instant.parse("2026-03-01T10:59:30Z");
  private static final Bytes NAME = Sha256.of(new byte[] {1});
  private static final Limit LIMIT = new Limit(3_000, 500);
  private static final long STEP = 100;

  private final Map<Instant, Long> counters = new HashMap<>();
  private int writes;

  private boolean passes(Buckets buckets, Instant now) {
    if (!buckets.wait(NAME, 1, now).isZero()) {
      return false;
    }
    buckets
        .take(NAME, 1, now)
        .ifPresent(
            due -> {
              writes++;
              buckets.reported(due, counters.merge(due.hour(), due.amount(), Long::sum));
            });
    return true;
  }

  private static List<Buckets> instances(int count) {
    var instances = new ArrayList<Buckets>();
    for (int i = 0; i < count; i++) {
      instances.add(new Buckets(LIMIT, STEP));
    }
    return instances;
  }

  /// Ten times the limit for some minutes, over the turn of an hour, on so many instances. Each may
  /// be ahead of what the others know by what it has not reported; that comes once, not each
  /// minute.
  @ParameterizedTest(name = "{0} instances, {1} minutes, seed {2}")
  @CsvSource({"1, 5, 1", "2, 5, 2", "10, 5, 3", "10, 5, 4", "10, 20, 5", "40, 5, 6"})
  void aFloodGetsAboutTheLimitHoweverManyInstancesTakeIt(int count, int minutes, long seed) {
    var random = new Random(seed);
    var instances = instances(count);
    long passed = 0;
    Duration flood = Duration.ofMinutes(minutes);
    Instant now = START;
    while (now.isBefore(START.plus(flood))) {
      now = now.plusMillis(2);
      passed += passes(instances.get(random.nextInt(count)), now) ? 1 : 0;
    }

    long allowed = LIMIT.burst() + LIMIT.perMinute() * flood.toMinutes();
    System.out.printf(
        "%d instances, seed %d: %d passed of %d allowed, %d writes, %.4f a request%n",
        count, seed, passed, allowed, writes, (double) writes / passed);
    assertThat(passed).isBetween(allowed * 9 / 10, allowed + 3 * STEP * count);
    assertThat(writes).isLessThanOrEqualTo((int) (passed / STEP));
  }

  /// Each instance reports seldom; what the others took meanwhile had long come back.
  @ParameterizedTest(name = "seed {0}")
  @CsvSource({"1", "2", "3"})
  void whoStaysBelowTheLimitIsNeverRefused(long seed) {
    var random = new Random(seed);
    var instances = instances(10);
    Instant now = START;
    for (int i = 0; i < 60_000; i++) {
      now = now.plusNanos(random.nextLong(50_000_000)); // 40 a second of 50

      assertThat(passes(instances.get(random.nextInt(10)), now)).as("request %d", i).isTrue();
    }
  }

  @Test
  void anInstanceThatBeginsAmidAFloodLearnsOfItAtItsFirstLook() {
    Instant now = Instant.parse("2026-03-01T10:00:00Z");
    var old = new Buckets(LIMIT, STEP);
    for (int i = 0; i < 300_000; i++) { // ten minutes
      now = now.plusMillis(2);
      passes(old, now);
    }
    var young = new Buckets(LIMIT, STEP);
    int passed = 0;
    for (int i = 0; i < 1_000; i++) {
      passed += passes(young, now) ? 1 : 0;
    }

    assertThat(passed).isEqualTo((int) STEP);
  }

  @Test
  void aCounterThatBeginsAnewTakesNothingTwice() {
    var bucket = SharedBucket.fresh(LIMIT, START).taken(100, START);

    var after = bucket.reporting().reported(100, bucket.hour(), 3);

    assertThat(after.bucket()).isEqualTo(bucket.bucket());
  }

  @Test
  void theAnswerOfAnHourThatIsOverTellsNothing() {
    var bucket = SharedBucket.fresh(LIMIT, START).taken(100, START);
    var later = bucket.filled(START.plusSeconds(60));

    assertThat(later.reported(100, bucket.hour(), 1_000_000)).isEqualTo(later);
  }

  @Test
  void numbersBeyondAllReasonDoNoHarm() {
    var bucket = SharedBucket.fresh(new Limit(Limit.MAX_PER_MINUTE, Limit.MAX_BURST), START);

    var after = bucket.reported(0, bucket.hour(), Long.MAX_VALUE);

    assertThat(after.bucket().units()).isNegative();
    assertThat(after.filled(Instant.MAX).bucket().isFull()).isTrue();
  }
}
