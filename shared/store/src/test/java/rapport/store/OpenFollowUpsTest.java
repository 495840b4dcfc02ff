package rapport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import rapport.fact.SubjectHash;
import rapport.store.OpenFollowUps.Entry;
import rapport.store.OpenFollowUps.Listed;
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

    assertThat(open.list("acme", 10).entries()).containsExactlyInAnyOrder(first, second);
    assertThat(open.list("other", 10).entries()).isEmpty();

    open.remove("acme", ANN, first.id());
    open.remove("acme", ANN, first.id());

    assertThat(open.list("acme", 10).entries()).containsExactly(second);
  }

  @Test
  void theSameAgainTakesItsPlace() {
    put(entry(0, 1, ANN, 5));
    put(entry(0, 1, ANN, 9_000_000_000L));

    assertThat(open.list("acme", 10).entries()).containsExactly(entry(0, 1, ANN, 9_000_000_000L));
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
  void noMoreAreReadThanAreAskedForAndItIsSaid() {
    for (int i = 0; i < 7; i++) {
      put(entry(i, i, ANN, i));
    }

    assertThat(open.list("acme", 3).entries()).hasSize(3);
    assertThat(open.list("acme", 6).complete()).isFalse();
    assertThat(open.list("acme", 7).complete()).isTrue();
    assertThat(open.list("acme", 7).entries()).hasSize(7);
  }

  @Test
  void nobodysComeAfterAllThatAreNamedAndOfTheseTheLatest() {
    var named = List.of(entry(0, 8, 1, 5), entry(1, 9, ANN, 0), entry(2, 10, BEN, 7));
    for (int hour = 0; hour < 7; hour++) {
      put(entry(hour, hour, SubjectHash.NOBODY, 0));
    }
    named.forEach(this::put);

    assertThat(open.list("acme", 3)).isEqualTo(new Listed(named, false));
    assertThat(open.list("acme", 5).entries())
        .containsSubsequence(named)
        .endsWith(entry(6, 6, SubjectHash.NOBODY, 0), entry(5, 5, SubjectHash.NOBODY, 0))
        .hasSize(5);
    assertThat(open.list("acme", 9).complete()).isFalse();
    assertThat(open.list("acme", 10).complete()).isTrue();
    assertThat(open.list("acme", 10).entries()).hasSize(10).doesNotHaveDuplicates();
  }

  private void put(Entry entry) {
    open.put("acme", entry, EXPIRY);
  }

  private static Entry entry(int hours, long number, long subject, long millionths) {
    return new Entry(FollowUpsTest.id(hours, number), subject, BigInteger.valueOf(millionths));
  }
}
