package rapport.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What published cases leave open: the definitions, order, ties and wrong input.
class AdjustedPTest {

  private static final double LEVEL = 0.1;

  /// The oracle is the paper's rule: the greatest rank k whose p is at most k q / m, and all
  /// before.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void benjaminiAndHochbergRejectUpToTheGreatestRankBelowTheLine(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      var raw = probabilities(random);
      var sorted = raw.stream().sorted().toList();
      int m = raw.size();
      int rejected =
          IntStream.rangeClosed(1, m)
              .filter(k -> sorted.get(k - 1) <= k * LEVEL / m)
              .max()
              .orElse(0);

      var adjusted = AdjustedP.benjaminiHochberg(raw);

      assertThat(smallest(raw, adjusted.rejected(LEVEL))).isEqualTo(sorted.subList(0, rejected));
    }
  }

  /// The oracle is the paper's rule: step down until a p is greater than α / (m − k + 1).
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void holmRejectsUntilTheFirstAboveItsShare(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      var raw = probabilities(random);
      var sorted = raw.stream().sorted().toList();
      int m = raw.size();
      int rejected = 0;
      while (rejected < m && sorted.get(rejected) <= LEVEL / (m - rejected)) {
        rejected++;
      }

      var adjusted = AdjustedP.holm(raw);

      assertThat(smallest(raw, adjusted.rejected(LEVEL))).isEqualTo(sorted.subList(0, rejected));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theOrderOfTheTestsDoesNotMatterAndHolmIsNeverBelowBenjaminiAndHochberg(long seed) {
    var random = new Random(seed);
    var raw = probabilities(random);
    var places = new ArrayList<>(IntStream.range(0, raw.size()).boxed().toList());
    Collections.shuffle(places, random);
    var shuffled = places.stream().map(raw::get).toList();

    var adjusted = AdjustedP.benjaminiHochberg(raw).values();
    var holm = AdjustedP.holm(raw).values();

    assertThat(AdjustedP.benjaminiHochberg(shuffled).values())
        .isEqualTo(places.stream().map(adjusted::get).toList());
    assertThat(AdjustedP.holm(shuffled).values())
        .isEqualTo(places.stream().map(holm::get).toList());
    for (int i = 0; i < raw.size(); i++) {
      assertThat(adjusted.get(i)).isGreaterThanOrEqualTo(raw.get(i));
      assertThat(holm.get(i)).isGreaterThanOrEqualTo(adjusted.get(i));
    }
  }

  @Test
  void aSingleTestStaysAsItIsAndNoTestsRejectNothing() {
    assertThat(AdjustedP.benjaminiHochberg(List.of(0.05)).values()).containsExactly(0.05);
    assertThat(AdjustedP.benjaminiHochberg(List.of(0.05)).rejected(0.05)).containsExactly(true);
    assertThat(AdjustedP.holm(List.of(0.05)).values()).containsExactly(0.05);
    assertThat(AdjustedP.holm(List.of()).rejected(0.05)).isEmpty();
  }

  @Test
  void equalProbabilitiesAreAdjustedAlike() {
    var tied = List.of(0.02, 0.02, 0.02);

    assertThat(AdjustedP.benjaminiHochberg(tied).values())
        .allSatisfy(p -> assertThat(p).isCloseTo(0.02, within(1e-15)));
    assertThat(AdjustedP.holm(tied).values()).containsOnly(0.06);
  }

  @Test
  void whatIsNoProbabilityIsRefused() {
    assertRefused(() -> AdjustedP.benjaminiHochberg(List.of(0.5, 1.1)));
    assertRefused(() -> AdjustedP.benjaminiHochberg(List.of(-0.1, 0.5)));
    assertRefused(() -> AdjustedP.holm(List.of(Double.NaN)));
    assertRefused(() -> AdjustedP.holm(List.of(2.0)));
    assertRefused(() -> AdjustedP.holm(List.of()).rejected(0));
    assertRefused(() -> AdjustedP.holm(List.of()).rejected(1));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }

  /// Many small ones, and few enough values that some are equal; none lies on a line.
  private static List<Double> probabilities(Random random) {
    return random
        .ints(1 + random.nextInt(12), 0, 1000)
        .mapToObj(i -> (0.3 + (i % 2 == 0 ? i : i % 100)) / 1000)
        .toList();
  }

  private static List<Double> smallest(List<Double> raw, List<Boolean> rejected) {
    return IntStream.range(0, raw.size())
        .filter(rejected::get)
        .mapToObj(raw::get)
        .sorted()
        .toList();
  }
}
