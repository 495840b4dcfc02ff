package rapport.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassSharesTest {

  private static final double CONFIDENCE = 0.95;

  /// Adds the probabilities of all outcomes where every interval holds its truth.
  @Test
  void theIntervalsHoldAllSharesAtOnceAsOftenAsTheySay() {
    var coverages = new ArrayList<Double>();

    for (double p = 0.1; p < 0.85; p += 0.1) {
      for (double s = 0.1; p + s < 0.95; s += 0.1) {
        coverages.add(coverage(List.of(p, s, 1 - p - s), 40));
      }
    }

    assertThat(coverages.stream().mapToDouble(c -> c).average().orElseThrow())
        .isBetween(0.95, 0.98);
    assertThat(coverages).allMatch(coverage -> coverage > 0.92);
  }

  @Test
  void oneClassIsAPlainShareAndTwoMirrorEachOther() {
    var two = new ClassShares(List.of(7L, 5L));

    assertThat(new ClassShares(List.of(9L)).goodman(CONFIDENCE))
        .containsExactly(new Proportion(9, 9).wilson(CONFIDENCE));
    for (var intervals : List.of(two.goodman(CONFIDENCE), two.goodmanWald(CONFIDENCE))) {
      assertThat(intervals.getFirst().low())
          .isCloseTo(1 - intervals.getLast().high(), within(1e-12));
      assertThat(intervals.getFirst().high())
          .isCloseTo(1 - intervals.getLast().low(), within(1e-12));
    }
  }

  @Test
  void moreClassesWidenTheIntervals() {
    var three = new ClassShares(List.of(7L, 5L, 0L)).goodman(CONFIDENCE).getFirst();
    var two = new ClassShares(List.of(7L, 5L)).goodman(CONFIDENCE).getFirst();

    assertThat(three.low()).isLessThan(two.low());
    assertThat(three.high()).isGreaterThan(two.high());
  }

  @Test
  void anEmptyClassBeginsAtZeroAndOnlyWaldGivesItNoWidth() {
    var classes = new ClassShares(List.of(0L, 12L));

    assertThat(classes.goodman(CONFIDENCE).getFirst().low()).isZero();
    assertThat(classes.goodman(CONFIDENCE).getFirst().high()).isPositive();
    assertThat(classes.goodmanWald(CONFIDENCE).getFirst()).isEqualTo(new Interval(0, 0));
  }

  @Test
  void whatHasNoSharesIsRefused() {
    assertRefused(() -> new ClassShares(List.of()));
    assertRefused(() -> new ClassShares(List.of(0L, 0L)));
    assertRefused(() -> new ClassShares(List.of(3L, -1L)));
    assertRefused(() -> new ClassShares(List.of(3L, 1L)).goodman(1));
    assertThatThrownBy(() -> new ClassShares(List.of(Long.MAX_VALUE, 1L)))
        .isInstanceOf(ArithmeticException.class);
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }

  private static double coverage(List<Double> truth, int n) {
    double covered = 0;
    for (int a = 0; a <= n; a++) {
      for (int b = 0; a + b <= n; b++) {
        var counts = List.of((long) a, (long) b, (long) n - a - b);
        var intervals = new ClassShares(counts).goodman(CONFIDENCE);
        boolean holds = true;
        for (int i = 0; i < 3; i++) {
          double share = truth.get(i);
          holds &= intervals.get(i).low() <= share && share <= intervals.get(i).high();
        }
        covered += holds ? probability(counts, truth) : 0;
      }
    }
    return covered;
  }

  private static double probability(List<Long> counts, List<Double> truth) {
    double log = 0;
    int drawn = 0;
    for (int i = 0; i < counts.size(); i++) {
      for (int k = 1; k <= counts.get(i); k++) {
        drawn++;
        log += Math.log(drawn) - Math.log(k) + Math.log(truth.get(i));
      }
    }
    return Math.exp(log);
  }
}
