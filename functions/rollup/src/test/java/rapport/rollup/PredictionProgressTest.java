package rapport.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rapport.bytes.Bytes;
import rapport.customer.Buyer;
import rapport.lifetime.PurchaseSums;
import rapport.rollup.PredictionProgress.Goal;
import rapport.store.Entities;

class PredictionProgressTest {

  private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
  private static final PredictionProgress BEGUN =
      PredictionProgress.WAITING.begun(new Goal(1, DAY));

  @Test
  void whatIsTooMuchIsLeftOutByWholeShards() {
    var progress = BEGUN;
    int shard = 0;
    while (!progress.isGathered()) {
      progress = progress.with(sample(500, "10.00"), "z");
      if (!progress.isGathered()) {
        progress = progress.with(sample(200, "10.00"), "zz").nextShard();
      }
      shard++;
    }

    assertThat(progress.whole().histories()).isEqualTo(19_600);
    assertThat(shard).isEqualTo(29);
    assertThat(progress.part()).isEqualTo(BuyerSample.EMPTY);
    assertThat(progress.encode().length()).isLessThan(PredictionProgress.MAX_BYTES);
    assertThat(PredictionProgress.decode(progress.encode())).isEqualTo(progress);
  }

  @Test
  void aShardThatIsTooMuchAloneIsTakenAnewByHalves() {
    var progress = BEGUN.nextShard().nextShard().with(sample(15_000, "1"), "a");

    var halved = progress.with(sample(5_001, "1"), "b");
    var quartered = halved.with(sample(20_001, "1"), "c");

    assertThat(halved.at()).isEqualTo(new PredictionProgress.Place(2, 0, ""));
    assertThat(halved.part().histories()).isZero();
    assertThat(quartered.at()).isEqualTo(new PredictionProgress.Place(4, 0, ""));
    assertThat(quartered.isGathered()).isFalse();
  }

  @Test
  void bytesAreLimitedToo() {
    var vast = "123456789012345678901234567890.123456";
    var progress = BEGUN.with(sample(9_000, vast), "a").nextShard();

    var next = progress.with(sample(9_000, vast), "a");

    assertThat(next.isGathered()).isTrue();
    assertThat(next.whole().histories()).isEqualTo(9_000);
  }

  @Test
  void whatIsPutInComesOutByCurrency() {
    var first = new PurchaseSums(20_000, 20_010, 3, new BigDecimal("12.345678"));
    var second = new PurchaseSums(19_000, 19_000, 1, new BigDecimal("0.000000"));
    var buyer = new Buyer(false, new TreeMap<>(Map.of("EUR", first, "USD", second)));
    var gone = new Buyer(true, new TreeMap<>(Map.of("EUR", second)));

    var buyers =
        BuyerSample.EMPTY
            .with(List.of(buyer), DAY.toEpochDay())
            .with(BuyerSample.EMPTY.with(List.of(gone), DAY.toEpochDay()))
            .buyers(DAY.toEpochDay());

    assertThat(buyers.get("EUR").there()).containsExactly(first);
    assertThat(buyers.get("EUR").left()).containsExactly(second);
    assertThat(buyers.get("USD").there()).containsExactly(second);
    assertThat(buyers).hasSize(2);
  }

  /// As the first version stored them, written down by hand. Never change them.
  @Test
  void whatTheFirstVersionStoredIsRead() {
    var waiting = "010000000100000000000000";
    var begun = "010101c0c002010201630101" + "0d034555520005" + "0a030400bc614e" + "0000";

    assertThat(PredictionProgress.decode(bytes(waiting))).isEqualTo(PredictionProgress.WAITING);
    var read = PredictionProgress.decode(bytes(begun));
    assertThat(read.again()).isTrue();
    assertThat(read.goal()).isEqualTo(new Goal(1, LocalDate.of(2026, 2, 28)));
    assertThat(read.at()).isEqualTo(new PredictionProgress.Place(1, 2, "c"));
    assertThat(read.attempts()).isEqualTo(1);
    long day = read.goal().day().toEpochDay();
    assertThat(read.whole().buyers(day).get("EUR").there())
        .containsExactly(new PurchaseSums(day - 15, day - 5, 3, new BigDecimal("12.345678")));
  }

  private static Bytes bytes(String hex) {
    return Bytes.of(HexFormat.of().parseHex(hex));
  }

  @Test
  void everyShardIsGoneThrough() {
    var progress = BEGUN;
    for (int shard = 0; shard < Entities.SHARDS; shard++) {
      assertThat(progress.isGathered()).isFalse();
      progress = progress.nextShard();
    }

    assertThat(progress.isGathered()).isTrue();
    assertThat(progress.askedAgain().attempted().again()).isTrue();
    assertThat(PredictionProgress.WAITING.isBegun()).isFalse();
  }

  private static BuyerSample sample(int buyers, String spend) {
    var all = new ArrayList<Buyer>();
    for (int i = 0; i < buyers; i++) {
      var sums = new PurchaseSums(20_000 + i % 100, 20_200, 7, new BigDecimal(spend));
      all.add(new Buyer(false, new TreeMap<>(Map.of("EUR", sums))));
    }
    return BuyerSample.EMPTY.with(all, DAY.toEpochDay());
  }
}
