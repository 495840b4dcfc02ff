package rapport.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RemainderTest {

  static List<Cell> cells() {
    return List.of(
        new Cell.Count(5),
        new Cell.Values(new TreeMap<>(Map.of(1, 2L, 3, 4L))),
        Cell.Durations.of(1000).merge(Cell.Durations.of(0)).merge(Cell.Durations.of(5000)),
        rows(2, 3, 5));
  }

  /// A cell, and a part that has none of its extremes.
  static Stream<List<Cell>> pairs() {
    return cells().stream().flatMap(one -> parts().stream().map(other -> List.of(one, other)));
  }

  private static List<Cell> parts() {
    return List.of(
        new Cell.Count(-3),
        new Cell.Values(new TreeMap<>(Map.of(1, 1L, 2, 7L))),
        Cell.Durations.of(2000),
        rows(3, 8, 9));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void onlyCellsOfOneKindAreMergedOrTakenFromOneAnother(List<Cell> two) {
    var one = two.getFirst();
    var other = two.getLast();

    if (one.getClass() == other.getClass()) {
      assertThat(Remainder.of(state(one.merge(other)), state(other))).contains(state(one));
      assertThat(Remainder.of(state(one), state(one))).contains(State.EMPTY);
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> one.merge(other));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Remainder.of(state(one), state(other)))
          .withMessageContaining("can't take");
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void nothingCanBeTakenFromNothingButANetChange(Cell cell) {
    var left = Remainder.of(State.EMPTY, state(cell));

    if (cell instanceof Cell.Count) {
      assertThat(left).contains(state(new Cell.Count(-5)));
    } else {
      assertThat(left).isEmpty();
    }
    assertThat(Remainder.of(state(cell), State.EMPTY)).contains(state(cell));
  }

  @Test
  void aPartThatIsLargerThanItsWholeLeavesNothingToTell() {
    var values = new Cell.Values(new TreeMap<>(Map.of(1, 2L)));
    var more = new Cell.Values(new TreeMap<>(Map.of(1, 3L)));
    var zero = Cell.Durations.of(0);
    var second = Cell.Durations.of(1000);

    assertThat(Remainder.of(state(values), state(more))).isEmpty();
    assertThat(Remainder.of(state(rows(1, 3, 5)), state(rows(2, 3, 5)))).isEmpty();
    assertThat(Remainder.of(state(second), state(zero))).isEmpty();
    assertThat(Remainder.of(state(zero), state(second))).isEmpty();
    assertThat(Remainder.of(state(zero.merge(second)), state(zero.merge(zero)))).isEmpty();
  }

  @Test
  void rowsOfAnotherLengthAreOfAnotherKind() {
    var one = new Cell.Rows(1, List.of(BigInteger.ONE), List.of(BigInteger.ONE));

    assertThatIllegalArgumentException().isThrownBy(() -> rows(2, 3, 5).merge(one));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Remainder.of(state(rows(2, 3, 5)), state(one)));
  }

  /// Within 1 % where the part had the whole's extremes, exact where it had not.
  @Test
  void extremesAreThoseOfWhatIsLeft() {
    var whole = Cell.Durations.of(1000).merge(Cell.Durations.of(5000)).merge(Cell.Durations.of(0));

    var withoutLongest = durations(Remainder.of(state(whole), state(Cell.Durations.of(5000))));
    var withoutShortest = durations(Remainder.of(state(whole), state(Cell.Durations.of(0))));
    var onlyZeros =
        durations(
            Remainder.of(
                state(whole), state(Cell.Durations.of(1000).merge(Cell.Durations.of(5000)))));

    assertThat(withoutLongest.minMillis()).isZero();
    assertThat(withoutLongest.maxMillis()).isBetween(990L, 1010L);
    assertThat(withoutShortest.minMillis()).isBetween(990L, 1010L);
    assertThat(withoutShortest.maxMillis()).isEqualTo(5000);
    assertThat(onlyZeros.maxMillis()).isZero();
    assertThat(onlyZeros.zeros()).isOne();
  }

  @Test
  void cellsThatNobodyCanHaveCountedAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Cell.Durations(
                    0, BigInteger.ZERO, BigInteger.ZERO, 0, 0, 0, Collections.emptySortedMap()))
        .withMessageContaining("count must be 1 or more");
    assertThatIllegalArgumentException().isThrownBy(() -> new Cell.Rows(1, List.of(), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Cell.Rows(1, List.of(BigInteger.ONE), List.of()));
  }

  @Test
  void aCellOfAnotherKindCountsNothing() {
    assertThat(state(rows(2, 3, 5)).count("slot")).isZero();
    assertThat(state(new Cell.Count(5)).count("slot")).isEqualTo(5);
  }

  private static Cell.Durations durations(java.util.Optional<State> state) {
    return (Cell.Durations) state.orElseThrow().cells().get("slot");
  }

  private static Cell rows(long count, long sum, long product) {
    return new Cell.Rows(
        count,
        List.of(BigInteger.valueOf(sum), BigInteger.TEN),
        List.of(BigInteger.valueOf(product), BigInteger.ONE, BigInteger.TWO));
  }

  private static State state(Cell cell) {
    return State.of("slot", cell);
  }
}
