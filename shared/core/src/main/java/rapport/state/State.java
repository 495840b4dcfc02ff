package rapport.state;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import rapport.period.Granularity;

/// Everything a period's record knows about one family in one segment: named cells.
///
/// @param cells slot → cell; a slot that nothing was added to is absent
public record State(SortedMap<String, Cell> cells) {

  private static final char AT = '@';

  public static final State EMPTY = new State(Collections.emptySortedMap());

  public State {
    cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
  }

  public static State of(String slot, Cell cell) {
    return new State(new TreeMap<>(Map.of(slot, cell)));
  }

  /// The name of the cell that holds what counts in periods of one granularity only.
  public static String slot(String slot, Granularity granularity) {
    return slot + AT + granularity.toString().charAt(0);
  }

  /// What counts in periods of one granularity only, under plain names.
  public State at(Granularity granularity) {
    var found = new TreeMap<String, Cell>();
    var ending = slot("", granularity);
    cells.forEach(
        (slot, cell) -> {
          if (slot.endsWith(ending)) {
            found.put(slot.substring(0, slot.length() - ending.length()), cell);
          }
        });
    return new State(found);
  }

  /// Everything that counts in a period of that granularity: what counts in all periods, and what
  /// counts in such ones only, under plain names. To be asked of what is complete, when no more
  /// will be merged.
  ///
  /// An answer that is only taken back is left out. What takes it back may be there before it is:
  /// two days are not folded at the same moment, and a delivery may be broken off between two
  /// hours. Of both together nothing of that answer is left either.
  public State counted(Granularity granularity) {
    var plain = new TreeMap<>(cells);
    plain.keySet().removeIf(slot -> slot.indexOf(AT) >= 0);
    var standing = new TreeMap<String, Cell>();
    new State(plain)
        .merge(at(granularity))
        .cells
        .forEach((slot, cell) -> cell.standing().ifPresent(left -> standing.put(slot, left)));
    return new State(standing);
  }

  /// A slot's plain name, whichever periods it counts in.
  public static String plainName(String slot) {
    int at = slot.indexOf(AT);
    return at < 0 ? slot : slot.substring(0, at);
  }

  public State merge(State other) {
    if (cells.isEmpty()) {
      return other;
    }
    var merged = new TreeMap<>(cells);
    other.cells.forEach((slot, cell) -> merged.merge(slot, cell, Cell::merge));
    return new State(merged);
  }

  /// What is in this and not in a part of it, as merging it with the part gives this again; a cell
  /// of which nothing is left is absent, and extremes of durations are within 1 %. Nothing if it is
  /// no part: it counts something more often.
  public Optional<State> without(State part) {
    return Remainder.of(this, part);
  }

  /// The number in a slot, 0 if nothing was added to it.
  public long count(String slot) {
    return cells.get(slot) instanceof Cell.Count count ? count.total() : 0;
  }

  /// The rows in a slot; nothing if none were added to it.
  public Optional<Cell.Rows> rows(String slot) {
    return cells.get(slot) instanceof Cell.Rows rows ? Optional.of(rows) : Optional.empty();
  }

  /// The histogram in a slot, empty if nothing was added to it.
  public SortedMap<Integer, Long> values(String slot) {
    return cells.get(slot) instanceof Cell.Values(var counts)
        ? counts
        : Collections.emptySortedMap();
  }
}
