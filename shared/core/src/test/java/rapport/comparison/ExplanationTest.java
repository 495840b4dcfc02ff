package rapport.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.comparison.Explanation.Pair;
import rapport.comparison.Explanation.Part;
import rapport.statistics.Moments;

class ExplanationTest {

  private static final Figure EMPTY = new Figure.Empty();

  /// Segments that come, go or stay away altogether included. The oracle is the change of the
  /// totals.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void thePartsAddUpToTheChange(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      boolean shares = random.nextBoolean();
      var partition = new LinkedHashMap<String, Pair>();
      int segments = 1 + random.nextInt(12);
      for (int i = 0; i < segments; i++) {
        partition.put("s" + i, new Pair(figure(random, shares), figure(random, shares)));
      }
      partition.put("always", new Pair(some(random, shares), some(random, shares)));

      var explanation = Explanation.of(partition).orElseThrow();

      double change = value(merged(partition, false)) - value(merged(partition, true));
      assertThat(explanation.change()).isCloseTo(change, within(1e-12));
      double mix = 0;
      double rate = 0;
      for (Part part : explanation.parts()) {
        mix += part.mix();
        rate += part.rate();
      }
      assertThat(mix + rate).isEqualTo(explanation.change());
      assertThat(explanation.parts()).hasSize(partition.size());
    }
  }

  @Test
  void segmentsThatOnlyGrowOrShrinkAreAllMix() {
    var partition = partition(pair(10, 100, 30, 300), pair(90, 100, 9, 10));

    var explanation = Explanation.of(partition).orElseThrow();

    assertThat(explanation.rate()).isCloseTo(0, within(1e-15));
    assertThat(explanation.mix()).isCloseTo(explanation.change(), within(1e-15));
    assertThat(explanation.parts()).allMatch(part -> part.mix() < 0);
  }

  @Test
  void segmentsThatKeepTheirSizeAreAllRate() {
    var partition = partition(pair(10, 100, 30, 100), pair(50, 100, 40, 100));

    var explanation = Explanation.of(partition).orElseThrow();

    assertThat(explanation.parts().getFirst()).isEqualTo(new Part("0", 0, 0.5 * (0.3 - 0.1)));
    assertThat(explanation.parts().getLast().mix()).isZero();
    assertThat(explanation.rate()).isCloseTo(0.05, within(1e-15));
  }

  /// Worked by hand: weights ½ and ½ become ¾ and ¼, the totals 0.4 and 0.3, so R̄ is 0.35.
  @Test
  void bothEffectsAreSplitAtTheMiddle() {
    var partition = partition(pair(10, 50, 30, 150), pair(30, 50, 30, 50));

    var explanation = Explanation.of(partition).orElseThrow();

    assertThat(explanation.change()).isCloseTo(-0.1, within(1e-15));
    var first = explanation.parts().getFirst();
    assertThat(first.mix()).isCloseTo(0.25 * (0.2 - 0.35), within(1e-15));
    assertThat(first.rate()).isZero();
    var second = explanation.parts().getLast();
    assertThat(second.mix()).isCloseTo(-0.25 * (0.6 - 0.35), within(1e-15));
    assertThat(second.rate()).isZero();
  }

  @Test
  void aNewSegmentIsMixAlone() {
    var partition = partition(pair(50, 100, 50, 100));
    partition.put("new", new Pair(EMPTY, Figure.ofShare(90, 100)));
    partition.put("never", new Pair(EMPTY, EMPTY));

    var parts = Explanation.of(partition).orElseThrow().parts();

    assertThat(parts.get(1).rate()).isZero();
    assertThat(parts.get(1).mix()).isCloseTo(0.5 * (0.9 - 0.6), within(1e-15));
    assertThat(parts.get(2)).isEqualTo(new Part("never", 0, 0));
  }

  @Test
  void anEmptyPeriodExplainsNothing() {
    assertThat(Explanation.of(new LinkedHashMap<>())).isEmpty();
    assertThat(Explanation.of(one(new Pair(EMPTY, Figure.ofShare(1, 2))))).isEmpty();
    assertThat(Explanation.of(one(new Pair(Figure.ofShare(1, 2), EMPTY)))).isEmpty();
  }

  @Test
  void onlyRatesAndMeansOfOneKindAreExplained() {
    var count = new Figure.Count(3);

    assertRefused(() -> Explanation.of(one(new Pair(count, count))));
    assertThat(Explanation.explains(count)).isFalse();
    assertThat(Explanation.explains(new Figure.Described(3))).isFalse();
    assertRefused(() -> new Pair(Figure.ofShare(1, 2), mean(1, 2, 4)));
  }

  /// A net share is the mean of 1, 0 and −1; a frequency weighs by its exposure.
  @Test
  void netSharesAndFrequenciesAreExplainedAsTheMeansTheyAre() {
    var nets =
        partition(
            new Pair(Figure.ofNetShare(6, 2, 2), Figure.ofNetShare(3, 3, 4)),
            new Pair(Figure.ofNetShare(1, 8, 1), Figure.ofNetShare(9, 30, 1)));
    var means =
        partition(
            new Pair(mean(10, 4, 8), mean(10, -1, 7)), new Pair(mean(10, 0, 2), mean(40, 8, 10)));
    var frequencies = one(new Pair(Figure.ofFrequency(3, 2), Figure.ofFrequency(1, 4)));

    assertThat(Explanation.of(nets)).isEqualTo(Explanation.of(means));
    assertThat(Explanation.of(frequencies).orElseThrow().change()).isEqualTo(-1.25);
    assertThat(Explanation.of(frequencies).orElseThrow().times(100).rate()).isEqualTo(-125);
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }

  private static Pair pair(long k0, long n0, long k1, long n1) {
    return new Pair(Figure.ofShare(k0, n0), Figure.ofShare(k1, n1));
  }

  private static SequencedMap<String, Pair> one(Pair pair) {
    return new LinkedHashMap<>(Map.of("one", pair));
  }

  private static SequencedMap<String, Pair> partition(Pair... pairs) {
    var partition = new LinkedHashMap<String, Pair>();
    for (Pair pair : pairs) {
      partition.put(Integer.toString(partition.size()), pair);
    }
    return partition;
  }

  private static Figure figure(Random random, boolean share) {
    return random.nextInt(4) == 0 ? EMPTY : some(random, share);
  }

  private static Figure some(Random random, boolean share) {
    var scores = random.ints(1 + random.nextInt(1000), 1, 8).boxed().toList();
    if (share) {
      return Figure.ofShare(scores.stream().filter(score -> score > 5).count(), scores.size());
    }
    long total = scores.stream().mapToLong(score -> score).sum();
    return mean(scores.size(), total, scores.stream().mapToLong(score -> score * score).sum());
  }

  private static Figure mean(long count, long total, long squares) {
    return new Figure.Mean(Moments.ofWholeNumbers(count, total, squares));
  }

  private static Figure merged(Map<String, Pair> partition, boolean earlier) {
    return partition.values().stream()
        .map(pair -> earlier ? pair.earlier() : pair.later())
        .reduce(EMPTY, Figure::merge);
  }

  private static double value(Figure figure) {
    return figure instanceof Figure.Mean(Moments moments)
        ? moments.mean()
        : ((Figure.Share) figure).share().value();
  }
}
