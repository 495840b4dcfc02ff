package rapport.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.period.Granularity;

class StateTest {

  /// The oracle is the JDK's own sums, extremes and grouping over the plain list.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 20_260_101})
  void aFoldIsWhatTheJdkSumsUp(long seed) {
    var samples = Sample.random(new Random(seed), 500);

    var state = Sample.fold(samples);

    assertThat(state.count("open"))
        .isEqualTo(amounts(samples, "open").stream().reduce(0L, Long::sum));
    for (String slot : List.of("score:0-10", "score:1-5")) {
      assertThat(state.values(slot)).isEqualTo(counts(samples, slot));
    }
    var millis = amounts(samples, "resolution");
    var statistics = millis.stream().mapToLong(Long::longValue).summaryStatistics();
    assertThat(state.cells().get("resolution"))
        .isInstanceOfSatisfying(
            Cell.Durations.class,
            durations -> {
              assertThat(durations.count()).isEqualTo(statistics.getCount());
              assertThat(durations.totalMillis()).isEqualTo(sum(millis, big -> big));
              assertThat(durations.squaresMillis()).isEqualTo(sum(millis, big -> big.pow(2)));
              assertThat(durations.minMillis()).isEqualTo(statistics.getMin());
              assertThat(durations.maxMillis()).isEqualTo(statistics.getMax());
              assertThat(durations.zeros()).isEqualTo(Collections.frequency(millis, 0L));
              assertThat(durations.buckets()).isEqualTo(buckets(millis));
            });
  }

  /// Cuts shuffled samples into a random tree of merges.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 20_260_101})
  void anyOrderAndGroupingGivesTheSameState(long seed) {
    var random = new Random(seed);
    var samples = Sample.random(random, 300);
    var onePass = Sample.fold(samples);

    for (int i = 0; i < 20; i++) {
      Collections.shuffle(samples, random);

      assertThat(mergedInAnyTree(samples, random)).isEqualTo(onePass);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theEmptyStateChangesNothing(long seed) {
    var state = Sample.fold(Sample.random(new Random(seed), 50));

    assertThat(state.merge(State.EMPTY)).isEqualTo(state);
    assertThat(State.EMPTY.merge(state)).isEqualTo(state);
    assertThat(Sample.fold(List.of())).isEqualTo(State.EMPTY);
  }

  /// What one state is without another is what was merged with it; extremes within 1 %.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 20_261_127})
  void takingAPartAwayUndoesMerging(long seed) {
    var random = new Random(seed);
    for (int size : List.of(0, 1, 3, 40)) {
      var part = Sample.fold(plain(random, 30));
      var rest = Sample.fold(plain(random, size));

      var left = part.merge(rest).without(part).orElseThrow();

      assertThat(left.cells().keySet()).isSubsetOf(rest.cells().keySet());
      rest.cells()
          .forEach(
              (slot, cell) -> {
                if (cell instanceof Cell.Durations durations) {
                  assertSameWithinOnePercent((Cell.Durations) left.cells().get(slot), durations);
                } else if (!cell.equals(new Cell.Count(0))) {
                  assertThat(left.cells().get(slot)).isEqualTo(cell);
                }
              });
    }
  }

  @Test
  void whatIsNoPartCanNotBeTakenAway() {
    var one = Sample.fold(List.of(new Sample(Sample.Kind.VALUE, "score:1-5", 3)));
    var other = Sample.fold(List.of(new Sample(Sample.Kind.VALUE, "score:1-5", 4)));
    var duration = Sample.fold(List.of(new Sample(Sample.Kind.DURATION, "resolution", 4)));
    var row = Sample.fold(List.of(new Sample(Sample.Kind.ROW, "row", 4)));

    for (var part : List.of(other, duration, row, one.merge(one))) {
      assertThat(one.without(part)).isEmpty();
    }
    assertThat(duration.without(duration.merge(duration))).isEmpty();
    assertThat(row.without(row.merge(row))).isEmpty();
    assertThat(row.without(row)).contains(State.EMPTY);
    assertThatThrownBy(() -> one.without(State.of("score:1-5", new Cell.Count(1))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertSameWithinOnePercent(Cell.Durations left, Cell.Durations expected) {
    assertThat(left)
        .usingRecursiveComparison()
        .ignoringFields("minMillis", "maxMillis")
        .isEqualTo(expected);
    for (var pair :
        List.of(
            List.of(left.minMillis(), expected.minMillis()),
            List.of(left.maxMillis(), expected.maxMillis()))) {
      assertThat((double) pair.getFirst())
          .isCloseTo(pair.getLast(), within(0.0101 * pair.getLast() + 0.5));
    }
  }

  /// Without what is taken back.
  private static List<Sample> plain(Random random, int size) {
    return Sample.random(random, size).stream()
        .filter(
            sample -> sample.kind() != Sample.Kind.TAKEN && sample.kind() != Sample.Kind.TAKEN_ROW)
        .toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void mergingLeavesItsInputsAsTheyWere(long seed) {
    var random = new Random(seed);
    var one = Sample.random(random, 50);
    var other = Sample.random(random, 50);
    var first = Sample.fold(one);
    var second = Sample.fold(other);

    first.merge(second);

    assertThat(first).isEqualTo(Sample.fold(one));
    assertThat(second).isEqualTo(Sample.fold(other));
  }

  @Test
  void anAbsentSlotIs0AndEmpty() {
    assertThat(State.EMPTY.count("open")).isZero();
    assertThat(State.EMPTY.values("score:0-10")).isEmpty();
  }

  @Test
  void cellsOfDifferentKindsNeverMerge() {
    var cells =
        List.of(
            new Cell.Count(1),
            new Cell.Values(new TreeMap<>(Map.of(1, 1L))),
            Cell.Durations.of(1),
            rows(1),
            rows(2));

    for (Cell one : cells) {
      for (Cell other : cells) {
        if (one != other) {
          assertThatThrownBy(() -> one.merge(other)).isInstanceOf(IllegalArgumentException.class);
        }
      }
    }
  }

  @Test
  void whatIsTakenBackLeavesNothing() {
    var builder = new StateBuilder();
    builder.value("score", 9);
    builder.value("score", 9, -1);

    var merged =
        State.of("score", new Cell.Values(new TreeMap<>(Map.of(9, 1L))))
            .merge(State.of("score", new Cell.Values(new TreeMap<>(Map.of(9, -1L)))));

    assertThat(builder.build().values("score")).isEmpty();
    assertThat(merged).isEqualTo(builder.build());
  }

  @Test
  void whatCountsInOneGranularityOnlyIsReadUnderItsPlainName() {
    var state =
        State.of("active@m", new Cell.Count(3)).merge(State.of("active", new Cell.Count(5)));

    assertThat(State.slot("active", Granularity.MONTH)).isEqualTo("active@m");
    assertThat(state.at(Granularity.MONTH)).isEqualTo(State.of("active", new Cell.Count(3)));
    assertThat(state.at(Granularity.DAY)).isEqualTo(State.EMPTY);
  }

  @Test
  void rowsOfAnotherSizeAreRefused() {
    var builder = new StateBuilder();
    builder.row("row", List.of(1L, 2L), 1);

    assertThatThrownBy(() -> builder.row("row", List.of(1L), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2");
    assertThatThrownBy(() -> new Cell.Rows(1, List.of(BigInteger.ONE), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Cell.Rows rows(int size) {
    var builder = new StateBuilder();
    builder.row("row", Collections.nCopies(size, 3L), 1);
    return builder.build().rows("row").orElseThrow();
  }

  @Test
  void overflowFailsInsteadOfWrapping() {
    var most = new Cell.Count(Long.MAX_VALUE);
    var often = new Cell.Values(new TreeMap<>(Map.of(9, Long.MAX_VALUE)));
    var builder = new StateBuilder();
    builder.count("open", Long.MAX_VALUE);

    assertThatThrownBy(() -> most.merge(new Cell.Count(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> often.merge(often)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> builder.count("open", 1)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aSlotTakesOneKindOfSample() {
    var builder = new StateBuilder();
    builder.count("open", 1);

    assertThatThrownBy(() -> builder.value("open", 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatCountsInAPeriodIsWhatCountsInAllAndWhatCountsInSuchOnes() {
    var builder = new StateBuilder();
    builder.value("score", 9);
    builder.value("score@m", 9);
    builder.value("score@m", 3, -1);
    builder.value("score@d", 1);
    builder.count("open@w", 7);
    var state = builder.build();

    assertThat(state.counted(Granularity.MONTH).values("score"))
        .isEqualTo(new TreeMap<>(Map.of(9, 2L)));
    assertThat(state.counted(Granularity.DAY).values("score"))
        .isEqualTo(new TreeMap<>(Map.of(9, 1L, 1, 1L)));
    assertThat(state.counted(Granularity.HOUR).cells()).containsOnlyKeys("score");
    assertThat(state.counted(Granularity.WEEK).cells()).containsOnlyKeys("open", "score");
  }

  /// What takes an answer back may be there before it is. It stays in the state, to be put together
  /// with it.
  @Test
  void whatIsOnlyTakenBackIsNotCounted() {
    var builder = new StateBuilder();
    builder.value("score@d", 9, -1);
    builder.value("score@d", 3);
    builder.value("other@d", 5, -1);
    builder.count("complete@d", -1);
    builder.row("both@d", List.of(5L, 4L), -1);
    var half = builder.build();
    var rest = new StateBuilder();
    rest.value("score@d", 9);

    assertThat(half.counted(Granularity.DAY))
        .isEqualTo(State.of("score", new Cell.Values(new TreeMap<>(Map.of(3, 1L)))));
    assertThat(half.merge(rest.build()).counted(Granularity.DAY))
        .isEqualTo(half.counted(Granularity.DAY));
  }

  @Test
  void aStateCannotBeChangedFromOutside() {
    var counts = new TreeMap<>(Map.of(9, 1L));
    var state = State.of("score:0-10", new Cell.Values(counts));

    counts.put(10, 5L);

    assertThat(state.values("score:0-10")).containsExactly(Map.entry(9, 1L));
    assertThatThrownBy(() -> state.cells().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> state.values("score:0-10").clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static State mergedInAnyTree(List<Sample> samples, Random random) {
    if (samples.size() == 1 && random.nextBoolean()) {
      return samples.getFirst().state();
    }
    if (samples.size() < 2 || random.nextInt(8) == 0) {
      return Sample.fold(samples);
    }
    int cut = random.nextInt(1, samples.size());
    return mergedInAnyTree(samples.subList(0, cut), random)
        .merge(mergedInAnyTree(samples.subList(cut, samples.size()), random));
  }

  private static List<Long> amounts(List<Sample> samples, String slot) {
    return samples.stream()
        .filter(sample -> sample.slot().equals(slot))
        .map(Sample::amount)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static Map<Integer, Long> counts(List<Sample> samples, String slot) {
    return amounts(samples, slot).stream()
        .collect(Collectors.groupingBy(Long::intValue, Collectors.counting()));
  }

  private static Map<Integer, Long> buckets(List<Long> millis) {
    return millis.stream()
        .filter(each -> each > 0)
        .collect(Collectors.groupingBy(DurationBuckets::indexOf, Collectors.counting()));
  }

  private static BigInteger sum(List<Long> millis, Function<BigInteger, BigInteger> of) {
    return millis.stream()
        .map(BigInteger::valueOf)
        .map(of)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  @Test
  void whatStandsIsCountedWhateverItsKind() {
    var builder = new StateBuilder();
    builder.count("open@d", 0);
    builder.duration("resolution@d", 5);
    builder.row("both@d", List.of(5L, 4L), 1);
    builder.row("none@d", List.of(5L), 1);
    builder.row("none@d", List.of(5L), -1);
    var state = builder.build();

    assertThat(state.counted(Granularity.DAY).cells().keySet())
        .containsExactly("both", "open", "resolution");
  }
}
