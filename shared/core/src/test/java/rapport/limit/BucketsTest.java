package rapport.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.bytes.Sha256;

class BucketsTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final Limit LIMIT = new Limit(60, 5);
  private static final int ROOM = 50;

  private final Buckets buckets = new Buckets(LIMIT, 1_000_000, ROOM);

  private static Bytes name(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private boolean passes(String name, Instant now) {
    if (!buckets.wait(name(name), 1, now).isZero()) {
      return false;
    }
    buckets.take(name(name), 1, now);
    return true;
  }

  @Test
  void eachNameHasItsOwn() {
    for (int i = 0; i < 5; i++) {
      assertThat(passes("a", START)).isTrue();
    }

    assertThat(passes("a", START)).isFalse();
    assertThat(passes("b", START)).isTrue();
  }

  @Test
  void askingTakesNoRoom() {
    buckets.wait(name("a"), 1, START);

    assertThat(buckets.size()).isZero();
  }

  /// The attacker has as many addresses as it likes and pushes, all the time, whatever can be
  /// pushed out.
  @Test
  void nobodyGetsMoreByPushingHisOwnBucketOut() {
    int passed = 0;
    Instant now = START;
    for (int millis = 0; millis < 60_000; millis += 5) {
      now = START.plusMillis(millis);
      passed += passes("attacker", now) ? 1 : 0;
      passes("other " + millis, now);
      assertThat(buckets.size()).isLessThanOrEqualTo(ROOM + 1_024);
    }

    assertThat(passed).isLessThanOrEqualTo(5 + 60);
  }

  /// Begins in the crowd, and gets a place of its own later.
  @Test
  void whoGetsRoomLaterBringsAlongWhatItHadTaken() {
    for (int i = 0; i < ROOM; i++) {
      buckets.take(name("other " + i), 1, START);
    }
    int passed = 0;
    Instant now = START;
    for (int millis = 0; millis < 10_000; millis += 10) {
      now = START.plusMillis(millis);
      passed += passes("late", now) ? 1 : 0;
    }

    assertThat(passed).isLessThanOrEqualTo(5 + 10);
    assertThat(buckets.size()).isLessThan(ROOM);
  }

  @Test
  void whatIsFullAgainMakesRoom() {
    for (int i = 0; i < 10 * ROOM; i++) {
      buckets.take(name("n" + i), 5, START);
    }
    buckets.take(name("last"), 1, START.plusSeconds(60));

    assertThat(buckets.size()).isEqualTo(1);
  }
}
