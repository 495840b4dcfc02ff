package rapport.bench;

import java.util.HashMap;
import java.util.Map;
import rapport.fact.Family;
import rapport.fold.Part;
import rapport.fold.PartKey;
import rapport.state.Cell;
import rapport.state.State;

/// What a system that adds one for each event has many of.
///
/// @param number the value's of the dimension
/// @param value which of the slot's values is counted; 0 where the slot counts without
record Counter(Family family, String dimension, int number, String slot, int value) {

  /// The same of folded parts.
  static Map<Counter, Long> of(Map<PartKey, Part> parts) {
    var counters = new HashMap<Counter, Long>();
    parts.forEach(
        (key, part) ->
            part.states().forEach((number, state) -> counters.putAll(of(key, number, state))));
    return counters;
  }

  private static Map<Counter, Long> of(PartKey key, int number, State state) {
    var counters = new HashMap<Counter, Long>();
    for (Map.Entry<String, Cell> cell : state.cells().entrySet()) {
      counts(cell.getValue())
          .forEach(
              (value, count) ->
                  counters.put(
                      new Counter(key.family(), key.dimension(), number, cell.getKey(), value),
                      count));
    }
    return counters;
  }

  private static Map<Integer, Long> counts(Cell cell) {
    return switch (cell) {
      case Cell.Count(long total) -> Map.of(0, total);
      case Cell.Values(var counts) -> counts;
      case Cell.Durations _, Cell.Rows _ ->
          throw new IllegalArgumentException("answers make no " + cell);
    };
  }
}
