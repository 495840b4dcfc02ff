package rapport.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.statistics.Proportion;

class DispositionsTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theEstimatedRatesLieBetweenThoseThatCountAllUnknownCasesAndNone(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      var all = random(random);
      double one = all.responseRate1().orElseThrow().value();
      double two = all.responseRate2().orElseThrow().value();
      double five = all.responseRate5().orElseThrow().value();
      double six = all.responseRate6().orElseThrow().value();

      assertThat(all.responseRate3(1)).contains(one);
      assertThat(all.responseRate3(0)).contains(five);
      assertThat(all.responseRate4(1)).contains(two);
      assertThat(all.responseRate4(0)).contains(six);
      double share = random.nextDouble();
      assertThat(all.responseRate3(share).orElseThrow()).isBetween(one, five);
      assertThat(all.responseRate4(share).orElseThrow()).isBetween(two, six);
      assertThat(one).isLessThanOrEqualTo(two);
    }
  }

  @Test
  void samplesMergeCaseByCase() {
    var one = new Dispositions(1, 2, 3, 4, 5, 6, 7);
    var other = new Dispositions(10, 20, 30, 40, 50, 60, 70);

    assertThat(one.merge(other)).isEqualTo(new Dispositions(11, 22, 33, 44, 55, 66, 77));
  }

  @Test
  void onlyUnknownCasesHaveARateOfThoseThatCountThem() {
    var unknown = new Dispositions(0, 0, 0, 0, 0, 3, 1);

    assertThat(unknown.responseRate1()).contains(new Proportion(0, 4));
    assertThat(unknown.responseRate3(0.5)).contains(0.0);
    assertThat(unknown.responseRate3(0)).isEmpty();
    assertThat(unknown.responseRate5()).isEmpty();
    assertThat(unknown.responseRate6()).isEmpty();
  }

  @Test
  void whatCannotBeIsRefused() {
    var one = new Dispositions(1, 2, 3, 4, 5, 6, 7);

    assertRefused(() -> one.responseRate3(-0.1));
    assertRefused(() -> one.responseRate4(1.1));
    assertRefused(() -> one.responseRate4(Double.NaN));
    for (int place = 0; place < 7; place++) {
      int wrong = place;
      assertRefused(() -> withMinusOneAt(wrong));
    }
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }

  private static Dispositions withMinusOneAt(int place) {
    long[] cases = new long[7];
    cases[place] = -1;
    return of(cases);
  }

  private static Dispositions random(Random random) {
    return of(random.longs(7, 1, 1000).toArray());
  }

  private static Dispositions of(long[] cases) {
    return new Dispositions(cases[0], cases[1], cases[2], cases[3], cases[4], cases[5], cases[6]);
  }
}
