package rapport.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.statistics.Proportion;

class BuyingTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void anyGroupingOfBuyersGivesTheSame(long seed) {
    var random = new Random(seed);
    var purchases = random.longs(30, 1, 9).boxed().toList();
    int cut = random.nextInt(31);

    var merged =
        purchases.subList(0, cut).stream()
            .map(Buying::of)
            .reduce(Buying.NONE, Buying::merge)
            .merge(
                purchases.subList(cut, 30).stream()
                    .map(Buying::of)
                    .reduce(Buying.NONE, Buying::merge));

    var oracle = purchases.stream().mapToLong(count -> count).summaryStatistics();
    long returning = purchases.stream().filter(count -> count >= 2).count();
    assertThat(merged.returningShare()).contains(new Proportion(returning, 30));
    assertThat(merged.frequency().orElseThrow().mean()).isEqualTo(oracle.getAverage());
    assertThat(merged.frequency().orElseThrow().meanInterval(0.95)).isPresent();
  }

  /// Bought before the period, once in it.
  @Test
  void aBuyerOfOnePurchaseMayReturn() {
    assertThat(new Buying(1, 1, 1, 1).returningShare()).contains(new Proportion(1, 1));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertRefused(() -> Buying.of(0));
    assertRefused(() -> new Buying(3, 4, 5, 9));
    assertRefused(() -> new Buying(3, -1, 5, 9));
    assertRefused(() -> new Buying(3, 1, 2, 2));
    assertRefused(() -> new Buying(3, 1, 5, 1));
    assertRefused(() -> new Buying(0, 0, 1, 1));
    assertRefused(() -> new Buying(0, 0, 1, 0));
    assertRefused(() -> new Buying(0, 0, 0, 1));
    assertRefused(() -> new Buying(-1, 0, 0, 0));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }
}
