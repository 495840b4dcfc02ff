package rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.state.Cell.Durations;
import rapport.state.DurationBuckets;
import rapport.state.State;
import rapport.state.StateBuilder;

/// Percentiles read from buckets against the sorted samples themselves.
class PercentileTest {

  private static final String SLOT = "resolution";
  private static final double ROUNDING = 1e-9;
  private static final List<Integer> SIZES = List.of(1, 2, 3, 10, 99, 100, 101, 5_000);

  /// How durations may be distributed, in milliseconds.
  private enum Shape {
    UNIFORM(random -> random.nextLong(1, 86_400_000)),
    MOSTLY_ZERO(random -> random.nextInt(3) == 0 ? random.nextLong(10_000) : 0),
    ONLY_ZERO(_ -> 0),
    ALL_EQUAL(_ -> 5_400_000),
    FEW_MILLIS(random -> random.nextLong(5)),
    LOGNORMAL(random -> Math.round(Math.exp(6 + 1.8 * random.nextGaussian()) * 1000)),
    PARETO(random -> Math.min(Math.round(60_000 / Math.pow(random.nextDouble(), 2)), 1L << 50)),
    BEYOND_35_DAYS(random -> 35L * 86_400_000 + random.nextLong(1_000_000_000_000L)),
    TWO_FAR_APART(random -> random.nextBoolean() ? 1 : 1L << 45);

    private final ToLongFunction<Random> draw;

    Shape(ToLongFunction<Random> draw) {
      this.draw = draw;
    }
  }

  static Stream<Arguments> shapesAndSeeds() {
    return Arrays.stream(Shape.values())
        .flatMap(shape -> Stream.of(1L, 2L, 20_260_101L).map(seed -> Arguments.of(shape, seed)));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("shapesAndSeeds")
  void everyPercentileIsWithinOnePercentOfTheSampleAtItsRank(Shape shape, long seed) {
    var random = new Random(seed);
    for (int size : SIZES) {
      var sorted = drawn(shape, size, random);

      var figures = figures(sorted);

      for (int percent = 0; percent <= 100; percent++) {
        double exact = sorted.get((int) Math.floor(percent * (size - 1L) / 100.0)) / 1000.0;
        assertThat(figures.percentile(percent))
            .as("p%d of %d", percent, size)
            .isCloseTo(exact, within(DurationBuckets.RELATIVE_ERROR * exact + ROUNDING));
      }
      assertThat(figures.percentile(0)).isGreaterThanOrEqualTo(sorted.getFirst() / 1000.0);
      assertThat(figures.percentile(100)).isLessThanOrEqualTo(sorted.getLast() / 1000.0);
    }
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("shapesAndSeeds")
  void nothingAboutDurationsIsEverNotANumber(Shape shape, long seed) {
    var random = new Random(seed);
    for (int size : SIZES) {
      var state = state(drawn(shape, size, random));

      var value = TicketDuration.RESOLUTION.value(Scopes.of(state, 0.95));

      assertThat(value.n()).isEqualTo(size);
      assertThat(value.parts().values())
          .allMatch(part -> Double.isFinite(part.number().orElseThrow()));
    }
  }

  /// Draws many small lognormal samples: the median's interval must hold the true median as often
  /// as it claims, less what the buckets' 1 % costs.
  @Test
  void theIntervalOfTheMedianCoversItAsOftenAsItSays() {
    var random = new Random(20_260_101);
    double median = Math.exp(6);
    int samples = 2_000;

    long covered =
        IntStream.range(0, samples)
            .mapToObj(_ -> figures(drawn(Shape.LOGNORMAL, 10, random)))
            .map(figures -> figures.intervalOfMedian(0.95).orElseThrow())
            .filter(interval -> interval.low() <= median && median <= interval.high())
            .count();

    assertThat((double) covered / samples).isGreaterThan(0.95);
  }

  private static List<Long> drawn(Shape shape, int size, Random random) {
    var millis = new ArrayList<Long>();
    for (int i = 0; i < size; i++) {
      millis.add(shape.draw.applyAsLong(random));
    }
    Collections.sort(millis);
    return millis;
  }

  private static DurationFigures figures(List<Long> millis) {
    return new DurationFigures((Durations) state(millis).cells().get(SLOT));
  }

  private static State state(List<Long> millis) {
    var builder = new StateBuilder();
    millis.forEach(each -> builder.duration(SLOT, each));
    return builder.build();
  }
}
