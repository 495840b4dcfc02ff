package rapport.metric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import rapport.period.Granularity;
import rapport.state.Cell;
import rapport.state.State;

/// Money in states: a slot for each currency, whole millionths in it.
final class Currencies {

  /// What series of money come apart by.
  static final String NAME = "currency";

  private static final int DIGITS = 6;

  private Currencies() {}

  /// The currencies that a state has slots for: what is behind this beginning.
  static SortedSet<String> in(State state, String beginning) {
    var found = new TreeSet<String>();
    for (String slot : state.cells().keySet()) {
      if (slot.startsWith(beginning)) {
        found.add(withoutGranularity(slot.substring(beginning.length())));
      }
    }
    return Collections.unmodifiableSortedSet(found);
  }

  private static String withoutGranularity(String name) {
    for (Granularity granularity : Granularity.values()) {
      var ending = State.slot("", granularity);
      if (name.endsWith(ending)) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  /// In whole units.
  static BigDecimal units(BigInteger millionths) {
    return new BigDecimal(millionths, DIGITS);
  }

  /// Rows of as many zeros if there are none in a slot.
  static Cell.Rows rows(State state, String slot, int size) {
    return state
        .rows(slot)
        .orElseGet(
            () ->
                new Cell.Rows(
                    0,
                    Collections.nCopies(size, BigInteger.ZERO),
                    Collections.nCopies(size * (size + 1) / 2, BigInteger.ZERO)));
  }

  /// The first number of each row alone.
  static Cell.Rows first(Cell.Rows rows) {
    return new Cell.Rows(rows.count(), rows.sums().subList(0, 1), rows.products().subList(0, 1));
  }

  /// The rows of one less those of the other.
  static Cell.Rows minus(Cell.Rows one, Cell.Rows other) {
    return (Cell.Rows)
        one.merge(
            new Cell.Rows(-other.count(), negative(other.sums()), negative(other.products())));
  }

  private static List<BigInteger> negative(List<BigInteger> numbers) {
    return numbers.stream().map(BigInteger::negate).toList();
  }
}
