package rapport.kano;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static rapport.kano.KanoCategory.ATTRACTIVE;
import static rapport.kano.KanoCategory.INDIFFERENT;
import static rapport.kano.KanoCategory.MUST_BE;
import static rapport.kano.KanoCategory.ONE_DIMENSIONAL;
import static rapport.kano.KanoCategory.QUESTIONABLE;
import static rapport.kano.KanoCategory.REVERSE;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.statistics.Interval;
import rapport.statistics.Proportion;

class KanoTest {

  /// Asked the other way round, a feature that is wanted is one that is not, and the reverse.
  @Test
  void askingTheOtherWayRoundReversesWhatIsWanted() {
    for (int functional = 1; functional <= 5; functional++) {
      for (int dysfunctional = 1; dysfunctional <= 5; dysfunctional++) {
        var category = KanoCategory.of(functional, dysfunctional);
        var turned = KanoCategory.of(dysfunctional, functional);

        switch (category) {
          case INDIFFERENT, QUESTIONABLE -> assertThat(turned).isEqualTo(category);
          case MUST_BE, ONE_DIMENSIONAL, ATTRACTIVE -> assertThat(turned).isEqualTo(REVERSE);
          case REVERSE -> assertThat(turned).isIn(MUST_BE, ONE_DIMENSIONAL, ATTRACTIVE);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "6, 1", "1, 0", "1, 6", "-1, 3"})
  void anAnswerThatIsNoneIsRefused(int functional, int dysfunctional) {
    assertThatThrownBy(() -> KanoCategory.of(functional, dysfunctional))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 5");
  }

  /// Of 100 answers, five make categories equal and six don't.
  @ParameterizedTest
  @CsvSource({
    "20, 25, 25, 30, INDIFFERENT, ONE_DIMENSIONAL",
    "24, 24, 24, 28, INDIFFERENT, MUST_BE",
    "24, 24, 22, 30, INDIFFERENT, INDIFFERENT",
    "30, 35, 35, 0,  ONE_DIMENSIONAL, MUST_BE",
    "29, 35, 35, 1,  ONE_DIMENSIONAL, ONE_DIMENSIONAL",
    "0,  0,  49, 51, INDIFFERENT, ATTRACTIVE"
  })
  void closeCategoriesAreDecidedByTheHarmOfLackingThem(
      long m, long o, long a, long i, KanoCategory most, KanoCategory tied) {
    var kano =
        new KanoCounts(Map.of(MUST_BE, m, ONE_DIMENSIONAL, o, ATTRACTIVE, a, INDIFFERENT, i));

    assertThat(kano.category()).contains(most);
    assertThat(kano.tiedCategory()).contains(tied);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void whatTheCountsSayStaysInItsRange(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      var kano = random(random);
      var better = kano.better().orElseThrow();
      var worse = kano.worse().orElseThrow();

      assertThat(better).isBetween(0.0, 1.0);
      assertThat(worse).isBetween(-1.0, 0.0);
      requireHolds(kano.betterInterval(0.95).orElseThrow(), better, 0, 1);
      requireHolds(kano.worseInterval(0.95).orElseThrow(), worse, -1, 0);
      assertThat(kano.totalStrength().orElseThrow()).isBetween(0.0, 1.0);
      assertThat(kano.categoryStrength().orElseThrow()).isBetween(0.0, 1.0);
      assertThat(kano.chiSquare().orElseThrow()).isNotNegative();
    }
  }

  @Test
  void betterAndWorseLeaveOutWhatIsReverseAndQuestionable() {
    var some = new KanoCounts(Map.of(MUST_BE, 10L, ONE_DIMENSIONAL, 20L, ATTRACTIVE, 5L));
    var more = some.merge(new KanoCounts(Map.of(REVERSE, 40L, QUESTIONABLE, 7L)));

    assertThat(more.better()).isEqualTo(some.better()).contains(25.0 / 35);
    assertThat(more.worse()).isEqualTo(some.worse()).contains(-30.0 / 35);
    assertThat(more.chiSquare()).isEqualTo(some.chiSquare());
    assertThat(more.category()).contains(REVERSE);
    assertThat(more.betterInterval(0.9)).contains(new Proportion(25, 35).wilson(0.9));
  }

  /// The oracle is the expected count form Σ O²/E − n.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void chiSquareIsZeroForEqualNumbersAndGrowsWithTheirSquares(long seed) {
    var kano = random(new Random(seed));
    double n = 0;
    double squares = 0;
    for (var category : new KanoCategory[] {MUST_BE, ONE_DIMENSIONAL, ATTRACTIVE, INDIFFERENT}) {
      long count = kano.counts().get(category);
      n += count;
      squares += (double) count * count;
    }

    assertThat(kano.chiSquare().orElseThrow()).isCloseTo(squares / (n / 4) - n, within(1e-9));
    assertThat(equal(7).chiSquare()).contains(0.0);
  }

  @Test
  void equalNumbersAreNoSignificantLeadAndASingleAnswerIsNone() {
    assertThat(equal(1000).fongSignificant()).contains(false);
    assertThat(new KanoCounts(Map.of(MUST_BE, 1L)).fongSignificant()).contains(false);
    assertThat(new KanoCounts(Map.of(MUST_BE, 9L)).fongSignificant()).contains(true);
  }

  /// 20 of 50 answers are in the two most frequent: 1.65 √(20 × 80 / 100) = 1.65 × 4.
  @Test
  void theCriticalLeadIsFongs() {
    var kano =
        new KanoCounts(
            Map.of(
                MUST_BE, 12L,
                ONE_DIMENSIONAL, 8L,
                ATTRACTIVE, 8L,
                INDIFFERENT, 8L,
                REVERSE, 7L,
                QUESTIONABLE, 7L));

    assertThat(kano.fongCritical().orElseThrow()).isCloseTo(6.6, within(1e-12));
    assertThat(kano.fongSignificant()).contains(false);
  }

  /// 3,200 answers in two categories: 1.65 √(3200 × 3200 / 6400) = 1.65 × 40 = 66.
  @ParameterizedTest
  @CsvSource({"1633, 1567, false", "1634, 1566, true"})
  void aLeadIsSignificantFromMoreThanTheCriticalOne(long most, long next, boolean significant) {
    var kano = new KanoCounts(Map.of(ATTRACTIVE, most, MUST_BE, next));

    assertThat(kano.fongCritical().orElseThrow()).isCloseTo(66, within(1e-12));
    assertThat(kano.fongSignificant()).contains(significant);
  }

  @Test
  void nothingIsSaidWhereNobodyAnswered() {
    var none = new KanoCounts(Map.of());

    assertThat(none.total()).isZero();
    assertThat(none.betterInterval(0.95)).isEmpty();
    assertThat(none.worseInterval(0.95)).isEmpty();
    assertThat(none.category()).isEmpty();
    assertThat(none.tiedCategory()).isEmpty();
    assertThat(none.fongSignificant()).isEmpty();
  }

  @Test
  void answersThatDoNotMatterHaveNoBetterAndWorse() {
    var kano = new KanoCounts(Map.of(REVERSE, 3L, QUESTIONABLE, 1L));

    assertThat(kano.better()).isEmpty();
    assertThat(kano.worse()).isEmpty();
    assertThat(kano.chiSquare()).isEmpty();
    assertThat(kano.tiedCategory()).contains(REVERSE);
    assertThat(kano.totalStrength()).contains(0.0);
    assertThat(kano.categoryStrength()).contains(0.5);
  }

  @Test
  void negativeCountsAreRefusedAndOverflowFails() {
    assertThatThrownBy(() -> new KanoCounts(Map.of(MUST_BE, -1L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 or more");
    var great = new KanoCounts(Map.of(MUST_BE, Long.MAX_VALUE));
    assertThatThrownBy(() -> great.merge(great)).isInstanceOf(ArithmeticException.class);
  }

  private static void requireHolds(Interval interval, double value, double least, double most) {
    assertThat(value).isBetween(interval.low(), interval.high());
    assertThat(interval.low()).isGreaterThanOrEqualTo(least);
    assertThat(interval.high()).isLessThanOrEqualTo(most);
  }

  private static KanoCounts equal(long each) {
    return new KanoCounts(
        Map.of(MUST_BE, each, ONE_DIMENSIONAL, each, ATTRACTIVE, each, INDIFFERENT, each));
  }

  private static KanoCounts random(Random random) {
    return new KanoCounts(
        Map.of(
            MUST_BE, 1 + random.nextLong(50),
            ONE_DIMENSIONAL, random.nextLong(50),
            ATTRACTIVE, random.nextLong(50),
            INDIFFERENT, random.nextLong(50),
            REVERSE, random.nextLong(50),
            QUESTIONABLE, random.nextLong(50)));
  }
}
