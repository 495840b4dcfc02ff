package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import rapport.store.OpenFollowUps.Entry;
import rapport.store.memory.MemoryTable;

class OpenFollowUpsTest {

  private static final Instant EXPIRY = Instant.parse("2027-04-05T00:00:00Z");
  private static final long ANN = 7;
  private static final long BEN = -1;

  private final OpenFollowUps open = new OpenFollowUps(new MemoryTable());

  @Test
  void whatIsOnTheListIsListedUntilItIsTakenOff() {
    var first = entry(0, 1, ANN, 5);
    var second = entry(1, 2, BEN, 0);
    put(first);
    put(second);

    assertThat(open.list("acme", 10)).containsExactlyInAnyOrder(first, second);
    assertThat(open.list("other", 10)).isEmpty();

    open.remove("acme", ANN, first.id());
    open.remove("acme", ANN, first.id());

    assertThat(open.list("acme", 10)).containsExactly(second);
  }

  @Test
  void theSameAgainTakesItsPlace() {
    put(entry(0, 1, ANN, 5));
    put(entry(0, 1, ANN, 9_000_000_000L));

    assertThat(open.list("acme", 10)).containsExactly(entry(0, 1, ANN, 9_000_000_000L));
  }

  @Test
  void aCustomersAreFoundByItsHash() {
    put(entry(0, 1, ANN, 5));
    put(entry(3, 2, ANN, 5));
    put(entry(0, 3, BEN, 5));

    assertThat(open.of("acme", ANN)).containsExactly(entry(0, 1, ANN, 5), entry(3, 2, ANN, 5));
    assertThat(open.of("acme", BEN)).hasSize(1);
    assertThat(open.of("acme", 8)).isEmpty();
  }

  @Test
  void noMoreAreReadThanAreAskedFor() {
    for (int i = 0; i < 7; i++) {
      put(entry(i, i, ANN, i));
    }

    assertThat(open.list("acme", 3)).hasSize(3);
  }

  private void put(Entry entry) {
    open.put("acme", entry, EXPIRY);
  }

  private static Entry entry(int hours, long number, long subject, long millionths) {
    return new Entry(FollowUpsTest.id(hours, number), subject, BigInteger.valueOf(millionths));
  }
}
