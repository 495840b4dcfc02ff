package rapport.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.statistics.CrossProducts;
import rapport.statistics.Interval;
import rapport.statistics.Weights;

class WeightedIndexTest {

  private static final Weights HALF_THIRD_SIXTH = weights("3", "2", "1");

  /// The oracle gives each person an index first, and those have an ordinary t interval.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theIndexAndItsIntervalAreThoseOfTheIndicesOfPeople(long seed) {
    var rows = rows(new Random(seed), 40);
    var people =
        rows.stream()
            .mapToDouble(row -> 100 * (3 * row.get(0) + 2 * row.get(1) + row.get(2) - 6) / 54.0)
            .toArray();
    double mean = Arrays.stream(people).sum() / 40;
    double squares = Arrays.stream(people).map(x -> (x - mean) * (x - mean)).sum();
    double half =
        TDistribution.of(39).inverseCumulativeProbability(0.975) * Math.sqrt(squares / 39 / 40);
    var index = WeightedIndex.acsi(HALF_THIRD_SIXTH);

    double value = index.of(fold(rows));
    var interval = index.interval(fold(rows), 0.95).orElseThrow();

    assertThat(value).isCloseTo(mean, within(1e-10));
    assertThat(interval.low()).isCloseTo(mean - half, within(1e-10));
    assertThat(interval.high()).isCloseTo(mean + half, within(1e-10));
    var points = index.pointsOfRows(fold(rows));
    assertThat(points.count()).isEqualTo(40);
    assertThat(points.mean()).isCloseTo(mean, within(1e-10));
    assertThat(points.variance().orElseThrow()).isCloseTo(squares / 39, within(1e-8));
  }

  /// The same of a scale on which low is good, and of the means on the scale itself.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theMeansOfRowsHaveTheMeanAndVarianceOfPeople(long seed) {
    var rows = rows(new Random(seed), 30);
    var people =
        rows.stream().mapToDouble(row -> (3 * row.get(0) + 2 * row.get(1) + row.get(2)) / 6.0);
    var oracle = new Spread(people.toArray());
    var index = new WeightedIndex(HALF_THIRD_SIXTH, 10, 1);

    var means = index.meansOfRows(fold(rows));
    var points = index.pointsOfRows(fold(rows));

    assertThat(means.mean()).isCloseTo(oracle.mean(), within(1e-10));
    assertThat(means.variance().orElseThrow()).isCloseTo(oracle.variance(), within(1e-10));
    assertThat(points.mean()).isCloseTo(100 * (10 - oracle.mean()) / 9, within(1e-10));
    assertThat(points.variance().orElseThrow())
        .isCloseTo(oracle.variance() * 10_000 / 81, within(1e-8));
  }

  /// (5 × 4 + 3 × 2) / (5 × (5 + 3)) = 26 / 40.
  @Test
  void satisfactionIsWeightedByImportanceAndAShareOfTheHighestScore() {
    var index = WeightedIndex.byImportance(weights("5", "3"), 5);

    assertThat(index.ofMeans(List.of(4.0, 2.0))).isCloseTo(65, within(1e-12));
    assertThat(index.of(fold(List.of(List.of(3L, 2L), List.of(5L, 2L)))))
        .isCloseTo(65, within(1e-12));
    assertThat(WeightedIndex.byImportance(weights("5"), 1).ofMeans(List.of(0.25))).isEqualTo(25);
  }

  @Test
  void theDataAndTheirMeansGiveTheSameIndex() {
    var answers = fold(rows(new Random(4), 25));
    var means = Stream.of(0, 1, 2).map(i -> answers.moments(i).mean()).toList();
    var index = WeightedIndex.acsi(HALF_THIRD_SIXTH);

    assertThat(index.ofMeans(means)).isCloseTo(index.of(answers), within(1e-10));
  }

  /// A scale turned over is the same scale with other numbers.
  @Test
  void turningTheScaleOverChangesNothing() {
    var rows = rows(new Random(5), 30);
    var turned = rows.stream().map(row -> row.stream().map(x -> 11 - x).toList()).toList();
    var up = new WeightedIndex(HALF_THIRD_SIXTH, 1, 10);
    var down = new WeightedIndex(HALF_THIRD_SIXTH, 10, 1);

    assertThat(down.of(fold(turned))).isCloseTo(up.of(fold(rows)), within(1e-10));
    var one = up.interval(fold(rows), 0.9).orElseThrow();
    var other = down.interval(fold(turned), 0.9).orElseThrow();
    assertThat(other.low()).isCloseTo(one.low(), within(1e-10));
    assertThat(other.high()).isCloseTo(one.high(), within(1e-10));
  }

  @Test
  void theEndsOfTheScaleAreZeroAndAHundredWithoutWidth() {
    var index = WeightedIndex.sixPointLoyalty();
    var best = fold(List.of(List.of(1L, 1L, 1L), List.of(1L, 1L, 1L)));
    var worst = fold(List.of(List.of(6L, 6L, 6L), List.of(6L, 6L, 6L)));

    assertThat(index.of(best)).isEqualTo(100);
    assertThat(index.interval(best, 0.95)).contains(new Interval(100, 100));
    assertThat(index.of(worst)).isEqualTo(0);
    assertThat(index.interval(worst, 0.95)).contains(new Interval(0, 0));
  }

  @Test
  void anIntervalStaysOnTheScale() {
    var answers = fold(List.of(List.of(1L, 1L, 2L), List.of(10L, 9L, 10L)));
    var index = new WeightedIndex(Weights.equal(3), 1, 10);

    assertThat(index.interval(answers, 0.95)).contains(new Interval(0, 100));
    assertThat(index.meanInterval(answers, 0.95)).contains(new Interval(1, 10));
  }

  @Test
  void aSinglePersonHasAnIndexButNoInterval() {
    var answers = CrossProducts.of(List.of(6L, 7L, 8L));
    var index = new WeightedIndex(Weights.equal(3), 1, 10);

    assertThat(index.mean(answers)).isEqualTo(7);
    assertThat(index.meanInterval(answers, 0.95)).isEmpty();
    assertThat(index.interval(answers, 0.95)).isEmpty();
  }

  /// Each has a mean on the scale, which the sum of squares gives away.
  @Test
  void answersOffTheScaleAreRefused() {
    var index = new WeightedIndex(Weights.equal(1), 1, 5);

    assertRefused(() -> index.of(fold(List.of(List.of(0L), List.of(5L), List.of(4L)))));
    assertRefused(() -> index.mean(fold(List.of(List.of(6L), List.of(1L)))));
    assertRefused(() -> index.interval(CrossProducts.of(List.of(6L)), 0.95));
    assertRefused(() -> index.ofMeans(List.of(5.01)));
    assertRefused(() -> index.points(Double.NaN));
  }

  @Test
  void whatDoesNotFitTheQuestionsIsRefused() {
    assertRefused(() -> new WeightedIndex(Weights.equal(1), 3, 3));
    assertRefused(() -> WeightedIndex.acsi(Weights.equal(2)));
    assertRefused(() -> WeightedIndex.byImportance(Weights.equal(2), 0));
    assertRefused(() -> WeightedIndex.sixPointLoyalty().of(CrossProducts.of(List.of(1L))));
    assertRefused(() -> WeightedIndex.sixPointLoyalty().ofMeans(List.of(1.0, 2.0)));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<List<Long>> rows(Random random, int count) {
    var rows = new ArrayList<List<Long>>();
    for (int i = 0; i < count; i++) {
      rows.add(random.longs(3, 1, 11).boxed().toList());
    }
    return rows;
  }

  private static CrossProducts fold(List<List<Long>> rows) {
    return rows.stream().map(CrossProducts::of).reduce(CrossProducts::merge).orElseThrow();
  }

  private record Spread(double mean, double variance) {
    Spread(double[] numbers) {
      double mean = Arrays.stream(numbers).average().orElseThrow();
      double squares = Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum();
      this(mean, squares / (numbers.length - 1));
    }
  }

  private static Weights weights(String... each) {
    return new Weights(Stream.of(each).map(BigDecimal::new).toList());
  }
}
