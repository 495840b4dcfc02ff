package rapport.fold;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.state.State;

/// One part of a period's summary.
///
/// @param states the number of a dimension's value → its state; totals have the one entry
///   [#TOTAL_NUMBER]
public record Part(SortedMap<Integer, State> states) {

  /// The number under which totals are kept.
  public static final int TOTAL_NUMBER = 0;

  public static final Part EMPTY = new Part(Collections.emptySortedMap());

  public Part {
    states = Collections.unmodifiableSortedMap(new TreeMap<>(states));
  }

  public static Part ofTotal(State state) {
    return new Part(new TreeMap<>(Map.of(TOTAL_NUMBER, state)));
  }

  public Part merge(Part other) {
    var merged = new TreeMap<>(states);
    other.states.forEach((number, state) -> merged.merge(number, state, State::merge));
    return new Part(merged);
  }

  /// The state of one value, empty if nothing was counted for it.
  public State state(int number) {
    return states.getOrDefault(number, State.EMPTY);
  }
}
