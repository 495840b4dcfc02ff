package rapport.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.expectation.ServiceGap.Dimension;
import rapport.statistics.CrossProducts;
import rapport.statistics.Interval;
import rapport.statistics.Weights;

class ServiceGapTest {

  private static final List<Integer> ITEMS = List.of(3, 2, 1);
  private static final Weights WEIGHTS =
      new Weights(Stream.of("11", "32.5", "22").map(BigDecimal::new).toList());

  /// The oracle gives each person an overall gap first.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theOverallGapAndItsIntervalAreThoseOfTheGapsOfPeople(long seed) {
    var people = people(new Random(seed), 20);
    var gaps = people.stream().mapToDouble(ServiceGapTest::overallOf).toArray();
    double mean = IntStream.range(0, 20).mapToDouble(i -> gaps[i]).sum() / 20;
    double squares = IntStream.range(0, 20).mapToDouble(i -> Math.pow(gaps[i] - mean, 2)).sum();
    double half =
        TDistribution.of(19).inverseCumulativeProbability(0.975) * Math.sqrt(squares / 19 / 20);

    var all = fold(people);

    assertThat(all.overall(WEIGHTS)).isCloseTo(mean, within(1e-12));
    var interval = all.overallInterval(WEIGHTS, 0.95).orElseThrow();
    assertThat(interval.low()).isCloseTo(mean - half, within(1e-12));
    assertThat(interval.high()).isCloseTo(mean + half, within(1e-12));
    var persons = all.overallOfPersons(WEIGHTS);
    assertThat(persons.count()).isEqualTo(20);
    assertThat(persons.mean()).isCloseTo(mean, within(1e-12));
    assertThat(persons.variance().orElseThrow()).isCloseTo(squares / 19, within(1e-12));
  }

  @Test
  void theOverallGapIsTheWeightedMeanOfTheDimensions() {
    var all = fold(people(new Random(4), 15));
    var gaps = Stream.of(0, 1, 2).map(all::of).toList();

    assertThat(all.overall(WEIGHTS)).isCloseTo(WEIGHTS.mean(gaps), within(1e-12));
    assertThat(all.overall(Weights.equal(3))).isCloseTo(Weights.equal(3).mean(gaps), within(1e-12));
  }

  @Test
  void perceivingWhatWasExpectedAndTheReverseTurnsTheGapOver() {
    var people = people(new Random(5), 12);
    var turned =
        people.stream()
            .map(answers -> answers.stream().map(ServiceGapTest::turned).toList())
            .toList();

    for (int i = 0; i < ITEMS.size(); i++) {
      var one = fold(people).interval(i, 0.95).orElseThrow();
      var other = fold(turned).interval(i, 0.95).orElseThrow();
      assertThat(fold(turned).of(i)).isEqualTo(-fold(people).of(i));
      assertThat(other.low()).isCloseTo(-one.high(), within(1e-12));
      assertThat(other.high()).isCloseTo(-one.low(), within(1e-12));
    }
  }

  @Test
  void aSinglePersonHasGapsButNoInterval() {
    var one = ServiceGap.of(List.of(new Dimension(List.of(4, 5), List.of(5, 5))));

    assertThat(one.of(0)).isEqualTo(-0.5);
    assertThat(one.interval(0, 0.95)).isEmpty();
    assertThat(one.overallInterval(Weights.equal(1), 0.95)).isEmpty();
  }

  @Test
  void peopleWhoAgreeHaveAnIntervalOfNoWidth() {
    var one = ServiceGap.of(List.of(new Dimension(List.of(4, 5), List.of(5, 5))));

    assertThat(one.merge(one).interval(0, 0.95)).contains(new Interval(-0.5, -0.5));
  }

  @Test
  void whatDoesNotBelongTogetherIsRefused() {
    var one = ServiceGap.of(List.of(new Dimension(List.of(4, 5), List.of(5, 5))));
    var other = ServiceGap.of(List.of(new Dimension(List.of(4), List.of(5))));

    assertRefused(() -> one.merge(other));
    assertRefused(() -> one.overall(Weights.equal(2)));
    assertRefused(() -> new Dimension(List.of(), List.of()));
    assertRefused(() -> new Dimension(List.of(1), List.of(1, 2)));
    assertRefused(() -> new ServiceGap(CrossProducts.of(List.of(1L)), List.of(0)));
    assertRefused(() -> new ServiceGap(CrossProducts.of(List.of(1L)), List.of(1, 1)));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
  }

  private static ServiceGap fold(List<List<Dimension>> people) {
    return people.stream().map(ServiceGap::of).reduce(ServiceGap::merge).orElseThrow();
  }

  private static List<List<Dimension>> people(Random random, int count) {
    var people = new ArrayList<List<Dimension>>();
    for (int i = 0; i < count; i++) {
      people.add(
          ITEMS.stream()
              .map(items -> new Dimension(scores(random, items), scores(random, items)))
              .toList());
    }
    return people;
  }

  private static List<Integer> scores(Random random, int count) {
    return random.ints(count, 1, 8).boxed().toList();
  }

  private static Dimension turned(Dimension dimension) {
    return new Dimension(dimension.expected(), dimension.perceived());
  }

  private static double overallOf(List<Dimension> answers) {
    double sum = 0;
    for (int i = 0; i < answers.size(); i++) {
      double perceived =
          answers.get(i).perceived().stream().mapToInt(x -> x).average().orElseThrow();
      double expected = answers.get(i).expected().stream().mapToInt(x -> x).average().orElseThrow();
      sum += WEIGHTS.each().get(i).doubleValue() * (perceived - expected);
    }
    return sum / 65.5;
  }
}
